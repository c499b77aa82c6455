"""Close a course that was given: what was counted and booked, the checklist sent, the signature."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment, instant_words
from infusion_planner.actions.words import who
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_closing import (
    HOW_SENT,
    MEANING,
    ChecklistSent,
    CourseClose,
    StoredClose,
    close_faults,
    sent_faults,
    tidied,
    why_open,
)
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import (
    AT_THE_CHAIR,
    CHART_STAFF,
    CLINICIANS,
    Roles,
    not_permitted,
)
from infusion_planner.domain.signing import Signature, Signed
from infusion_planner.domain.wording import moment_words
from infusion_planner.store import course_closes, courses, patients
from infusion_planner.store.records import Records


def asked_to_sign(patient_id: str) -> Signature:
    """Give what is asked of who signs a closed course, for the proof of who signs."""
    return Signature(MEANING, patient_id, AT_THE_CHAIR)


class CloseCourse(Frozen):
    """Save the close of a course; until it is signed it can be saved again, or undone.

    Attributes:
        course_id: the course's row id.
        close: what is said.
    """

    course_id: str
    close: CourseClose
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the close.

        Raises:
            InvalidInput: a field cannot be.
            Refused: infusions may still follow, or it is signed.
        """
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        _refuse_open(course, moment)
        stored = course_closes.of_course(records.db, self.course_id)
        if stored is not None and stored.is_signed:
            raise Refused(
                f"{stored.signed_by} signed the close of course {course.number}. It stays as it"
                " is; write what has to be added as a note on its last day."
            )
        close = tidied(self.close)
        faults = tuple(close_faults(course, close))
        if faults:
            raise InvalidInput(*faults)
        owner, saved = (patient_id, self.course_id), (moment.instant, moment.actor_name)
        course_closes.put(records, owner, close, saved)
        return f"Closed course {course.number}: {who(patients.get(records.db, patient_id))}"


class SendChecklist(Frozen):
    """Note that the REMS infusion checklist of a course was sent, signed or not.

    Attributes:
        course_id: the course's row id.
        sent: when and how.
    """

    course_id: str
    sent: ChecklistSent
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write it.

        Raises:
            InvalidInput: a field cannot be.
            Refused: the course is not closed yet.
        """
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        stored = _closed(records, course)
        sent = ChecklistSent(self.sent.on, self.sent.how, tidy(self.sent.confirmation))
        faults = tuple(sent_faults(course, sent, moment.today))
        if faults:
            raise InvalidInput(*faults)
        course_closes.note_sent(records, stored, sent)
        how = HOW_SENT[sent.how]
        patient = patients.get(records.db, patient_id)
        return f"Checklist of course {course.number} sent by {how}: {who(patient)}"


class SignCourse(Frozen):
    """Put a signature under the close of a course; from then on it stands.

    Attributes:
        course_id: the course's row id.
        signed: who signed, proved by PIN or password.
    """

    course_id: str
    signed: Signed
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the signature.

        Raises:
            NotPermitted: the signer may not sign it.
            Refused: it is not closed yet, no longer can be, or is signed.
        """
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        if AT_THE_CHAIR.isdisjoint(self.signed.roles):
            what = "To sign the close of a course"
            raise not_permitted(what, AT_THE_CHAIR, self.signed.roles)
        _refuse_open(course, moment)
        stored = _closed(records, course)
        if stored.is_signed:
            raise Refused(f"{stored.signed_by} signed it already.")
        signed = (instant_words(self.signed.signed_at), self.signed.name)
        course_closes.sign(records, self.course_id, stored, signed)
        at, patient = moment_words(self.signed.signed_at), patients.get(records.db, patient_id)
        return f"Signed course {course.number}, {at}: {who(patient)}"


def _refuse_open(course: Course, moment: Moment) -> None:
    words = why_open(course, moment.today)
    if words:
        raise Refused(words)


def _closed(records: Records, course: Course) -> StoredClose:
    stored = course_closes.of_course(records.db, course.id)
    if stored is None:
        raise Refused(f"Course {course.number} is not closed yet. Save its close first.")
    return stored
