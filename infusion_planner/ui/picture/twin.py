"""The table that says the same as the picture, with the same marks."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QAbstractItemView

from infusion_planner.cards.monitoring import MonitoringCard, TestLine
from infusion_planner.ui.easel import Easel, Ink
from infusion_planner.ui.picture.marks import Face, face_of, paint_mark
from infusion_planner.ui.table import LINE_ROLE, STATE_ROLE, Column, Index
from infusion_planner.ui.table_view import CellDelegate, LineTableView

_GLYPH = 14
_LEFT_PAD, _RIGHT_PAD = 12, 8
TEST_COLUMNS = (
    Column("Test", "test", role="bodyb", stretch=1),
    Column("Due", "due", sort_field="sort_day"),
    Column("Window", "window", sort_field="sort_day", tone="ink2", drop=1),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
    Column("Done", "done", sort_field="sort_day"),
    Column("Result", "result"),
    Column("Note", "note", tone="ink2", stretch=2),
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
        super().__init__(view)
        self._faces = faces

    def _paint_words(self, on: Easel, cell: QRectF, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not index.data(STATE_ROLE) or not isinstance(line, TestLine):
            super()._paint_words(on, cell, index)
            return
        room = cell.adjusted(_LEFT_PAD, 0, -_RIGHT_PAD, 0)
        face, edge = self._faces.of(line), on.icon_size(_GLYPH)
        paint_mark(on, QPointF(room.left() + edge / 2, room.center().y()), face)
        ink = Ink("bodym", face.tone, squeeze=True)
        on.text(room.adjusted(edge + 6, 0, 0, 0), line.word, ink)


def dress(view: LineTableView) -> Faces:
    """Have a table of tests draw its states as the picture does."""
    faces = Faces()
    view.setItemDelegate(TestCell(view, faces))
    return faces


class TwinTable(LineTableView):
    """Show every mark of the picture as a line, by day."""

    def __init__(self) -> None:
        super().__init__(TEST_COLUMNS, "Monitoring as a table")
        self._faces = dress(self)

    def show_card(self, card: MonitoringCard) -> None:
        """Show the lines of a card."""
        self._faces.show_card(card)
        self.show_lines(card.lines)

    def show_day(self, day: date) -> None:
        """Bring the lines around a day into view."""
        days = [line.sort_day for line in self.table.lines if isinstance(line, TestLine)]
        later = (place for place, text in enumerate(days) if text >= day.isoformat())
        index = self.table.index(next(later, len(days) - 1), 0)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
