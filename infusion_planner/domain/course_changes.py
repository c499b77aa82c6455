"""What moving days does to a course, and what moves with them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Dose, GivenCourse, Infusion
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_rules import Premedication
from infusion_planner.domain.monitoring import series
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.domain.wording import day_words

_ONE_DAY = timedelta(days=1)
_LONGEST_BREAK = 60
"""Within as many days a center opens again."""


class Scope(Enum):
    """Which infusions move."""

    ONE = "one"
    REST = "rest"
    ALL = "all"


class Follows(Frozen):
    """What is counted from the days of a course.

    Attributes:
        steroid_on: days with the steroid before the infusion.
        antiviral_from: the day the antiviral begins at the latest.
        next_earliest_on: the first day on which the course after it may start.
        monitoring_ends_on: the last day of the monitoring.
    """

    steroid_on: tuple[date, ...]
    antiviral_from: date
    next_earliest_on: date
    monitoring_ends_on: date


def moved(course: Course, number: int, to: date, scope: Scope) -> Course:
    """Give the course with days moved; the number of its infusions stays.

    Args:
        course: as it is planned.
        number: the infusion that goes to `to`.
        to: its new day.
        scope: that day alone; it and those after it, day by day; or all, day by day.

    Raises:
        InvalidInput: the infusion was given, or was never planned here.
    """
    last = len(course.infusions)
    first = 1 if scope is Scope.ALL else number
    until = number if scope is Scope.ONE else last
    start = to - (number - first) * _ONE_DAY
    new_days = dict(zip(range(first, until + 1), days_from(start, last), strict=False))
    infusions = tuple(
        Infusion(item.number, new_days[item.number], id=item.id)
        if item.number in new_days
        else item
        for item in course.infusions
    )
    entered = [item for item in course.infusions if item.entered and item.number in new_days]
    if entered or number not in {item.number for item in course.infusions}:
        words = "What was given stays where it was given. Move a day that is still to come."
        raise InvalidInput(Fault("number", words))
    return replace(course, infusions=infusions)


def omitted(course: Course, number: int) -> Course:
    """Give the course without one of its days: it has one infusion less.

    Steroid and order go by the number of the infusion, so the infusions after it take the days
    that follow, and the last one has none.

    Raises:
        InvalidInput: the infusion was given, or is the only one still to come.
    """
    left = [item for item in course.infusions if not item.entered]
    if number not in {item.number for item in left}:
        raise InvalidInput(Fault("number", "What was given cannot be omitted any more."))
    if number == left[-1].number:
        words = "This is the last day of the course. End the course early, or cancel its plan."
        raise InvalidInput(Fault("number", words))
    days = {item.number: item.planned_on for item in course.infusions}
    infusions = tuple(
        Infusion(item.number, days[item.number + 1], id=item.id) if item.number >= number else item
        for item in course.infusions[:-1]
    )
    return replace(course, length=course.length - 1, infusions=infusions)


def resumed(course: Course, on: date, open_days: OpenDays) -> Course:
    """Give the course with its infusions left from a day on, no longer on hold.

    They follow one another on the next open days; the first stays where it was put.
    """
    left = [item.number for item in course.infusions if not item.entered]
    days = dict(zip(left, open_run(on, len(left), open_days), strict=True))
    infusions = tuple(
        Infusion(item.number, days[item.number], id=item.id) if item.number in days else item
        for item in course.infusions
    )
    return replace(course, infusions=infusions, held_reason="")


def open_run(start: date, length: int, open_days: OpenDays) -> list[date]:
    """Give a day and the open ones after it; the days after it where none is open."""
    days = [start]
    while len(days) < length:
        after = days[-1] + _ONE_DAY
        days.append(open_days.next_open(after, _LONGEST_BREAK) or after)
    return days


def course_mark(course: Course) -> str:
    """Give what tells whether a course is still as it was seen."""
    days = (
        f"{item.number} {item.id} {item.planned_on} {bool(item.given)}" for item in course.infusions
    )
    ends = f"{course.ended_reason} {course.held_reason}"
    return "; ".join((f"{course.id} {course.length}", *days, ends))


def change_faults(course: Course, today: date) -> Iterator[Fault]:
    """Say what is wrong with the days of a course as it would be: passed, or out of order."""
    for item in _to_come(course):
        if item.planned_on is not None and item.planned_on < today:
            words = f"{day_words(item.planned_on)} has passed. Choose today or a later day."
            yield Fault("to", words)
    for (_, day), (number, following) in pairwise(_numbered_days(course)):
        if following <= day:
            words = (
                f"Day {number} would fall on {day_words(following)}, not after {day_words(day)}."
                " Choose a later day, or move the days after it too."
            )
            yield Fault("to", words)


def has_gap(course: Course) -> bool:
    """Tell whether the days of a course do not follow one another.

    Source: rulebook MISS-1.
    """
    days = [day for _, day in _numbered_days(course)]
    return any(following - day > _ONE_DAY for day, following in pairwise(days))


def what_follows(course: Course, book: Rulebook) -> Follows:
    """Give what is counted from a course, as if it were given as it is planned.

    Args:
        course: as it is, or as it would be.
        book: the rules in force.
    """
    dose_ug = book.find(CourseLength, "course_length", course.number).dose_ug
    days = [day for _, day in _numbered_days(course)]
    given = GivenCourse(course.number, tuple(Dose(day, dose_ug) for day in days))
    steroid = book.find(Premedication, "premedication", course.number)
    return Follows(
        tuple(day for number, day in _numbered_days(course) if number in steroid.infusions),
        given.first_on,
        earliest_next_start(given, book),
        series((given,), book).ends_on,
    )


def _to_come(course: Course) -> list[Infusion]:
    return [item for item in course.infusions if item.given is None]


def _numbered_days(course: Course) -> list[tuple[int, date]]:
    """Give each infusion's day, given or planned; what was left out has none."""
    days = (
        (item.number, item.given.on if item.given else item.planned_on)
        for item in course.infusions
        if item.given is None or item.entered
    )
    return [(number, day) for number, day in days if day is not None]
