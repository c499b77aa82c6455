"""The time axis: where a day stands across the picture, and what is written over it."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.cards.monitoring import Span
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import MONTHS
from infusion_planner.ui.easel import text_width

_JANUARY = 1
_QUARTERS = frozenset({4, 7, 10})
_FEW_MONTHS = 18
_QUARTER_ROOM = 12
_YEAR_PAD = 12
HEAD_ROLE = "smallb"


_SHORT_MONTH = 28


class Axis(Frozen):
    """Days from left to right.

    Attributes:
        first: the day at the left end.
        last: the day at the right end.
        left: the left end, in pixels.
        right: the right end, in pixels.
    """

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Give where a day stands; a day that is not shown stands at the nearer end."""
        days = max(1, (self.last - self.first).days)
        place = self.left + (self.right - self.left) * (day - self.first).days / days
        return min(max(place, self.left), self.right)

    @property
    def month_width(self) -> float:
        """Give how wide the shortest month is, in pixels."""
        days = max(1, (self.last - self.first).days)
        return (self.right - self.left) * _SHORT_MONTH / days

    def shows(self, day: date) -> bool:
        """Tell whether a day is shown."""
        return self.first <= day <= self.last

    def months(self) -> Iterator[date]:
        """Yield the first day of every month that is shown."""
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = _next_month(day)


def axis_of(span: Span, left: float, right: float) -> Axis:
    """Lay a span of time between two ends."""
    return Axis(span.first, span.last, left, right)


class Tick(Frozen):
    """One upright line of the grid.

    Attributes:
        x: where it stands.
        words: over it; empty for none.
        strong: whether a year begins, or where months are named, a month.
        line: whether a line is drawn; the words alone name a year that began before.
    """

    x: float
    words: str
    strong: bool
    line: bool = True


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """Give the lines of the grid: months where few are shown, else years and their quarters."""
    months = tuple(axis.months())
    if len(months) <= _FEW_MONTHS:
        return _named_months(axis, months)
    quarter = (axis.right - axis.left) * 3 / len(months)
    found = []
    for day in months:
        if day.month == _JANUARY:
            found.append(Tick(axis.x(day), str(day.year), strong=True))
        elif day.month in _QUARTERS and quarter >= _QUARTER_ROOM:
            found.append(Tick(axis.x(day), "", strong=False))
    return (*_year_before(axis, found), *found)


def _year_before(axis: Axis, found: list[Tick]) -> tuple[Tick, ...]:
    """Name the year that the axis begins in, where it has room before the next one."""
    words = str(axis.first.year)
    end = next((tick.x for tick in found if tick.strong), axis.right)
    if end - axis.left < text_width(words, HEAD_ROLE) + _YEAR_PAD:
        return ()
    return (Tick(axis.left, words, strong=False, line=False),)


def _named_months(axis: Axis, months: tuple[date, ...]) -> tuple[Tick, ...]:
    ends = [axis.x(day) for day in months[1:]] + [axis.right]
    found = []
    for place, (day, end) in enumerate(zip(months, ends, strict=True)):
        named = place == 0 or day.month == _JANUARY
        words = _month_words(day, end - axis.x(day) - 8, with_year=named)
        found.append(Tick(axis.x(day), words, strong=day.month == _JANUARY))
    return tuple(found)


def _month_words(day: date, room: float, *, with_year: bool) -> str:
    """Name a month as fully as there is room; January is known by its year."""
    month, year = MONTHS[day.month - 1], str(day.year)
    short = year if day.month == _JANUARY else month
    choices = (f"{month} {year}", short) if with_year else (month,)
    return next((words for words in choices if text_width(words, HEAD_ROLE) <= room), "")


def _next_month(day: date) -> date:
    if day.month == len(MONTHS):
        return date(day.year + 1, _JANUARY, 1)
    return date(day.year, day.month + 1, 1)
