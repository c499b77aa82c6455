"""Paints the picture: ground, grid, flags, rows, bars and marks, in that order."""

from PySide6.QtCore import QRectF

from infusion_planner.cards.monitoring import MonitoringCard, MonitoringRow
from infusion_planner.ui.easel import Easel, Ink
from infusion_planner.ui.picture.axis import HEAD_ROLE, Tick, ticks
from infusion_planner.ui.picture.bars import paint_bar
from infusion_planner.ui.picture.flags import paint_line, paint_tag
from infusion_planner.ui.picture.frame import LABEL_ROLES, Frame, bars_in, marks_in
from infusion_planner.ui.picture.marks import face_of, paint_mark

_GLYPH = 14
_QUIET = frozenset({"plain", "ok", "done", "planned"})
_BARE_TONES = {"noteval": "ink3"}


def paint_picture(on: Easel, card: MonitoringCard, frame: Frame) -> None:
    """Paint the whole picture of a card.

    Args:
        on: what is painted on.
        card: what is shown.
        frame: its measures.
    """
    _paint_past(on, card, frame)
    for tick in ticks(frame.axis):
        _paint_tick(on, frame, tick)
    on.across(frame.plot.left(), frame.plot.right(), frame.years, "line2")
    for place, row in enumerate(card.rows):
        _paint_row(on, frame, place, row)
    for flag in frame.flags:
        paint_line(on, flag, frame.years, frame.plot.bottom() - 2)
    for flag in frame.flags:
        paint_tag(on, flag, frame.years)
    for place in range(frame.rows):
        _paint_bars(on, card, frame, place)
        _paint_marks(on, card, frame, place)


def _paint_past(on: Easel, card: MonitoringCard, frame: Frame) -> None:
    if card.today <= frame.axis.first:
        return
    right = frame.axis.x(card.today)
    if card.today > frame.axis.last:
        right = frame.plot.right()
    past = QRectF(frame.plot.left(), frame.years, right - frame.plot.left(), frame.plot.height())
    on.fill(past, "past")


def _paint_tick(on: Easel, frame: Frame, tick: Tick) -> None:
    bottom = frame.plot.bottom() - 2
    if tick.strong:
        on.down(6, bottom, tick.x, "line2")
    elif tick.line:
        faint = on.color("line")
        faint.setAlphaF(0.7)
        on.down(frame.years - 6, frame.years, tick.x, "line2")
        on.down(frame.years, bottom, tick.x, faint)
    if tick.words:
        room = QRectF(tick.x + 6, 1, frame.width - tick.x, frame.years - 3)
        on.text(room, tick.words, Ink(HEAD_ROLE))


def _paint_row(on: Easel, frame: Frame, place: int, row: MonitoringRow) -> None:
    line = frame.row(place)
    on.across(line.left(), line.right(), line.bottom() - on.hair)
    first = place == 0
    role, tone = LABEL_ROLES[min(place, 1)], "ink" if first else "ink2"
    on.text(frame.label(place), row.title, Ink(role, tone, narrow=True))
    _paint_summary(on, frame.summary(place), row)


def _paint_summary(on: Easel, room: QRectF, row: MonitoringRow) -> None:
    if not row.summary:
        return
    quiet = row.state in _QUIET
    tone = _BARE_TONES.get(row.state, row.state)
    if row.state != "plain":
        on.icon(room.left(), room.center().y(), row.state, tone, size=_GLYPH)
        room = room.adjusted(on.icon_size(_GLYPH) + 6, 0, 0, 0)
    ink = Ink("small", "ink3", narrow=True) if quiet else Ink("smallb", tone, narrow=True)
    on.text(room, row.summary, ink)


def _paint_bars(on: Easel, card: MonitoringCard, frame: Frame, place: int) -> None:
    row = frame.row(place)
    for placed in bars_in(card, frame, place):
        paint_bar(on, placed, row)


def _paint_marks(on: Easel, card: MonitoringCard, frame: Frame, place: int) -> None:
    for mark, middle in marks_in(card, frame, place):
        ground = "past" if mark.on < card.today else "surface"
        paint_mark(on, middle, face_of(mark), ground, frame.axis.month_width)
