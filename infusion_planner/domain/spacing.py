"""When the next course may start, and which run of open days to suggest."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import roll
from infusion_planner.domain.rule_kinds import CourseLength, MinimumWait, StartSearch
from infusion_planner.domain.rules import Rulebook


class NextCourse(Frozen):
    """The course that may be planned next.

    Attributes:
        number: 1 + the number of the last course with any dose given.
        infusions: its usual length; None after an incomplete course (MISS-3), when the
            prescriber has to choose.
        earliest_on: the first day with twelve months completed; None before any dose.
        search_from: the day from which starts are looked for.
    """

    number: int
    infusions: int | None
    earliest_on: date | None
    search_from: date


def usual_length(book: Rulebook, number: int) -> int:
    """Give how many infusions a course has.

    Source: rulebook DOSE-1, DOSE-2.
    """
    return book.find(CourseLength, "course_length", number).infusions


def earliest_next_start(last: GivenCourse, book: Rulebook) -> date:
    """Give the first day on which the course after this one may start.

    Counts from the last dose given, not from the last one planned.

    Source: rulebook SPACE-1.
    """
    rule = book.find(MinimumWait, "course_spacing", last.number + 1)
    return roll(last.last_on, rule.minimum_months)


def is_incomplete(course: GivenCourse, book: Rulebook) -> bool:
    """Tell whether fewer doses entered the patient than the course has.

    Source: rulebook MISS-3.
    """
    return len(course.doses) < usual_length(book, course.number)


def coming_number(given: tuple[GivenCourse, ...]) -> int:
    """Give 1 + the number of the last course with any dose given."""
    return given[-1].number + 1 if given else 1


def next_course(given: tuple[GivenCourse, ...], as_of: date, book: Rulebook) -> NextCourse:
    """Describe the course that may be planned next.

    Args:
        given: ordered by number; may be empty.
        as_of: the day of the question.
        book: the rules in force.
    """
    if not given:
        return NextCourse(1, usual_length(book, 1), None, as_of)
    last = given[-1]
    number = coming_number(given)
    infusions = None if is_incomplete(last, book) else usual_length(book, number)
    earliest = earliest_next_start(last, book)
    return NextCourse(number, infusions, earliest, max(earliest, as_of))


def suggested_starts(
    course: NextCourse, length: int, open_days: OpenDays, book: Rulebook
) -> Iterator[date]:
    """Yield the starts that fit, in date order; `length` days in a row are open from each.

    Source: rulebook SPACE-4.
    """
    rule = book.find(StartSearch, "suggested_start", course.number)
    return open_days.starts(length, course.search_from, rule.horizon_days)


def first_starts(
    course: NextCourse, length: int, open_days: OpenDays, book: Rulebook, count: int
) -> tuple[date, ...]:
    """Give the first `count` starts that fit, fewer when the horizon ends before."""
    return tuple(islice(suggested_starts(course, length, open_days, book), count))
