"""A course for which a re-plan found no days: it is put on hold, and its patient waits."""

from datetime import date

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_request import CourseRequest, Priority, is_waiting
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.replan_hits import days_before
from infusion_planner.domain.wording import days_words, span_words
from infusion_planner.store import course_requests, courses
from infusion_planner.store.records import Records


def wait_for_days(
    records: Records, moment: Moment, course_id: str, old: tuple[date, ...], why: str
) -> None:
    """Give the days of a course back, and put its patient on the wait list.

    It stays the same course. It is due in the month in which it was to go on, or in this one
    where that is over. Whoever asked for it before keeps what was asked for.

    Args:
        records: within the operation.
        moment: who does it, and when.
        course_id: the course's row id.
        old: the days that cannot stay.
        why: why they were closed.

    Raises:
        Refused: the course is on hold or closed already, or has days before those.
    """
    patient_id, course = courses.owner_of_course(records.db, course_id)
    _refuse_earlier_days(course, old[0])
    HoldCourse(course_id, Why(OTHER, f"{why}; no new days were found")).apply(records, moment)
    due = max(old[0], moment.today).replace(day=1)
    stored = courses.of_patient(records.db, patient_id)
    asked = course_requests.of_patient(records.db, patient_id)
    found = next((item for item in asked if is_waiting(item, stored, moment.today)), None)
    if found is None:
        note = _note(course, old)
        request = CourseRequest(patient_id, Priority.SOON, due_on=due, note=note)
        by = (moment.today.isoformat(), moment.actor_name)
        course_requests.add(records, request, by)
    elif found.due_on is None:
        course_requests.save(records, replace(found, due_on=due))


def _refuse_earlier_days(course: Course, first: date) -> None:
    """Refuse a hold that would free days on which the course goes on: it frees all of them."""
    earlier = days_before(course, first)
    if earlier:
        raise Refused(
            f"Course {course.number} keeps its earlier days, {days_words(earlier)}, so it is not"
            " put on hold and nothing was saved. Move its later days by hand."
        )


def _note(course: Course, old: tuple[date, ...]) -> str:
    return f"No new days for course {course.number} of {span_words(old[0], old[-1])}"
