"""The patterns of the states on boards, which tell them apart without color.

Stripes and dots count from the corner of the widget, not of the box, so that the boxes of
neighboring cells join.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from infusion_planner.ui.easel import Easel, Tone

_DASH = (3.0, 2.5)
_DOTTED = (1.5, 2.0)
_OVER = 0.68
"""How strong a phase is drawn that is over; its outline keeps its strength."""


def paint_pattern(
    on: Easel,
    rect: QRectF,
    state: str,
    *,
    radius: float = 3,
    coming: bool = False,
    over: bool = False,
) -> None:
    """Paint the box of one state with its ground, pattern and outline.

    Args:
        on: what it is painted on.
        rect: the outer edge.
        state: one of `PATTERNS`.
        radius: of the corners.
        coming: whether this part of an infusion or observation is still to come.
        over: whether the phase is over.

    Raises:
        KeyError: the state has no pattern.
    """
    # a state that is nothing but to come, such as planned, looks no different
    draw = (_COMING.get(state) if coming else None) or PATTERNS[state]
    before = on.painter.opacity()
    if over:
        on.painter.setOpacity(before * _OVER)
    draw(on, rect, state, radius)
    on.painter.setOpacity(before)
    if over:
        on.box(rect, line=state, radius=radius)


def stripes(
    on: Easel, rect: QRectF, tone: Tone, *, gap: float, width: float, falling: bool = False
) -> None:
    """Draw slanted stripes over a rectangle.

    Args:
        on: what it is painted on; clip it to the box before.
        rect: what is covered.
        tone: of the stripes.
        gap: from stripe to stripe, across.
        width: of a stripe.
        falling: whether they fall to the right; else they rise.
    """
    on.painter.setPen(QPen(on.color(tone), width))
    top, bottom = rect.top(), rect.bottom()
    slant = 1 if falling else -1
    ends = [rect.left() - slant * top, rect.left() - slant * bottom]
    ends += [rect.right() - slant * top, rect.right() - slant * bottom]
    starts = (place * gap for place in range(floor(min(ends) / gap), ceil(max(ends) / gap) + 1))
    lines = [QLineF(start + slant * top, top, start + slant * bottom, bottom) for start in starts]
    # one call for all of them: a board has thousands
    on.painter.drawLines(lines)


def dots(on: Easel, rect: QRectF, tone: Tone, *, gap: float = 7, size: float = 2) -> None:
    """Draw rows of dots over a rectangle, every second row set off."""
    pen = QPen(on.color(tone), size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    on.painter.setPen(pen)
    step = gap * 0.62
    found: list[QPointF] = []
    for place in range(floor(rect.top() / step), ceil(rect.bottom() / step) + 1):
        shift = gap / 2 if place % 2 else 0.0
        first = floor((rect.left() - shift) / gap)
        row = range(first, ceil(rect.right() / gap) + 1)
        found += [QPointF(dot * gap + shift, place * step) for dot in row]
    on.painter.drawPoints(found)


@contextmanager
def inside(on: Easel, rect: QRectF, radius: float) -> Iterator[None]:
    """Keep what is painted inside a rounded box."""
    on.painter.save()
    if radius:
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        on.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    else:
        on.painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    try:
        yield
    finally:
        on.painter.restore()


def _empty(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="surface", line=state, radius=radius, dash=_DASH)


def _left_bar(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="surface", line=state, radius=radius)
    on.bar(rect, 4, state, radius)


def _thin_stripes(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill=f"{state}_soft", radius=radius)
    with inside(on, rect, radius):
        stripes(on, rect, _faint(on, state, 0.55), gap=6, width=1.4)
    on.box(rect, line=state, radius=radius)


def _outline(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="surface", line=state, radius=radius, stroke=2)


def _solid(on: Easel, rect: QRectF, _state: str, radius: float) -> None:
    on.box(rect, fill="infusing_fill", radius=radius)


def _still_to_run(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="surface", radius=radius)
    on.box(rect, fill=_faint(on, state, 0.12), line=state, radius=radius)


def _upright_bars(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="infusing_fill", radius=radius)
    with inside(on, rect, radius):
        for place in range(floor(rect.left() / 10), ceil(rect.right() / 10) + 1):
            bar = QRectF(place * 10 + 6, rect.top(), 4, rect.height())
            on.fill(bar, _faint(on, "surface", 0.9))
    on.box(rect, line=state, radius=radius)


def _dotted_ground(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    _dots_on(on, rect, state, radius, f"{state}_soft")


def _dots_to_come(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    _dots_on(on, rect, state, radius, "surface")


def _dots_on(on: Easel, rect: QRectF, state: str, radius: float, ground: str) -> None:
    on.box(rect, fill=ground, radius=radius)
    with inside(on, rect, radius):
        dots(on, rect, state)
    on.box(rect, line=state, radius=radius)


def _foot(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill=f"{state}_soft", radius=radius)
    with inside(on, rect, radius):
        on.fill(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), state)


def _cross_hatch(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill=f"{state}_soft", radius=radius)
    with inside(on, rect, radius):
        for falling in (False, True):
            stripes(on, rect, _faint(on, state, 0.6), gap=6, width=1.2, falling=falling)
    on.box(rect, line=state, radius=radius, stroke=2)


def _line_through(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill="surface", line=state, radius=radius, dash=_DOTTED)
    on.across(rect.left() + 3, rect.right() - 3, rect.center().y(), state)


def _broad_stripes(on: Easel, rect: QRectF, state: str, radius: float) -> None:
    on.box(rect, fill=f"{state}_soft", radius=radius)
    with inside(on, rect, radius):
        stripes(on, rect, _faint(on, state, 0.35), gap=9, width=3, falling=True)
    on.box(rect, line=state, radius=radius)


def _faint(on: Easel, tone: str, strength: float) -> QColor:
    color = on.color(tone)
    color.setAlphaF(strength)
    return color


PATTERNS: dict[str, Callable[[Easel, QRectF, str, float], None]] = {
    "planned": _empty,
    "arrived": _left_bar,
    "premed": _thin_stripes,
    "ready": _outline,
    "infusing": _solid,
    "paused": _upright_bars,
    "observing": _dotted_ground,
    "done": _foot,
    "stopped": _cross_hatch,
    "noshow": _line_through,
    "blocked": _broad_stripes,
}
"""How each state is drawn on a board."""

_COMING = {"infusing": _still_to_run, "observing": _dots_to_come}
