"""What lies before a patient: a course carried on as planned, and the tests that follow it."""

from collections.abc import Sequence
from datetime import date, timedelta

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Course, Dose, GivenCourse, Infusion, given_courses
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, due_dates, series
from infusion_planner.domain.monitoring_standing import MonitoringTest, series_standings
from infusion_planner.domain.rule_kinds import CourseLength, DueWindow, RecurringTest
from infusion_planner.domain.rules import Rulebook


class ComingTest(Frozen):
    """One blood and urine test that falls due.

    Attributes:
        due_on: the due date.
        book_by: the last open day on or before it: the test is late after a closed due date.
            Once it has passed, the last open day of its window.
    """

    due_on: date
    book_by: date


class MonthlyTests(Frozen):
    """The blood and urine tests that fall due.

    Attributes:
        coming: every one up to the end, by day.
        ends_on: the last day of the monitoring; None before any course.
    """

    coming: tuple[ComingTest, ...]
    ends_on: date | None


def is_certain(course: Course, infusion: Infusion, as_of: date) -> bool:
    """Tell whether an infusion's planned day stands.

    It does not once its day, or the day of an infusion before it, has passed without a dose:
    the prescriber then says first whether and when the course goes on. Nor does it while the
    course is on hold.

    Source: rulebook MISS-1.
    """
    through = (item for item in course.infusions if item.number <= infusion.number)
    stands = all(item.entered or _is_ahead(item, as_of) for item in through)
    return stands and not course.ended_reason and not course.held_reason


def _is_ahead(infusion: Infusion, as_of: date) -> bool:
    planned = infusion.planned_on
    return infusion.given is None and planned is not None and planned >= as_of


def as_planned(course: Course, as_of: date, book: Rulebook) -> GivenCourse | None:
    """Give a course as it will have been given; None where nothing was given and no day stands.

    Days that stand count with the usual dose.
    """
    usual = book.find(CourseLength, "course_length", course.number).dose_ug
    ahead = (
        Dose(item.planned_on, usual)
        for item in course.infusions
        if item.planned_on and not item.entered and is_certain(course, item, as_of)
    )
    doses = tuple(sorted((*course.doses, *ahead), key=lambda dose: dose.on))
    return GivenCourse(course.number, doses) if doses else None


def with_course(courses: Sequence[Course], ahead: GivenCourse | None) -> tuple[GivenCourse, ...]:
    """Give every course given, one of them as it will have been; None leaves them as they are."""
    if ahead is None:
        return given_courses(courses)
    others = [item for item in given_courses(courses) if item.number != ahead.number]
    return tuple(sorted((*others, ahead), key=lambda item: item.number))


def book_by(due_on: date, open_days: OpenDays, window_days: int) -> date:
    """Give the last open day on or before a due date.

    Where none lies in the window before it, the due date itself.

    Source: clinical rules, worked example 35.
    """
    earlier = (due_on - timedelta(days=back) for back in range(window_days + 1))
    return next((day for day in earlier if open_days.is_open(day)), due_on)


def monthly_tests(
    given: Sequence[GivenCourse],
    open_days: OpenDays,
    since: date,
    book: Rulebook,
    done: Sequence[MonitoringTest] = (),
) -> MonthlyTests:
    """Give the blood and urine tests that are still to come.

    A later course keeps the cadence of the first: its tests are those that are due anyway.

    Args:
        given: courses, ordered by number; without any there is no test.
        open_days: of the center.
        since: due dates whose window ended before this day are passed over.
        book: the rules in force.
        done: tests drawn; a due date for which all of them are is passed over too.

    Source: rulebook LAB-2, LAB-4, LAB-5.
    """
    if not given:
        return MonthlyTests((), None)
    facts = series(given, book)
    rule = book.find(RecurringTest, BLOOD_AND_URINE, given[-1].number)
    window = book.find(DueWindow, "due_window")
    due = due_dates(facts.anchor_on, rule.every_months, facts.ends_on, window.merge_days)
    drawn = _drawn(due, rule.tests, done, since, window)
    coming = (
        ComingTest(day, _booked(day, open_days, since, window.window_days))
        for day in due
        if day + timedelta(days=window.window_days) >= since and day not in drawn
    )
    return MonthlyTests(tuple(coming), facts.ends_on)


def _drawn(
    due: Sequence[date],
    tests: Sequence[str],
    done: Sequence[MonitoringTest],
    as_of: date,
    window: DueWindow,
) -> set[date]:
    """Give the due dates for which every test was drawn."""
    stand = (
        series_standings(due, [item for item in done if item.test == test], as_of, window)
        for test in tests
    )
    return set.intersection(*({item.due_on for item in row.due if item.done} for row in stand))


def _booked(due_on: date, open_days: OpenDays, since: date, window_days: int) -> date:
    """Give the day to book by, never one that has passed.

    Once the due date has passed it is the last open day of the window.
    """
    if due_on >= since:
        return max(book_by(due_on, open_days, window_days), since)
    last = due_on + timedelta(days=window_days)
    return max(book_by(last, open_days, (last - since).days), since)
