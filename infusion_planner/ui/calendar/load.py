"""The foot of the board: how many patients come on each day, and what the shadings mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.calendar_board import BoardDay
from infusion_planner.ui.calendar.ribbons import shade
from infusion_planner.ui.easel import MIDDLE, Ink, easel, line_height
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look

if TYPE_CHECKING:
    from infusion_planner.ui.calendar.view import BoardView

_SHADINGS = (
    ("early", "Too early, or over"),
    ("closed", "Closed"),
    ("short", "Too few open days in a row (SPACE-4)"),
    ("blocked", "Blocked by another rule, or no room"),
)


class LoadLine(QWidget):
    """Say under each day how many patients come; its columns are those of the board."""

    def __init__(self, view: "BoardView") -> None:
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.horizontalHeader().sectionResized.connect(self._follow)

    def _follow(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Take one line, and another for the nurses where they are kept."""
        lines = 2 if self._has_nurses() else 1
        return QSize(0, lines * line_height("smallb") + 12)

    def _has_nurses(self) -> bool:
        return any(day.nurses for day in self._view.cells.board.days)

    def show_load(self) -> None:
        """Say the load of the board that is shown now."""
        days = self._view.cells.board.days
        words = "; ".join(f"{day.head} {_spoken(day)}" for day in days if day.load)
        self.setAccessibleName(f"Patients: {words or 'none'}")
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the counts under their days; the fullest day is semibold ink."""
        view, high = self._view, float(self.height())
        line = (high - 12) / 2 if self._has_nurses() else high - 12
        chairs = view.verticalHeader().width()
        most = max((day.load for day in view.cells.board.days), default=0)
        with easel(self) as on:
            on.across(0, self.width(), 0, "line2")
            ink = Ink("smallm", "ink2", narrow=True)
            on.text(QRectF(14, 6, chairs - 16, line), "Patients", ink)
            if self._has_nurses():
                on.text(QRectF(14, 6 + line, chairs - 16, line), "Nurses", ink)
            for place, day in enumerate(view.cells.board.days):
                left = chairs + view.columnViewportPosition(place)
                room = QRectF(left, 6, view.columnWidth(place), line)
                on.down(0, high, left)
                if day.load:
                    ink = _ink(day, full=day.load == most)
                    on.text(room, f"{day.load}{'!' if day.is_overfull else ''}", ink)
                    on.text(room.translated(0, line), day.nurses, ink)


def _ink(day: BoardDay, *, full: bool) -> Ink:
    if day.is_overfull:
        return Ink("smallb", "blocked", MIDDLE)
    return Ink("smallb" if full else "smallm", "ink" if full else "ink2", MIDDLE)


def _spoken(day: BoardDay) -> str:
    words = day.load_words
    if day.nurses:
        needed, on_duty = day.nurses.split("/")
        words += f" for {needed} of {on_duty} nurses"
    return f"{words}, more than there is room for" if day.is_overfull else words


class _Shading(Picture):
    """A sample of one shading."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        return QSize(look().theme.length(22), look().theme.length(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            shade(on, QRectF(self.rect()), self._kind)
            on.box(QRectF(self.rect()), line="edge", radius=2)


def legend() -> QWidget:
    """Make the line that says what the shadings mean."""
    parts = [
        group(row(_Shading(kind), Label(words, "small", "ink2"), gap=6))
        for kind, words in _SHADINGS
    ]
    shown = Flow(*parts, gap=(16, 4))
    # a flow keeps no margins of its own
    return group(column(group(shown), margins=(14, 6, 14, 8)))
