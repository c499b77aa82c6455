"""Ask for a course without a day, change what is asked for, and withdraw it."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.course_request import (
    CourseRequest,
    is_waiting,
    open_course,
    request_faults,
)
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.store import course_requests, courses, patients
from infusion_planner.store.records import Records


class RequestCourse(Frozen):
    """Put a patient on the wait list, or change what is asked for.

    Attributes:
        request: what is asked for; one with an id is changed.
    """

    request: CourseRequest
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write it.

        Raises:
            InvalidInput: a day cannot be.
            Refused: a course is planned or under way, or the patient waits already.
        """
        request = replace(self.request, note=tidy(self.request.note))
        faults = tuple(request_faults(request, moment.today))
        if faults:
            raise InvalidInput(*faults)
        if request.id:
            kept = course_requests.get(records.db, request.id)
            course_requests.save(records, request)
            return f"Changed the request for a course: {_who(records, kept.patient_id)}"
        self._refuse_second(records, moment)
        asked = (moment.today.isoformat(), moment.actor_name)
        course_requests.add(records, request, asked)
        return f"Put on the wait list: {_who(records, request.patient_id)}"

    def _refuse_second(self, records: Records, moment: Moment) -> None:
        patient_id = self.request.patient_id
        stored = courses.of_patient(records.db, patient_id)
        planned = open_course(stored, moment.today)
        if planned is not None and not planned.held_reason:
            raise Refused(
                f"Course {planned.number} is planned or under way, so nobody waits for a day."
                " Change its days instead."
            )
        asked = course_requests.of_patient(records.db, patient_id)
        if any(is_waiting(item, stored, moment.today) for item in asked):
            raise Refused("This patient is on the wait list already. Change that request.")


class WithdrawRequest(Frozen):
    """Take a patient off the wait list.

    Attributes:
        request_id: the request's row id.
        why: the reason.
    """

    request_id: str
    why: str
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it is withdrawn."""
        return self.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Write that nobody waits for it any more.

        Raises:
            InvalidInput: no reason is given.
            Refused: it was withdrawn already.
        """
        why = tidy(self.why)
        if not why:
            raise InvalidInput(Fault("why", "Say why the patient does not wait any more."))
        request = course_requests.get(records.db, self.request_id)
        done = (moment.instant, moment.actor_name)
        course_requests.withdraw(records, self.request_id, why, done)
        return f"Taken off the wait list: {_who(records, request.patient_id)}"


def _who(records: Records, patient_id: str) -> str:
    return who(patients.get(records.db, patient_id))
