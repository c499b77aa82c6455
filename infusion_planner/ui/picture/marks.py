"""The marks: each state has a shape of its own, so that none needs its color to be known."""

from collections.abc import Callable
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from infusion_planner.cards.monitoring import Mark
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import Easel, Tone

_OPEN_STATES = frozenset({"due", "overdue", "missed"})


class Face(Frozen):
    """How a mark is drawn.

    Attributes:
        state: as in `Mark.state`.
        abnormal: as in `Mark.abnormal`.
        awaiting: as in `Mark.awaiting`.
    """

    state: str
    abnormal: bool = False
    awaiting: bool = False

    @property
    def shape(self) -> str:
        """The shape: `abnormal` or `awaiting` where it is so, else the state."""
        if self.abnormal:
            return "abnormal"
        return "awaiting" if self.awaiting else self.state

    @property
    def tone(self) -> str:
        """Its color; what came late keeps that color while its result is awaited."""
        if self.shape == "awaiting" and self.state == "late":
            return "override"
        return _TONES[self.shape]


def asks_for_test(state: str) -> bool:
    """Tell whether a mark stands for a test that can be recorded now."""
    return state in _OPEN_STATES


def face_of(mark: Mark) -> Face:
    """Give how a mark is drawn."""
    return Face(mark.state, mark.abnormal, mark.awaiting)


def mark_size(face: Face) -> int:
    """Give the edge of the square a mark fills, in pixels at 100 %."""
    return _SIZES[face.shape]


def paint_mark(
    on: Easel, middle: QPointF, face: Face, ground: Tone = "surface", room: float = inf
) -> None:
    """Paint a mark around its middle.

    Args:
        on: what is painted on.
        middle: its middle.
        face: how it is drawn.
        ground: what shows in its open parts.
        room: width of a month; routine marks never fill more, so that each stays one mark.
    """
    size = mark_size(face) * on.theme.scale
    if face.shape in _ROUTINE:
        size = min(size, max(room - _GAP, _LEAST))
    half = size / 2
    on.painter.save()
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[face.shape](_Stroke(on, middle, half, face.tone, ground))
    on.painter.restore()


class _Stroke(Frozen):
    """What the shapes are drawn with."""

    on: Easel
    middle: QPointF
    half: float
    tone: str
    ground: Tone

    def disc(self, radius: float, tone: Tone) -> None:
        self.on.painter.setPen(Qt.PenStyle.NoPen)
        self.on.painter.setBrush(self.on.color(tone))
        self.on.painter.drawEllipse(self.middle, radius, radius)

    def ring(self, width: float, *, fill: Tone | None = None) -> None:
        painter, thick = self.on.painter, width * self.on.theme.scale
        painter.setPen(QPen(self.on.color(self.tone), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else self.on.color(fill))
        radius = self.half - thick / 2
        painter.drawEllipse(self.middle, radius, radius)

    def point(self, across: float, down: float) -> QPointF:
        return self.middle + QPointF(across * self.half, down * self.half)


def _in_window(draw: _Stroke) -> None:
    draw.disc(draw.half, draw.tone)


def _late(draw: _Stroke) -> None:
    draw.ring(1.6, fill=draw.ground)
    box = QRectF(draw.point(-1, -1), draw.point(1, 1))
    draw.on.painter.setPen(Qt.PenStyle.NoPen)
    draw.on.painter.setBrush(draw.on.color(draw.tone))
    draw.on.painter.drawPie(box, 90 * 16, 180 * 16)


def _missed(draw: _Stroke) -> None:
    pen = QPen(draw.on.color(draw.tone), 2.2 * draw.on.theme.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    draw.on.painter.setPen(pen)
    edge = 1 - pen.widthF() / 2 / draw.half
    draw.on.painter.drawLine(draw.point(-edge, -edge), draw.point(edge, edge))
    draw.on.painter.drawLine(draw.point(-edge, edge), draw.point(edge, -edge))


def _due(draw: _Stroke) -> None:
    draw.ring(2.2, fill="surface")


def _overdue(draw: _Stroke) -> None:
    draw.ring(2.0, fill="surface")
    draw.disc(draw.half * 0.45, draw.tone)


def _planned(draw: _Stroke) -> None:
    draw.disc(draw.half, draw.tone)


def _conditional(draw: _Stroke) -> None:
    draw.ring(1, fill=draw.ground)


def _extra(draw: _Stroke) -> None:
    corners = [draw.point(0, -1), draw.point(1, 0), draw.point(0, 1), draw.point(-1, 0)]
    pen = QPen(draw.on.color(draw.tone), 1.4 * draw.on.theme.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    draw.on.painter.setPen(pen)
    draw.on.painter.setBrush(draw.on.color(draw.ground))
    draw.on.painter.drawPolygon(QPolygonF(corners))


def _abnormal(draw: _Stroke) -> None:
    draw.on.painter.setBrush(draw.on.color(draw.tone))
    corners = [draw.point(0, -1), draw.point(1, 0.82), draw.point(-1, 0.82)]
    draw.on.painter.drawPolygon(QPolygonF(corners))


def _awaiting(draw: _Stroke) -> None:
    draw.disc(draw.half, draw.tone)
    draw.disc(draw.half * 0.42, draw.ground)


_SHAPES: dict[str, Callable[[_Stroke], None]] = {
    "in_window": _in_window,
    "late": _late,
    "missed": _missed,
    "overdue": _overdue,
    "due": _due,
    "planned": _planned,
    "conditional": _conditional,
    "extra": _extra,
    "abnormal": _abnormal,
    "awaiting": _awaiting,
}
SHAPES = tuple(_SHAPES)
"""Every shape, in the order of the legend."""

_SIZES = {
    "in_window": 8,
    "late": 9,
    "missed": 10,
    "overdue": 12,
    "due": 12,
    "planned": 4,
    "conditional": 5,
    "extra": 9,
    "abnormal": 11,
    "awaiting": 9,
}
_ROUTINE = frozenset({"in_window", "planned", "conditional", "awaiting"})
_GAP, _LEAST = 1.5, 3.0
"""Pixels between two routine marks where they stand close, and the smallest one."""

_TONES = {
    "in_window": "done",
    "late": "override",
    "missed": "blocked",
    "overdue": "blocked",
    "due": "accent_text",
    "planned": "ink3",
    "conditional": "ink3",
    "extra": "ink2",
    "abnormal": "override",
    "awaiting": "done",
}
