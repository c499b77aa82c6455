"""Adding calendar months: one rounding for minimum waits, another for due dates.

Both count from the anchor itself, never from an earlier result, and never in days.
"""

from datetime import date
from itertools import islice, product, starmap

MONTHS_IN_YEAR = 12
_MONTHS = range(1, MONTHS_IN_YEAR + 1)
_IN_EVERY_MONTH = 28
"""Days up to this one exist in each month, so that nobody has to ask how long a month is."""


def roll(anchor: date, months: int) -> date:
    """Add months for a minimum wait: the first day with so many months completed.

    Where the day does not exist in that month, the wait rolls forward to the first of the next.

    Source: clinical rules, Dates; scenarios E04, E07, E38.
    """
    count, day = _month_count(anchor) + months, anchor.day
    year, month = count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1
    if day <= _IN_EVERY_MONTH or day <= _days_in(year, month):
        return date(year, month, day)
    # no December is too short, so the next month is one of the same year
    return date(year, month + 1, 1)


def clip(anchor: date, months: int) -> date:
    """Add months for a due date: never later than the same day of that month.

    Where the day does not exist in that month, the due date is clipped to the last day of it.

    Source: clinical rules, Dates; scenarios E05, E06.
    """
    count, day = _month_count(anchor) + months, anchor.day
    year, month = count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1
    return date(year, month, day if day <= _IN_EVERY_MONTH else min(day, _days_in(year, month)))


def clips_until(anchor: date, every_months: int, last: date) -> list[date]:
    """Give the due dates up to a day: one after the interval, one after twice the interval, ...

    Each counts from the anchor, as `clip` does.
    """
    span = _month_count(last) - _month_count(anchor)
    if span < every_months:
        return []
    if anchor.day <= _IN_EVERY_MONTH:
        # from January of the anchor's year on, that day of every month
        days = product(range(anchor.year, last.year + 1), _MONTHS, (anchor.day,))
        first = anchor.month - 1 + every_months
        found = [*starmap(date, islice(days, first, anchor.month + span, every_months))]
    else:
        found = [clip(anchor, each) for each in range(every_months, span + 1, every_months)]
    if found[-1] > last:
        found.pop()
    return found


def completed_months(anchor: date, day: date) -> int:
    """Count the months completed between two days; negative when the day lies before."""
    months = (day.year - anchor.year) * MONTHS_IN_YEAR + day.month - anchor.month
    return months - (day.day < anchor.day)


def _month_count(day: date) -> int:
    return day.year * MONTHS_IN_YEAR + day.month - 1


def _days_in(year: int, month: int) -> int:
    """Give the month's length; the library's calendar would bring the system's languages along."""
    if month == 2:
        return (date(year, month + 1, 1) - date(year, month, 1)).days
    # odd months are long up to July, even ones after it
    return 30 + ((month % 2 == 1) != (month > 7))
