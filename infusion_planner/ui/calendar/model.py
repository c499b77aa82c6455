"""The board as a table: each cell has words for a screen reader."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from infusion_planner.cards.calendar_board import CalendarBoard, Lens, Ribbon
from infusion_planner.cards.course_standing import CourseStanding
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.wording import day_words

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_EMPTY = CalendarBoard("", (), (), ())


class BoardModel(QAbstractTableModel):
    """Give the cells of a board.

    Attributes:
        board: what is shown.
        lens: the course that is laid over it; None for none.
        standings: how planned courses stand, by row id, as far as it was read.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = _EMPTY
        self.lens: Lens | None = None
        self.standings: Mapping[str, CourseStanding] = {}

    def show_board(self, board: CalendarBoard, lens: Lens | None) -> None:
        """Take another board."""
        self.beginResetModel()
        self.board, self.lens = board, lens
        self.endResetModel()

    def face(self, ribbon: Ribbon) -> Ribbon:
        """Give a ribbon with how its course stands, where that was read."""
        stands = self.standings.get(ribbon.course_id)
        if stands is None or ribbon.state != "planned":
            return ribbon
        return replace(ribbon, state=stands.state, word=stands.word)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.board.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the days."""
        return 0 if parent.isValid() else len(self.board.days)

    def ribbon(self, index: Index) -> Ribbon | None:
        """Give what covers a cell; None where it is free."""
        return self.board.rows[index.row()].at(index.column()) if index.isValid() else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Give the words of a cell to a screen reader; they are painted as ribbons."""
        if index.isValid() and role == _ROLE.AccessibleTextRole:
            return self.spoken(index)
        return None

    def spoken(self, index: Index) -> str:
        """Say chair, day, who is there, and what the lens says of the day."""
        day, ribbon = self.board.days[index.column()], self.ribbon(index)
        held = day.closed or "free"
        if ribbon is not None:
            place = index.column() - ribbon.first
            number = ribbon.numbers[place]
            held = f"{self.face(ribbon).spoken}, infusion {number} of {ribbon.length}"
            if day.closed and ribbon.infusions[place]:
                held += f", {day.closed}"
        judged = "" if self.lens is None else self._lens_words(index.column())
        name = self._row_name(index.row())
        return ", ".join(part for part in (name, day_words(day.on), held, judged) if part)

    def _lens_words(self, column: int) -> str:
        if self.lens is None:
            return ""
        judged = self.lens.days[column]
        return f"day 1 of {self.lens.name}: {judged.words} {judged.rule}".rstrip()

    def _row_name(self, row: int) -> str:
        names = (self.board.rows[place].name for place in range(row, -1, -1))
        return next((name for name in names if name), "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Give the day over a column, and the chair before a row."""
        if role not in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.board.rows[section].name
        day = self.board.days[section]
        if role == _ROLE.DisplayRole:
            return day.head
        parts = (day_words(day.on), "today" if day.is_today else "", day.closed, day.load_words)
        return ", ".join(part for part in parts if part)
