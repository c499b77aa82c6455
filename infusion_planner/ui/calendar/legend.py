"""The legend of the board: what the shadings of days and the kinds of ribbons mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.calendar.ribbons import KINDS, paint_kind, shade
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from infusion_planner.cards.calendar_board import CalendarBoard, Lens

_CLOSED = "closed"
_SHADINGS = (
    ("early", "Too early, or over"),
    (_CLOSED, "Closed"),
    ("short", "Too few open days (SPACE-4)"),
    ("blocked", "Another rule, or no room"),
)
_RESTRICTED = ("noteval", "Restricted")


class Legend(QWidget):
    """Name what can be seen on the board; what only a lens shades waits for one."""

    def __init__(self) -> None:
        super().__init__()
        self._days = {kind: _named(_Shading(kind), words) for kind, words in _SHADINGS}
        courses = {kind: _named(_Course(kind), words) for kind, words in (*KINDS, _RESTRICTED)}
        self._restricted = courses[_RESTRICTED[0]]
        shown = Flow(*self._days.values(), *courses.values(), gap=(16, 4))
        # a flow keeps no margins of its own
        self.setLayout(column(group(shown), margins=(14, 6, 14, 8)))

    def show_board(self, board: CalendarBoard, lens: Lens | None) -> None:
        """Name what this board can show."""
        for kind, part in self._days.items():
            part.setVisible(lens is not None or kind == _CLOSED)
        ribbons = (ribbon for row in board.rows for ribbon in row.ribbons)
        self._restricted.setVisible(any(ribbon.state == _RESTRICTED[0] for ribbon in ribbons))


def _named(sample: QWidget, words: str) -> QWidget:
    return group(row(sample, Label(words, "small", "ink2"), gap=6))


class _Sample(Picture):
    """A small piece of what the board shows."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        return QSize(look().theme.length(22), look().theme.length(12))


class _Shading(_Sample):
    """A sample of one shading."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            shade(on, QRectF(self.rect()), self._kind)
            on.box(QRectF(self.rect()), line="edge", radius=2)


class _Course(_Sample):
    """A sample of one kind of ribbon."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            paint_kind(on, QRectF(self.rect()), self._kind)
