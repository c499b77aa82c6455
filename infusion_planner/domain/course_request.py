"""A course that is asked for and has no days yet: when it is wished, how soon, and until when."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from infusion_planner.domain.course import UNFINISHED, Course, course_state
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import MONTHS_IN_YEAR, roll
from infusion_planner.domain.wording import MONTHS, listed

_MOST_AHEAD = 2 * MONTHS_IN_YEAR
_LONGEST_NOTE = 400


class Priority(StrEnum):
    """How soon the course is asked for; the order is that of the list."""

    URGENT = "urgent"
    SOON = "soon"
    USUAL = "usual"


class CourseRequest(Frozen):
    """The next course of a patient, which somebody waits for.

    Attributes:
        patient_id: the patient's row id.
        priority: how soon.
        wish_from: the first day on which it may begin; None for any.
        wish_to: the last one; None for any.
        due_on: the first day of the month in which it shall begin; None where none was named.
        note: what the scheduler has to know; may be empty.
        asked_on: the day it was entered; None before it is stored.
        asked_by: who entered it.
        id: the row's id; empty before it is stored.
    """

    patient_id: str
    priority: Priority
    wish_from: date | None = None
    wish_to: date | None = None
    due_on: date | None = None
    note: str = ""
    asked_on: date | None = None
    asked_by: str = ""
    id: str = ""

    @property
    def due_until(self) -> date | None:
        """Give the last day of the month in which it shall begin."""
        return None if self.due_on is None else roll(self.due_on, 1) - timedelta(days=1)


def open_course(courses: tuple[Course, ...], as_of: date) -> Course | None:
    """Give the course that is planned or under way; None for none."""
    found = (course for course in courses if course_state(course, as_of) in UNFINISHED)
    return next(found, None)


def is_waiting(request: CourseRequest, courses: tuple[Course, ...], as_of: date) -> bool:
    """Tell whether the course is neither planned nor begun since it was asked for.

    A course on hold has no days, so its patient waits for some. It is not asked by the course's
    number, which changes when an earlier course given elsewhere is entered. A plan that is
    canceled lets the patient wait again.
    """
    course = open_course(courses, as_of)
    if course is not None and not course.held_reason:
        return False
    return _is_unanswered(request, courses, as_of)


def _is_unanswered(request: CourseRequest, courses: tuple[Course, ...], as_of: date) -> bool:
    """Tell whether nothing that was asked for was given here since.

    What is left of a course that was under way answers no wish for a later time.
    """
    asked_on = request.asked_on or as_of
    return not any(
        dose.on >= _first_wish(request, course, asked_on)
        for course in courses
        if not course.given_elsewhere
        for dose in course.doses
        if dose.on > asked_on
    )


def _first_wish(request: CourseRequest, course: Course, asked_on: date) -> date:
    """Give the first day on which a dose of a course is one of those asked for."""
    had_begun = any(dose.on <= asked_on for dose in course.doses)
    return (request.wish_from or request.due_on or asked_on) if had_begun else asked_on


def asks_before(request: CourseRequest, earliest_on: date) -> bool:
    """Tell whether days before the next course may begin are asked for.

    A request that names neither a month nor a day asks for the next days there are.

    Args:
        request: what is asked for.
        earliest_on: the first day on which the next course may begin.
    """
    named = (request.wish_from, request.wish_to, request.due_until)
    return all(day is None or day < earliest_on for day in named)


def asked_words(requests: Iterable[CourseRequest], courses: tuple[Course, ...], as_of: date) -> str:
    """Word what is asked for and not given since, `asked for Feb-2027`; empty for nothing."""
    found = [item for item in requests if _is_unanswered(item, courses, as_of)]
    months = [words for item in found if (words := month_words(item.due_on))]
    if not found:
        return ""
    return f"asked for {listed(months)}" if months else "asked for, no month named"


def request_faults(request: CourseRequest, today: date) -> Iterator[Fault]:
    """Say what is wrong with a request, by field."""
    wish_from, wish_to, due = request.wish_from, request.wish_to, request.due_until
    if wish_from and wish_to and wish_to < wish_from:
        words = "The last day lies before the first one. Correct one of them."
        yield Fault("wish_to", words)
    elif wish_to is not None and wish_to < today:
        yield Fault("wish_to", "This day has passed. Name a later one, or leave it empty.")
    if due is not None and due < today:
        yield Fault("due_on", "This month has passed. Name a later one, or leave it open.")
    latest = roll(today, _MOST_AHEAD)
    for name, day in (("wish_from", wish_from), ("wish_to", wish_to), ("due_on", request.due_on)):
        if day is not None and day > latest:
            yield Fault(name, "This is more than two years ahead. Check the year.")
    if len(request.note) > _LONGEST_NOTE:
        yield Fault("note", f"Shorten the note to {_LONGEST_NOTE} letters.")


def months_ahead(today: date, count: int) -> tuple[date, ...]:
    """Give the first days of this month and of those after it."""
    first = today.replace(day=1)
    return tuple(roll(first, ahead) for ahead in range(count))


def month_words(day: date | None) -> str:
    """Word a month, `Feb-2027`; empty for none."""
    return "" if day is None else f"{MONTHS[day.month - 1]}-{day.year}"
