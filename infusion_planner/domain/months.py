"""Adding calendar months: one rounding for minimum waits, another for due dates.

Both count from the anchor itself, never from an earlier result, and never in days.
"""

from calendar import monthrange
from datetime import date

MONTHS_IN_YEAR = 12


def roll(anchor: date, months: int) -> date:
    """Add months for a minimum wait: the first day with so many months completed.

    Where the day does not exist in that month, the wait rolls forward to the first of the next.

    Source: clinical rules, Dates; scenarios E04, E07, E38.
    """
    year, month = _month_after(anchor, months)
    if anchor.day <= _days_in(year, month):
        return date(year, month, anchor.day)
    year, month = _month_after(date(year, month, 1), 1)
    return date(year, month, 1)


def clip(anchor: date, months: int) -> date:
    """Add months for a due date: never later than the same day of that month.

    Where the day does not exist in that month, the due date is clipped to the last day of it.

    Source: clinical rules, Dates; scenarios E05, E06.
    """
    year, month = _month_after(anchor, months)
    return date(year, month, min(anchor.day, _days_in(year, month)))


def completed_months(anchor: date, day: date) -> int:
    """Count the months completed between two days; negative when the day lies before."""
    months = (day.year - anchor.year) * MONTHS_IN_YEAR + day.month - anchor.month
    return months - (day.day < anchor.day)


def _month_after(anchor: date, months: int) -> tuple[int, int]:
    year, month = divmod(anchor.year * MONTHS_IN_YEAR + anchor.month - 1 + months, MONTHS_IN_YEAR)
    return year, month + 1


def _days_in(year: int, month: int) -> int:
    """Give the month's length, the calendar asked only about February.

    A forecast asks many times; see the benchmark row of forecasts.
    """
    return monthrange(year, month)[1] if month == 2 else 30 + (month + (month > 7)) % 2
