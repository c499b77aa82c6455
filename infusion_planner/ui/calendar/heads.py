"""The heads of the board: weeks, days and what the lens says over it, chairs before it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from infusion_planner.cards.calendar_board import LensDay
from infusion_planner.cards.read_calendar import NO_CHAIR
from infusion_planner.ui.calendar.model import BoardModel
from infusion_planner.ui.easel import LEFT, MIDDLE, Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.look import look

CHAIRS_WIDE = 72
_SIDES = 16
"""Pixels beside the name of a chair."""
_PAD = 8
_SHORTEST = 2
"""The place of the shortest form of a day's name."""
_WIDEST = 150
"""So wide a chair's name may make its column; a longer one goes on in a second line."""
_SHARE = 6
"""The part of a narrow board it may take at most; the days are seen whole."""
_LINES = 2
_GLYPHS = {"yes": "ok", "early": "blocked", "blocked": "blocked"}


class DayHead(QHeaderView):
    """The weeks, the days, and one sentence for each run of days the lens judges alike."""

    def __init__(self, cells: BoardModel, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._cells = cells
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def _heights(self) -> tuple[int, int, int]:
        lens = line_height("smallm") + 12 if self._cells.lens is not None else 0
        return line_height("smallb") + 8, line_height("small") + 8, lens

    def sizeHint(self) -> QSize:
        """Take a line for the weeks, one for the days, and one for the lens."""
        return QSize(super().sizeHint().width(), sum(self._heights()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all sections at once: words of a week are wider than a day."""
        with easel_on(self) as on:
            on.fill(QRectF(self.viewport().rect()), "surface")
            self._paint_weeks(on)
            self._paint_days(on)
            if self._cells.lens is not None:
                self._paint_lens(on)
            on.across(0, self.viewport().width(), self.height() - on.hair, "line2")

    def _span(self, first: int, last: int) -> tuple[float, float]:
        left = self.sectionViewportPosition(first)
        return left, self.sectionViewportPosition(last) + self.sectionSize(last)

    def _paint_weeks(self, on: Easel) -> None:
        days, high = self._cells.board.days, self._heights()[0]
        starts = [place for place, day in enumerate(days) if day.week]
        for place, start in enumerate(starts):
            last = starts[place + 1] - 1 if place + 1 < len(starts) else len(days) - 1
            left, right = self._span(start, last)
            room = QRectF(left + _PAD, 0, right - left - _PAD, high)
            on.text(room, days[start].week, Ink("smallb", "ink", LEFT, squeeze=True))
            if start:
                # it would go through the words that run over several weeks
                on.down(0, sum(self._heights()[:2]), left, "line2")

    def _paint_days(self, on: Easel) -> None:
        top, high, _ = self._heights()
        form = self._day_form()
        for place, day in enumerate(self._cells.board.days):
            left, right = self._span(place, place)
            room = QRectF(left, top, right - left, high)
            tone = "ink3" if day.closed else "ink"
            role = "smallb" if day.is_today else "smallm"
            if day.is_today:
                on.box(
                    room.adjusted(3, 1, -3, -3), fill="accent_soft", line="accent_line", radius=4
                )
            on.text(room, _day_forms(day.head)[form], Ink(role, tone, MIDDLE, squeeze=True))

    def _day_form(self) -> int:
        """Give the longest form that fits for every day, so that all are named alike."""
        heads = [_day_forms(day.head) for day in self._cells.board.days]
        rooms = [self.sectionSize(place) - 2 for place in range(len(heads))]
        for form in range(_SHORTEST):
            wide = (text_width(head[form], "smallb", narrow=True) for head in heads)
            if all(width <= room for width, room in zip(wide, rooms, strict=True)):
                return form
        return _SHORTEST

    def _paint_lens(self, on: Easel) -> None:
        top, high = sum(self._heights()[:2]), self._heights()[2]
        on.across(0, self.viewport().width(), top)
        for first, last, judged in self.runs():
            left, right = self._span(first, last)
            on.down(top, top + high, left)
            self._paint_run(on, QRectF(left + 1, top, right - left - 2, high), judged)

    def runs(self) -> Iterator[tuple[int, int, LensDay]]:
        """Yield the first and the last column of each run, and what is said of it."""
        lens = self._cells.lens
        if lens is None:
            return
        for judged, group in groupby(enumerate(lens.days), key=lambda item: item[1]):
            places = [place for place, _ in group]
            if judged.is_legal:
                yield from ((place, place, judged) for place in places)
            else:
                yield places[0], places[-1], judged

    def _paint_run(self, on: Easel, room: QRectF, judged: LensDay) -> None:
        tone = "ok" if judged.is_legal else "ink2"
        glyph = _GLYPHS.get(judged.kind, "")
        words = _fitting(judged, room.width() - (on.icon_size(14) + 14 if glyph else 8))
        ink = Ink("smallm", tone, LEFT if glyph else MIDDLE, narrow=True)
        if glyph and words:
            on.icon(room.left() + 6, room.center().y(), glyph, glyph, size=14)
            room = room.adjusted(on.icon_size(14) + 10, 0, -2, 0)
        elif glyph:
            left = room.center().x() - on.icon_size(14) / 2
            on.icon(left, room.center().y(), glyph, glyph, size=14)
        if words:
            on.text(room, words, ink)


def _day_forms(head: str) -> tuple[str, ...]:
    """Shorten `Mon 23` to `M 23` and `23`."""
    return head, f"{head[:1]} {head[-2:]}", head[-2:]


def _fitting(judged: LensDay, room: float) -> str:
    """Give the longest form that is not cut; none where none fits, as the cells are shaded."""
    rule = f" ({judged.rule})" if judged.rule else ""
    forms = (f"{judged.words}{rule}", judged.words, judged.words.split(",")[0])
    return next((form for form in forms if text_width(form, "smallm", narrow=True) <= room), "")


class ChairHead(QHeaderView):
    """The names of the chairs."""

    def __init__(self, cells: BoardModel, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._cells = cells
        self._view = view
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Be wide enough for the longest name."""
        names = [row.name for row in self._cells.board.rows]
        wide = max((text_width(name, _role(name), narrow=True) for name in names), default=0)
        most = min(look().theme.length(_WIDEST), self._view.width() // _SHARE)
        return QSize(max(look().theme.length(CHAIRS_WIDE), min(wide + _SIDES, most)), 0)

    def name_of(self, place: int) -> str:
        """Give what stands before a row: the name of its chair, or of the rows it goes on with.

        The first row in sight says it where the row that has the name is scrolled away.
        """
        rows = self._cells.board.rows
        if rows[place].name or self.logicalIndexAt(0) != place:
            return rows[place].name
        return next(rows[above].name for above in range(place, -1, -1) if rows[above].name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names."""
        with easel_on(self) as on:
            on.fill(QRectF(self.viewport().rect()), "surface")
            for place, row in enumerate(self._cells.board.rows):
                top = self.sectionViewportPosition(place)
                room = QRectF(14, top, self.width() - _SIDES, self.sectionSize(place))
                _paint_name(on, room, self.name_of(place))
                if row.name:
                    on.across(0, self.width(), top)
            on.down(0, self.height(), self.width() - on.hair, "line2")


def _role(name: str) -> str:
    return "smallm" if name == NO_CHAIR else "head"


def _paint_name(on: Easel, room: QRectF, name: str) -> None:
    """Write the name of a chair; one that is too long smaller, and in two lines."""
    if text_width(name, _role(name), narrow=True) <= room.width():
        tone = "ink2" if name == NO_CHAIR else "ink"
        on.text(room, name, Ink(_role(name), tone, narrow=True))
        return
    lines, high = _broken(name, room.width()), line_height("smallm") - 1
    top = room.center().y() - len(lines) * high / 2
    for place, line in enumerate(lines):
        at = QRectF(room.left(), top + place * high, room.width(), high)
        on.text(at, line, Ink("smallm", narrow=True))


def _broken(name: str, room: float) -> list[str]:
    """Break a name between its words where a line is full; the last line has all the rest."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        fits = text_width(longer, "smallm", narrow=True) <= room
        if fits or not lines[-1] or len(lines) == _LINES:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def easel_on(head: QHeaderView) -> AbstractContextManager[Easel]:
    """Open an easel on what a head is painted on."""
    return easel(head.viewport())
