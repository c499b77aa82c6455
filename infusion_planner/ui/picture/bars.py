"""The bars of the picture: a course by its tag, an antiviral by its length."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from infusion_planner.cards.monitoring import Bar
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.picture.axis import Axis

_DASH = (3.0, 2.5)
_LEAST = 6
_TAG = 30
_PLAIN = 10
_MARKER = 4
_GAP = 6
_TAIL = 14
_CLEAR = 2
_WORDS = "small"


class PlacedBar(Frozen):
    """A bar, where it stands, and the words there is room for.

    Attributes:
        bar: the bar.
        box: its outer edge.
        words: beside it; empty where they would run into the next bar.
        words_at: where they begin.
    """

    bar: Bar
    box: QRectF
    words: str
    words_at: float = 0.0


def place_bars(
    bars: tuple[Bar, ...], axis: Axis, middle: float, today: date, lines: tuple[float, ...] = ()
) -> list[PlacedBar]:
    """Place the bars that are shown in a row, from left to right.

    Args:
        bars: by first day.
        axis: the days.
        middle: of the row.
        today: how far a bar reaches that still runs.
        lines: where upright lines stand, from left to right; no words are struck through.
    """
    shown = [bar for bar in bars if _is_shown(bar, axis)]
    boxes: list[QRectF] = []
    for bar in shown:
        box = _box(bar, axis, middle, today)
        if bar.tag and boxes:
            # a tag is wider than its days, so it may have to step aside
            box.moveLeft(max(box.left(), boxes[-1].right() + 2))
        boxes.append(box)
    nexts = [box.left() for box in boxes[1:]]
    nexts.append(axis.right + _GAP)
    return [
        PlacedBar(bar, box, *_beside(bar, box, start, lines))
        for bar, box, start in zip(shown, boxes, nexts, strict=False)
    ]


def paint_bar(on: Easel, placed: PlacedBar, row: QRectF) -> None:
    """Paint a bar and the words beside it."""
    if placed.bar.tag:
        _paint_tag(on, placed)
    else:
        _paint_length(on, placed)
    if placed.words:
        room = QRectF(
            placed.words_at, row.top(), text_width(placed.words, _WORDS, narrow=True) + 1, 0
        )
        room.setHeight(row.height())
        on.text(room, placed.words, Ink(_WORDS, "ink2", narrow=True))


def _is_shown(bar: Bar, axis: Axis) -> bool:
    return bar.first <= axis.last and (bar.last is None or bar.last >= axis.first)


def _box(bar: Bar, axis: Axis, middle: float, today: date) -> QRectF:
    left = axis.x(bar.first)
    width, height = _tag_size(bar) if bar.tag else _length_size(bar, axis, today)
    left = max(axis.left, min(left, axis.right - width))
    return QRectF(left, middle - height / 2, width, height)


def _tag_size(bar: Bar) -> tuple[float, float]:
    width = max(look().theme.length(_TAG), text_width(bar.tag, "smallb") + 14)
    return width, line_height("smallb") + 2


def _length_size(bar: Bar, axis: Axis, today: date) -> tuple[float, float]:
    days = axis.x(bar.last or max(today, bar.first)) - axis.x(bar.first)
    width = max(days, look().theme.length(_LEAST)) + (_TAIL if bar.last is None else 0)
    return min(width, axis.right - axis.left), look().theme.length(_PLAIN)


def _beside(
    bar: Bar, box: QRectF, next_start: float, lines: tuple[float, ...]
) -> tuple[str, float]:
    """Give the words there is room for, and where they begin: beyond a line they would meet."""
    left, width = box.right() + _GAP, text_width(bar.words, _WORDS, narrow=True)
    for line in lines:
        if left - _CLEAR < line < left + width + _CLEAR:
            left = line + _GAP
    return bar.words if left + width + _GAP <= next_start else "", left


def _paint_tag(on: Easel, placed: PlacedBar) -> None:
    state, box = placed.bar.state, placed.box
    tone = _TAG_TONES[state]
    match state:
        case "done":
            on.box(box, fill="done_soft", radius=3)
        case "stopped":
            on.box(box, fill="stopped_soft", line=tone, radius=3)
        case "running":
            on.box(box, fill="ready_soft", line=tone, radius=3, stroke=2)
        case "planned":
            on.box(box, fill="surface", line=tone, radius=3)
        case _:
            on.box(box, fill="surface", line=tone, radius=3, dash=_DASH)
    if state != "noteval":
        on.bar(box, _MARKER, tone, 2)
    on.text(box.adjusted(_MARKER, 0, 0, 0), placed.bar.tag, Ink("smallb", tone, MIDDLE))


def _paint_length(on: Easel, placed: PlacedBar) -> None:
    state, box = placed.bar.state, placed.box
    if placed.bar.last is None:
        _paint_open(on, box)
    elif state in {"planned", "noteval"}:
        on.box(box, fill="surface", line="planned", radius=3, dash=_DASH)
    elif state == "stopped":
        on.box(box, fill="stopped_soft", line="stopped", radius=3)
        edge = QRectF(box.right() - 3, box.top(), 3, box.height())
        on.fill(edge, "stopped")
    else:
        on.box(box, fill="done_soft", line="done", radius=3)


def _paint_open(on: Easel, box: QRectF) -> None:
    """Paint a bar without a right end; its dashed tail says that it goes on."""
    body = box.adjusted(0, 0, -_TAIL, 0)
    on.painter.save()
    on.painter.setClipRect(body)
    on.box(box.adjusted(0, 0, _TAIL, 0), fill="ready_soft", line="ready", radius=3)
    on.painter.restore()
    tail = QPen(on.color("ready"), on.hair)
    tail.setDashPattern(list(_DASH))
    on.painter.setPen(tail)
    path = QPainterPath()
    for edge in (box.top() + on.hair / 2, box.bottom() - on.hair / 2):
        path.moveTo(QPointF(body.right(), edge))
        path.lineTo(QPointF(box.right(), edge))
    on.painter.drawPath(path)


_TAG_TONES = {
    "done": "done",
    "running": "ready",
    "stopped": "stopped",
    "planned": "ready",
    "noteval": "planned",
}
