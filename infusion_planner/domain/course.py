"""The course: what was planned, what was given, and which day counts as the last dose."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.partly_known import PartlyKnown

_ONE_DAY = timedelta(days=1)


class Steroid(Enum):
    """What is recorded of the steroid before an infusion."""

    NOT_RECORDED = ""
    GIVEN = "given"
    NOT_GIVEN = "not_given"
    NOT_REQUIRED = "not_required"


class Dose(Frozen):
    """One dose given.

    Attributes:
        on: the day it entered the patient.
        dose_ug: micrograms; 0 means that nothing entered the patient.
        known: how far the day is known; None when exactly. `on` is then the latest that fits.
    """

    on: date
    dose_ug: int
    known: PartlyKnown | None = None

    @property
    def earliest_on(self) -> date:
        """Give the earliest day on which it can have been given."""
        return self.on if self.known is None else self.known.earliest_on


class Infusion(Frozen):
    """One infusion of a course, planned or given.

    Attributes:
        number: 1 for the first of the course.
        planned_on: the day planned; None for a course given elsewhere.
        given: the dose; None while nothing is recorded.
        id: the row's id; empty before it is stored.
        steroid: what is recorded of the steroid before it.
        steroid_ug: micrograms of it; None when none was given or it is not recorded.
        reason: why it was not given, not in full or not as planned; may be empty.
    """

    number: int
    planned_on: date | None = None
    given: Dose | None = None
    id: str = ""
    steroid: Steroid = Steroid.NOT_RECORDED
    steroid_ug: int | None = None
    reason: str = ""

    @property
    def entered(self) -> bool:
        """Tell whether any amount entered the patient."""
        return self.given is not None and self.given.dose_ug > 0


class CourseState(Enum):
    """Where a course stands on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    DONE = "done"
    INCOMPLETE = "incomplete"


UNFINISHED = frozenset({CourseState.PLANNED, CourseState.RUNNING, CourseState.INTERRUPTED})
"""States of a course that more infusions belong to."""


class Course(Frozen):
    """One course of a patient.

    Attributes:
        number: 1 for the first course in the patient's life.
        length: number of infusions planned, or the usual number for a course given elsewhere.
        infusions: ordered by number.
        id: the row's id; empty before it is stored.
        given_elsewhere: whether another center gave it.
        where_given: the other center's name; may be empty.
        ended_reason: why no further infusion will follow; empty while the course is open.
        rulebook_version: the version the plan was judged by.
        held_reason: why the days to come are on hold; empty while they stand.
    """

    number: int
    length: int
    infusions: tuple[Infusion, ...]
    id: str = ""
    given_elsewhere: bool = False
    where_given: str = ""
    ended_reason: str = ""
    rulebook_version: str = ""
    held_reason: str = ""

    @property
    def doses(self) -> tuple[Dose, ...]:
        """Give every dose that entered the patient, by day."""
        given = [item.given for item in self.infusions if item.given and item.given.dose_ug > 0]
        return tuple(sorted(given, key=_day_of))


class GivenCourse(Frozen):
    """The part of a course that entered the patient; all dates are counted from it.

    Attributes:
        number: the course's number.
        doses: at least one, all above 0, ordered by day.
    """

    number: int
    doses: tuple[Dose, ...]

    @property
    def first_on(self) -> date:
        """Give the day of the first dose."""
        return self.doses[0].on

    @property
    def last_on(self) -> date:
        """Give the day of the last dose given, not of the last one planned."""
        return self.doses[-1].on

    @property
    def interruption(self) -> tuple[date, date] | None:
        """Give the two days around the first gap; None when the days follow one another.

        A day that is only assumed makes no gap.
        """
        days = [dose.on for dose in self.doses if dose.known is None]
        gaps = (pair for pair in pairwise(days) if _is_gap(*pair))
        return next(gaps, None)


def _day_of(dose: Dose) -> date:
    return dose.on


def _is_gap(day: date, following: date) -> bool:
    return following - day > _ONE_DAY


def given_courses(courses: Iterable[Course]) -> tuple[GivenCourse, ...]:
    """Keep the courses of which any dose was given, ordered by number."""
    given = (GivenCourse(course.number, doses) for course in courses if (doses := course.doses))
    return tuple(sorted(given, key=lambda course: course.number))


def course_state(course: Course, as_of: date) -> CourseState:
    """Tell where a course stands.

    A course with every infusion given is done; one that was ended early, or given elsewhere
    with fewer, is incomplete. A planned day that has passed without a dose interrupts it, and so
    does a hold.
    """
    given = len([item for item in course.infusions if item.entered])
    if given >= course.length:
        return CourseState.DONE
    if course.ended_reason or course.given_elsewhere:
        return CourseState.INCOMPLETE
    missed = any(_is_missed(item, as_of) for item in course.infusions)
    if given and (missed or course.held_reason):
        return CourseState.INTERRUPTED
    return CourseState.RUNNING if given else CourseState.PLANNED


def _is_missed(infusion: Infusion, as_of: date) -> bool:
    passed = infusion.planned_on is not None and infusion.planned_on < as_of
    return not infusion.entered and (infusion.given is not None or passed)
