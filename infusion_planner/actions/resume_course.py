"""Resume an interrupted course, end it early, or cancel one that has not begun."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_any_clash
from infusion_planner.actions.course_acts import (
    Done,
    course_as_seen,
    decided,
    keep_event,
    planned_days,
)
from infusion_planner.actions.course_days import write_days
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.ended_course import write_end
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import OTHER, Verb, Why
from infusion_planner.domain.clashes import Wanted
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_changes import resumed
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import AT_THE_CHAIR, PLANNERS, Roles
from infusion_planner.domain.wording import day_words
from infusion_planner.store import center, courses, patients
from infusion_planner.store.records import Records


class ResumeCourse(Frozen):
    """Move the infusions of a begun course that are not given yet.

    Attributes:
        course_id: the course's row id.
        resume_on: the day of the next infusion; the others follow on the next open days.
        prescriber: the name of the prescriber who decided.
        reason: why the course was interrupted and may go on; may be empty where the code says it.
        code: of a reason on the short list.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    course_id: str
    resume_on: date
    prescriber: str
    reason: str
    code: str = OTHER
    seen: str = ""
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the new days and the override that MISS-1 asks for.

        The reason is the override's alone: why a day was missed stands in the entry of that day.

        Raises:
            InvalidInput: prescriber, reason or day is missing or cannot be.
            Refused: the course has not begun or is closed, a day has no room, or it was changed
                meanwhile.
        """
        patient_id, course = course_as_seen(records, self.course_id, self.seen)
        left = [item for item in course.infusions if not item.entered]
        self._check(course, left, moment)
        open_days = center.get(records.db).open_days
        changed = resumed(course, self.resume_on, open_days)
        wanted = [Wanted(day) for day in planned_days(changed).values()]
        refuse_any_clash(records.db, patient_id, course.id, wanted, moment.book)
        seats = write_days(records, course, changed, moment)
        override = decided("MISS-1", self.prescriber, self._why.text, moment)
        kept = courses.overrides_of(records.db, course.id)
        courses.save_course(records, changed, (*kept, override))
        what = f"course {course.number} on {day_words(self.resume_on)}"
        what += f"; {seats}" if seats else ""
        keep_event(records, moment, patient_id, course, Done(Verb.RESUME, self._why, what))
        return f"Resumed {what}: {who(patients.get(records.db, patient_id))}"

    @property
    def _why(self) -> Why:
        return Why(self.code, self.reason)

    def _check(self, course: Course, left: list[Infusion], moment: Moment) -> None:
        if not course.doses or course.ended_reason or not left:
            raise Refused(
                f"Course {course.number} has nothing to resume. Look at the patient's page."
            )
        faults = []
        if self.resume_on <= course.doses[-1].on:
            words = f"Choose a day after the last dose on {day_words(course.doses[-1].on)}."
            faults.append(Fault("resume_on", words))
        if not tidy(self.prescriber):
            faults.append(Fault("prescriber", "Name the prescriber who decided."))
        if not self._why.text:
            faults.append(Fault("reason", "Say why the course was interrupted and may go on."))
        if faults:
            raise InvalidInput(*faults)


class EndCourse(Frozen):
    """Close a begun course early: no further infusion of it will be given.

    Attributes:
        course_id: the course's row id.
        reason: why.
    """

    course_id: str
    reason: str
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Write why the course ended.

        Raises:
            InvalidInput: no reason is given.
            Refused: nothing of the course was given, or it is closed or complete.
        """
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        left = [item for item in course.infusions if not item.entered]
        if not course.doses or course.ended_reason or not left:
            raise Refused(f"Course {course.number} cannot be ended. Look at the patient's page.")
        _require(self.reason, "Say why no further infusion will be given.")
        off = write_end(records, moment, patient_id, course, tidy(self.reason))
        patient = patients.get(records.db, patient_id)
        given = f"{len(course.doses)} of {course.length} infusions"
        return f"Ended course {course.number} after {given}{off}: {who(patient)}"


class CancelCourse(Frozen):
    """Take back the plan of a course of which nothing was given.

    An infusion recorded as not given does not bar it; the entry stays readable in the trail.

    Attributes:
        course_id: the course's row id.
        reason: why.
    """

    course_id: str
    reason: str
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Take the plan away; it stays readable in the trail.

        Raises:
            InvalidInput: no reason is given.
            Refused: something of the course was given.
        """
        del moment
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        if course.doses:
            raise Refused(
                f"Course {course.number} has begun, so its plan cannot be canceled."
                " End it with a reason instead."
            )
        _require(self.reason, "Say why the plan is canceled.")
        courses.drop(records, course)
        patient = patients.get(records.db, patient_id)
        return f"Canceled the plan of course {course.number}: {who(patient)}"


def _require(reason: str, words: str) -> None:
    if not tidy(reason):
        raise InvalidInput(Fault("reason", words))
