"""What the rules say of the ghost, beside it: the verdict, its reason, and the one way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from infusion_planner.ui.calendar.spots import GAP, spots
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.floating import SPREAD, paint_shadow
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.verdict import VerdictParts
from infusion_planner.ui.look import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from infusion_planner.cards.verdict import VerdictCard
    from infusion_planner.ui.calendar.model import BoardModel
    from infusion_planner.ui.easel import Easel

_RADIUS = 8
_EDGE = 3
"""Pixels it keeps from the edge of the board."""
_LEAST, _BEST = 216, 470
_TIP = GAP - 2
_TIP_IN = 24
"""Pixels from the left end of the ghost to the tip under or over it."""
_DROPS = "Enter drops it here, Esc puts it back"
_REFUSED = "Esc puts it back, Alt+arrows move it"


class Board(Protocol):
    """The board that it stands on."""

    @property
    def cells(self) -> BoardModel:
        """Give its cells."""

    def rowAt(self, y: int) -> int:  # as Qt calls it
        """Give the row at a height; -1 under the last one."""

    def columnAt(self, x: int) -> int:  # as Qt calls it
        """Give the day at a distance from the left; -1 beyond the last one."""

    def viewport(self) -> QWidget:
        """Give what it stands on."""


class Callout(Panel):
    """Float over the board beside the ghost, where it covers the fewest courses.

    It never lies on the ghost, nor beyond what is in sight of the board: where neither can be, it
    is hidden, and the page says the same in its strip.

    Args:
        board: what it stands on; it owns this object.

    Signals:
        pressed(VerdictCard): its button was pressed.
    """

    pressed = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__(radius=_RADIUS)
        self.hide()
        self.setParent(board.viewport())
        self._board = board
        self._card: VerdictCard | None = None
        self._ghost = QRect()
        self._parts = VerdictParts(18, Button("", "primary", size=28))
        self._parts.button.clicked.connect(self._tell)
        self._hint = Label("", "small", "ink3", narrow=True)
        self._inner = group(self._lines())
        self._inner.setParent(self)
        # a press on it is none on the day under it
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.make_readable()

    def _lines(self) -> QHBoxLayout:
        own = self._parts
        head = row(own.word, 8, None, own.rule, gap=0)
        foot = group(Flow(own.button, self._hint, gap=(12, 4)))
        words = column(head, own.sentence, 2, foot, gap=2)
        glyph = column(own.glyph, None, gap=0)
        return row(glyph, (group(words), 1), gap=10, margins=(12, 8, 14, 9))

    @property
    def ground(self) -> QRect:
        """Its box on the board, without the shadow."""
        return self._inner.geometry().translated(self.pos())

    def show_card(self, card: VerdictCard) -> None:
        """Take the verdict on the ghost."""
        if card == self._card:
            return
        self._card = card
        self._parts.show_card(card, "raised")
        self._hint.setText(_REFUSED if card.state == "blocked" else _DROPS)
        self.setAccessibleName(card.spoken)

    def stand(self, ghost: QRect) -> bool:
        """Stand beside the ghost, and tell whether there is room for it."""
        self._ghost = ghost
        spot = self._spot()
        if spot is None:
            self.leave()
            return False
        # where the board ends its shadow does too
        around = spot.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD)
        self.setGeometry(around & self._board.viewport().rect())
        self._inner.setGeometry(spot.translated(-self.pos()))
        self.update()
        self.show()
        return True

    def leave(self) -> None:
        """Be hidden; the board has the focus again where this had it."""
        now = QApplication.focusWidget()
        if now is not None and (now is self or self.isAncestorOf(now)):
            self._board.viewport().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _spot(self) -> QRect | None:
        lines = self._inner.layout()
        if lines is None:
            return None
        lines.invalidate()
        least = max(lines.totalMinimumSize().width(), look().theme.length(_LEAST))
        best = max(least, min(lines.totalSizeHint().width(), look().theme.length(_BEST)))
        room = self._board.viewport().visibleRegion().boundingRect()
        room.adjust(_EDGE, _EDGE, -_EDGE, -_EDGE)
        # of several that cover as many courses the first is taken
        free = spots(self._ghost, room, (least, best), lines.totalHeightForWidth)
        return min(free, key=self._covers, default=None)

    def _covers(self, spot: QRect) -> int:
        """Count the days of courses under it."""
        cells, board = self._board.cells, self._board
        rows = _run(board.rowAt(spot.top()), board.rowAt(spot.bottom()), cells.rowCount())
        left, right = board.columnAt(spot.left()), board.columnAt(spot.right())
        columns = _run(left, right, cells.columnCount())
        taken = (cells.board.rows[place] for place in rows)
        return sum(row.at(column) is not None for row in taken for column in columns)

    def _tell(self) -> None:
        self.pressed.emit(self._card)

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the shadow, the raised ground, and the tip toward the ghost."""
        if self._card is None:
            return
        ground = QRectF(self._inner.geometry())
        paint_shadow(on, ground, _RADIUS)
        shape = QPainterPath()
        half = on.hair / 2
        shape.addRoundedRect(ground.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        on.painter.setPen(QPen(on.color(self._card.state), on.hair))
        on.painter.setBrush(on.color("raised"))
        on.painter.drawPath(shape.united(self._tip(ground)))
        if self.hasFocus():
            on.box(ground, line="focus", radius=_RADIUS, stroke=2)

    def ringed(self) -> bool:
        """Leave the ring to its ground; around the shadow it would be a box of its own."""
        return False

    def _tip(self, ground: QRectF) -> QPainterPath:
        ghost = QRectF(self._ghost.translated(-self.pos()))
        across = min(max(ghost.left() + _TIP_IN, ground.left() + 16), ground.right() - 16)
        down = min(max(ghost.center().y(), ground.top() + 14), ground.bottom() - 14)
        if ghost.bottom() < ground.top():
            return _wedge(QPointF(across, ground.top()), QPoint(0, -1))
        if ghost.top() > ground.bottom():
            return _wedge(QPointF(across, ground.bottom()), QPoint(0, 1))
        if ghost.right() < ground.left():
            return _wedge(QPointF(ground.left(), down), QPoint(-1, 0))
        return _wedge(QPointF(ground.right(), down), QPoint(1, 0))


def _wedge(foot: QPointF, way: QPoint) -> QPainterPath:
    """Give the tip on an edge of the box; it begins within the box, so that both are one."""
    toward, along = QPointF(way) * _TIP, QPointF(way.y(), way.x()) * _TIP
    path = QPainterPath(foot - toward / 4 - along)
    for corner in (foot - along, foot + toward, foot + along, foot - toward / 4 + along):
        path.lineTo(corner)
    path.closeSubpath()
    return path


def _run(first: int, last: int, count: int) -> range:
    """Give the places from one to another; -1 stands for what lies behind all of them."""
    return range(first if first >= 0 else count, last + 1 if last >= 0 else count)
