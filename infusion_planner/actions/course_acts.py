"""What every change of a course shares: is it still as seen, who may it be, and what is kept."""

from datetime import date

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.change_reasons import CourseEvent, Verb, Why, why_faults
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_changes import course_mark
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.registration import tidy
from infusion_planner.store import course_events, courses
from infusion_planner.store.records import Records

_STALE = (
    "Course {number} was changed at another screen meanwhile, so nothing was saved. What is shown"
    " now is how it stands; your choices are kept. Look at it again and save."
)


class WithWhy:
    """A change that is asked why, with a reason of the short list.

    Attributes:
        why: the reason.
    """

    __slots__ = ()
    why: Why

    @property
    def reason(self) -> str:
        """Give why, in words."""
        return self.why.text


def course_as_seen(records: Records, course_id: str, seen: str) -> tuple[str, Course]:
    """Read a course that is to be changed, with the row id of its patient.

    Args:
        records: within the operation.
        course_id: the course's row id.
        seen: its mark as it was shown; empty not to ask.

    Raises:
        Refused: it is gone, or somebody changed it meanwhile.
    """
    patient_id, course = courses.owner_of_course(records.db, course_id)
    refuse_stale(course, seen)
    return patient_id, course


def day_as_seen(records: Records, infusion_id: str, seen: str) -> tuple[str, Course, Infusion]:
    """Read an infusion that is to be changed, with the row id of its patient and its course.

    Args:
        records: within the operation.
        infusion_id: the infusion's row id.
        seen: the mark of its course as it was shown; empty not to ask.

    Raises:
        Refused: it is gone, or somebody changed its course meanwhile.
    """
    patient_id, course, infusion = courses.owner_of_infusion(records.db, infusion_id)
    refuse_stale(course, seen)
    return patient_id, course, infusion


def refuse_stale(course: Course, seen: str) -> None:
    """Refuse to change a course that is no longer as the screen showed it.

    Args:
        course: as it is stored.
        seen: its mark as it was shown; empty not to ask.

    Raises:
        Refused: somebody changed it meanwhile.
    """
    if seen and seen != course_mark(course):
        raise Refused(_STALE.format(number=course.number))


def refuse_shut(course: Course) -> None:
    """Refuse to change days of a course that has none to change.

    Raises:
        Refused: it was ended, was given elsewhere, or is on hold.
    """
    if course.ended_reason or course.given_elsewhere:
        raise Refused(f"Course {course.number} is closed, so none of its days can move.")
    if course.held_reason:
        raise Refused(
            f"Course {course.number} is on hold: {course.held_reason}. Resume it, or change its"
            " planned dates, to choose days again."
        )


def require_why(verb: Verb, why: Why) -> None:
    """Ask for the reason.

    Raises:
        InvalidInput: it is missing.
    """
    faults = tuple(why_faults(verb, why))
    if faults:
        raise InvalidInput(*faults)


def require_prescriber(name: str) -> str:
    """Give the name of who decided, tidied.

    Raises:
        InvalidInput: nobody is named.
    """
    if not tidy(name):
        raise InvalidInput(Fault("prescriber", "Name the prescriber who decided."))
    return tidy(name)


class Done(Frozen):
    """What was done to a course.

    Attributes:
        verb: the kind of change.
        why: the reason.
        what: in words that name nobody.
        infusion_id: row id of the one infusion it was about; empty for the course.
    """

    verb: Verb
    why: Why
    what: str
    infusion_id: str = ""


def keep_event(
    records: Records, moment: Moment, patient_id: str, course: Course, done: Done
) -> None:
    """Keep what was done to a course, beside the rows that it changed."""
    event = CourseEvent(
        verb=done.verb,
        why=done.why,
        course_id=course.id,
        course=course.number,
        what=done.what,
        infusion_id=done.infusion_id,
        done_at=moment.instant,
        done_by=moment.actor_name,
        planned=tuple(planned_days(course).items()),
    )
    course_events.add(records, patient_id, event)


def decided(rule: str, prescriber: str, reason: str, moment: Moment) -> Override:
    """Document who decided against a rule."""
    return Override(
        rule=rule,
        prescriber=tidy(prescriber),
        reason=tidy(reason),
        recorded_at=moment.instant,
        recorded_by=moment.actor_name,
        rulebook_version=moment.book.version,
    )


def planned_days(course: Course) -> dict[int, date]:
    """Give the day of each infusion that is still to come."""
    return {
        item.number: item.planned_on
        for item in course.infusions
        if item.planned_on is not None and not item.entered
    }
