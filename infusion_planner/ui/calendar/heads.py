"""The heads of the board: weeks, days and what the lens says over it, chairs before it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from infusion_planner.cards.calendar_board import LensDay
from infusion_planner.ui.calendar.model import BoardModel
from infusion_planner.ui.easel import LEFT, MIDDLE, Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.look import look

CHAIRS_WIDE = 72
_PAD = 8
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
        for place, day in enumerate(self._cells.board.days):
            left, right = self._span(place, place)
            room = QRectF(left, top, right - left, high)
            tone = "ink3" if day.closed else "ink"
            role = "smallb" if day.is_today else "smallm"
            if day.is_today:
                on.box(
                    room.adjusted(3, 1, -3, -3), fill="accent_soft", line="accent_line", radius=4
                )
            words = _day_words(day.head, role, room.width() - 2)
            on.text(room, words, Ink(role, tone, MIDDLE, squeeze=True))

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


def _day_words(head: str, role: str, room: float) -> str:
    """Shorten `Mon 23` to `M 23` before it would be cut."""
    forms = (head, f"{head[:1]} {head[-2:]}")
    return next((form for form in forms if text_width(form, role, narrow=True) <= room), head[-2:])


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
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Be wide enough for the longest name."""
        names = [row.name for row in self._cells.board.rows]
        wide = max((text_width(name, "smallm", narrow=True) for name in names), default=0)
        return QSize(max(look().theme.length(CHAIRS_WIDE), wide + 16), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names."""
        with easel_on(self) as on:
            on.fill(QRectF(self.viewport().rect()), "surface")
            for place, row in enumerate(self._cells.board.rows):
                top = self.sectionViewportPosition(place)
                room = QRectF(14, top, self.width() - 16, self.sectionSize(place))
                known = row.name and row.name != "No chair"
                ink = Ink("head" if known else "smallm", "ink" if known else "ink2", narrow=True)
                on.text(room, row.name, ink)
                if row.name:
                    on.across(0, self.width(), top)
            on.down(0, self.height(), self.width() - on.hair, "line2")


def easel_on(head: QHeaderView) -> AbstractContextManager[Easel]:
    """Open an easel on what a head is painted on."""
    return easel(head.viewport())
