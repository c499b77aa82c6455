"""Where the minutes of a day stand on a board, and how its bars are painted."""

from PySide6.QtCore import QRectF

from infusion_planner.cards.today_board import BoardRow, Phase
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.pattern import paint_pattern

BAR = 28
_PAD = 14
_ON_SOLID = frozenset({"infusing"})
_WORDS_PAD = 6


class DayScale(Frozen):
    """The hours drawn, and the minute it is.

    Attributes:
        opens: first hour.
        closes: last hour.
        now: minute of the day.
    """

    opens: int = 7
    closes: int = 17
    now: int = 0

    @property
    def hours(self) -> range:
        """The hours drawn."""
        return range(self.opens, self.closes + 1)

    @property
    def shows_now(self) -> bool:
        """Whether the minute it is lies within the hours drawn."""
        return self.opens * MINUTES_IN_HOUR <= self.now <= self.closes * MINUTES_IN_HOUR

    def at(self, rect: QRectF, minute: float) -> float:
        """Give where a minute stands in the room of the times."""
        whole = max(1, (self.closes - self.opens) * MINUTES_IN_HOUR)
        share = (minute - self.opens * MINUTES_IN_HOUR) / whole
        return rect.left() + _PAD + min(max(share, 0.0), 1.0) * (rect.width() - 2 * _PAD)


def paint_hours(on: Easel, rect: QRectF, scale: DayScale) -> None:
    """Paint a faint line for every hour."""
    for hour in scale.hours:
        on.down(rect.top(), rect.bottom(), scale.at(rect, hour * MINUTES_IN_HOUR), "line")


def paint_row(on: Easel, rect: QRectF, row: BoardRow, scale: DayScale) -> None:
    """Paint the bars of a row, and the limit of its bag."""
    height = look().theme.length(BAR)
    top = rect.center().y() - height / 2
    for phase in row.phases:
        left, right = scale.at(rect, phase.starts), scale.at(rect, phase.ends)
        _paint_phase(on, QRectF(left, top, max(right - left, 6), height), phase, rect, scale)
    if row.bag_until is not None:
        _paint_bag(on, rect, row, scale)


def paint_now(on: Easel, rect: QRectF, scale: DayScale) -> None:
    """Paint the line of the minute it is."""
    if scale.shows_now:
        on.fill(QRectF(scale.at(rect, scale.now) - 1, rect.top(), 2, rect.height()), "ink")


def _paint_phase(on: Easel, bar: QRectF, phase: Phase, rect: QRectF, scale: DayScale) -> None:
    paint_pattern(on, bar, phase.state, coming=phase.coming, over=phase.over)
    room = _beside_now(bar, scale.at(rect, scale.now) if scale.shows_now else -1)
    narrow = text_width(phase.words, "smallm", narrow=True) + 2 * _WORDS_PAD
    # words that do not fit are said by the column beside it, and by the screen reader
    if not phase.words or narrow > room.width():
        return
    _paint_plate(on, room, phase, narrow)
    solid = phase.state in _ON_SOLID and not phase.coming
    tone = "on_infusing" if solid else phase.state
    on.text(room, phase.words, Ink("smallm", tone, MIDDLE, narrow=True))


def _paint_plate(on: Easel, room: QRectF, phase: Phase, width: float) -> None:
    """Paint a ground for words that would stand on a pattern."""
    if phase.state in _ON_SOLID:
        return
    height = line_height("smallm") + 2
    plate = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    soft = "surface" if phase.coming or phase.state == "planned" else f"{phase.state}_soft"
    on.box(plate, fill=soft, radius=3)


def _beside_now(bar: QRectF, now: float) -> QRectF:
    """Give the wider part of a bar beside the line of the minute it is."""
    if not bar.left() < now < bar.right():
        return bar
    if now - bar.left() > bar.right() - now:
        return bar.adjusted(0, 0, now - 2 - bar.right(), 0)
    return bar.adjusted(now + 2 - bar.left(), 0, 0, 0)


def _paint_bag(on: Easel, rect: QRectF, row: BoardRow, scale: DayScale) -> None:
    at = scale.at(rect, row.bag_until or 0)
    height = line_height("small")
    width = text_width(row.bag_words, "small", narrow=True) + 2
    left = min(at - width / 2, rect.right() - width - 2)
    words = QRectF(left, rect.top() + 4, width, height)
    on.text(words, row.bag_words, Ink("small", "ink2", MIDDLE, narrow=True))
    top = words.bottom() + 2
    on.fill(QRectF(at - 1, top, 2, rect.bottom() - 12 - top), "ink2")
