"""The rows of the board as a table: four cells each, all of them said in words."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from infusion_planner.cards.today_board import BoardRow, Phase
from infusion_planner.ui.table import Index

HEADS = ("Chair", "Patient", "State and next step", "Time")
CHAIR, PATIENT, STATE, TIME = range(4)
_NOWHERE = QModelIndex()
_TEXT = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
NO_CHAIR = "no chair"


class BoardLines(QAbstractTableModel):
    """Give the rows of a board, cell by cell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows shown."""
        return self._rows

    def show_rows(self, rows: tuple[BoardRow, ...]) -> None:
        """Replace the rows; where as many patients are shown, the choice stays."""
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TIME))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of patients."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell in words."""
        if not index.isValid() or role not in _TEXT:
            return None
        return _WORDS[index.column()](self._rows[index.row()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role in _TEXT:
            return HEADS[section]
        return None


def _chair(row: BoardRow) -> str:
    return row.chair or NO_CHAIR


def _patient(row: BoardRow) -> str:
    return ", ".join(part for part in (row.name, row.ids, row.similar) if part)


def _state(row: BoardRow) -> str:
    return ", ".join(part for part in (row.word, row.next_words, row.course) if part)


def _time(row: BoardRow) -> str:
    said = [_phase(each) for each in row.phases]
    return ", ".join([*said, *([row.bag_words] if row.bag_words else [])]) or "nothing yet"


def _phase(phase: Phase) -> str:
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (phase.starts, phase.ends))
    return f"{phase.words or phase.state} {start} to {end}"


_WORDS = (_chair, _patient, _state, _time)
