"""The table that says the same as the picture, with the same marks."""

from datetime import date

from PySide6.QtCore import QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

from infusion_planner.cards.monitoring import MonitoringCard, TestLine
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.picture.marks import Face, face_of, paint_mark
from infusion_planner.ui.table import LINE_ROLE, Column, Index
from infusion_planner.ui.table_cell import CellDelegate
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.table_widths import GLYPH

TEST_COLUMNS = (
    Column("Test", "test", role="bodyb", stretch=1),
    Column("Due", "due", sort_field="sort_day"),
    Column("Window", "window", sort_field="sort_day", tone="ink2", drop=2, under="due"),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
    Column("Done", "done", sort_field="sort_day"),
    Column("Result", "result", drop=1, under="done"),
    Column("Note", "note", tone="ink2", stretch=2, widest=160),
)


class Faces:
    """Knows how the mark of a line is drawn."""

    def __init__(self) -> None:
        self._recorded: dict[str, Face] = {}

    def show_card(self, card: MonitoringCard) -> None:
        """Take the marks of a card."""
        marks = (mark for row in card.rows for mark in row.marks)
        self._recorded = {mark.entry_id: face_of(mark) for mark in marks if mark.entry_id}

    def of(self, line: TestLine) -> Face:
        """Give the mark of a line; only what was recorded can be more than its state."""
        return self._recorded.get(line.entry_id, Face(line.state))


class TestCell(CellDelegate):
    """Paint a cell; the state by the mark it has in the picture."""

    __test__ = False

    def __init__(self, view: LineTableView, faces: Faces) -> None:
        super().__init__(view, view.table, view.rooms)
        self._faces = faces

    def _paint_glyph(self, on: Easel, at: QPointF, index: Index) -> str:
        line = index.data(LINE_ROLE)
        if not isinstance(line, TestLine):
            return super()._paint_glyph(on, at, index)
        face = self._faces.of(line)
        paint_mark(on, at + QPointF(on.icon_size(GLYPH) / 2, 0), face)
        return face.tone


def dress(view: LineTableView) -> Faces:
    """Have a table of tests draw its states as the picture does."""
    faces = Faces()
    view.setItemDelegate(TestCell(view, faces))
    return faces


class TwinTable(LineTableView):
    """Show every mark of the picture as a line, by day."""

    _most = 0
    """Height it was given; the rows grow and shrink with the room."""

    def __init__(self) -> None:
        super().__init__(TEST_COLUMNS, "Monitoring as a table")
        self._faces = dress(self)
        # by rows, so that the head never cuts one
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def begin(self) -> None:
        """Stand by day again with no line chosen: another patient's lines come."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.show_lines(())

    def take_height(self, most: int) -> None:
        """Be as high as whole rows allow, because the last ones stand at the bottom."""
        self._most = most
        head = self.horizontalHeader().sizeHint().height()
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(head + (most - head) // row * row)

    def _set_row_height(self) -> None:
        super()._set_row_height()
        if self._most:
            self.take_height(self._most)

    def show_card(self, card: MonitoringCard) -> None:
        """Show the lines of a card; the focus stays at its test and day, though they changed."""
        before = self.table.line(self.currentIndex())
        self._faces.show_card(card)
        self.show_lines(card.lines)
        if isinstance(before, TestLine) and not self.currentIndex().isValid():
            self._stand_at(before)

    def _stand_at(self, before: TestLine) -> None:
        lines = [line for line in self.table.lines if isinstance(line, TestLine)]
        place = (before.test, before.sort_day)
        now = next((line for line in lines if (line.test, line.sort_day) == place), None)
        if now is not None:
            self.select_line(now)
        elif lines:
            self.show_day(date.fromisoformat(before.sort_day))

    def show_day(self, day: date) -> None:
        """Bring the lines from a day on into view, under all of the last day before it.

        The arrow keys go on from there; none is chosen before the focus comes.
        """
        days = [line.sort_day for line in self.table.lines if isinstance(line, TestLine)]
        before = max((text for text in days if text < day.isoformat()), default="")
        place = days.index(before) if before else 0
        index = self.table.index(place, 0)
        self.clearSelection()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where it was left, else with the first line in view, and have that in view."""
        # Qt would begin with the first of all, far above
        now = self.currentIndex()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(now if now.isValid() else self.table.index(self.rowAt(0), 0))
            self.scrollTo(self.currentIndex())
        super().focusInEvent(event)
