"""The foot of the board: how many patients come on each day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.calendar_board import BoardDay
from infusion_planner.ui.easel import MIDDLE, Ink, easel, line_height

if TYPE_CHECKING:
    from infusion_planner.ui.calendar.view import BoardView


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
