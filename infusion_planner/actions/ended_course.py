"""What every end of a begun course writes: that it ended, and that nobody waits for its days."""

from dataclasses import replace

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_request import is_waiting
from infusion_planner.store import course_requests, courses
from infusion_planner.store.records import Records


def write_end(
    records: Records, moment: Moment, patient_id: str, course: Course, reason: str
) -> None:
    """Write why no further infusion follows, and take what was asked for it off the wait list.

    A request that would wait from now on was made while the course was under way, so it asked for
    days of this course.

    Args:
        records: within the operation.
        moment: who does it, and when.
        patient_id: the patient's row id.
        course: as it is stored.
        reason: why it ends.
    """
    ended = replace(course, ended_reason=reason)
    courses.save_course(records, ended, courses.overrides_of(records.db, course.id))
    stored = courses.of_patient(records.db, patient_id)
    why, done = f"Course {course.number} was ended", (moment.instant, moment.actor_name)
    for request in course_requests.of_patient(records.db, patient_id):
        if is_waiting(request, stored, moment.today):
            course_requests.withdraw(records, request.id, why, done)
