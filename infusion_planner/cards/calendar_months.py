"""Words the months of a patient calendar: which are shown, what is framed and circled."""

from calendar import SUNDAY, Calendar
from collections.abc import Iterator, Sequence
from datetime import date

from infusion_planner.cards.calendar_facts import CalendarFacts, day_of, stands
from infusion_planner.cards.patient_calendar import MonthCard
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.course_ahead import ComingTest, MonthlyTests
from infusion_planner.domain.months import MONTHS_IN_YEAR
from infusion_planner.domain.wording import LONG_MONTHS

TESTS_NAMED = 3
_MOST_MONTHS = 4


def month_cards(
    facts: CalendarFacts, ahead: GivenCourse | None, tests: MonthlyTests
) -> Iterator[MonthCard]:
    """Give the months, at most four: the infusions, then three tests after the last one.

    Args:
        facts: what is stored.
        ahead: the course as it will have been given; None where no day of it stands.
        tests: still to come.
    """
    framed = {
        day_of(item) for item in facts.course.infusions if item.entered or stands(facts, item)
    }
    circled = {test.book_by for test in tests.coming}
    for year, month in _shown_months(facts, ahead, tests.coming):
        weeks = Calendar(SUNDAY).monthdayscalendar(year, month)
        yield MonthCard(
            title=f"{LONG_MONTHS[month - 1]} {year}",
            weeks=tuple(tuple(week) for week in weeks),
            infusions=_days_in(framed, year, month),
            tests=_days_in(circled, year, month),
        )


def _days_in(days: set[date], year: int, month: int) -> tuple[int, ...]:
    return tuple(sorted(day.day for day in days if (day.year, day.month) == (year, month)))


def _shown_months(
    facts: CalendarFacts, ahead: GivenCourse | None, coming: Sequence[ComingTest]
) -> tuple[tuple[int, int], ...]:
    """Give (year, month) from the first infusion to the third test after the last one.

    Where these are more than four, from the next infusion, or the next test after the course.
    """
    if ahead is None:
        tests = [_month_number(test.book_by) for test in coming[:TESTS_NAMED]]
        return _months(min(tests), max(tests)) if tests else ()
    after = [test for test in coming if test.due_on > ahead.last_on]
    tests = [_month_number(test.book_by) for test in after[:TESTS_NAMED]]
    open_months = _open_months(facts)
    if not tests and not open_months:
        return ()
    first, last = _month_number(ahead.first_on), max((*tests, *open_months))
    fits = last - first < _MOST_MONTHS
    return _months(first if fits else min((*tests, *open_months)), last)


def _open_months(facts: CalendarFacts) -> list[int]:
    """Give the months of the infusions still to come."""
    coming = (item for item in facts.course.infusions if not item.entered and stands(facts, item))
    return [_month_number(day_of(item)) for item in coming]


def _months(first: int, last: int) -> tuple[tuple[int, int], ...]:
    shown = range(first, min(last, first + _MOST_MONTHS - 1) + 1)
    return tuple((number // MONTHS_IN_YEAR, number % MONTHS_IN_YEAR + 1) for number in shown)


def _month_number(day: date) -> int:
    return day.year * MONTHS_IN_YEAR + day.month - 1
