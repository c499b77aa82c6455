"""What every end of a begun course writes: that it ended, and that nobody waits for its days."""

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.course import Course, given_courses
from infusion_planner.domain.course_request import asks_before, is_waiting
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.store import course_requests, courses
from infusion_planner.store.records import Records


def write_end(
    records: Records, moment: Moment, patient_id: str, course: Course, reason: str
) -> str:
    """Write why no further infusion follows, and take what was asked for it off the wait list.

    A request that would wait from now on was made while the course was under way: it asked for
    days of this course, unless it names a time in which only the next one may begin.

    Args:
        records: within the operation.
        moment: who does it, and when.
        patient_id: the patient's row id.
        course: as it is stored.
        reason: why it ends.

    Returns:
        What to add to the title: that the patient left the wait list; empty where not.
    """
    ended = replace(course, ended_reason=reason)
    courses.save_course(records, ended, courses.overrides_of(records.db, course.id))
    stored = courses.of_patient(records.db, patient_id)
    why, done = f"Course {course.number} was ended", (moment.instant, moment.actor_name)
    (given,) = given_courses((ended,))
    earliest = earliest_next_start(given, moment.book)
    asked = [
        request
        for request in course_requests.of_patient(records.db, patient_id)
        if is_waiting(request, stored, moment.today) and asks_before(request, earliest)
    ]
    for request in asked:
        course_requests.withdraw(records, request.id, why, done)
    return ", taken off the wait list" if asked else ""
