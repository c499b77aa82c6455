"""Cease a begun course, cancel the plan of one, and say that a patient did not come."""

from typing import ClassVar

from infusion_planner.actions.course_acts import (
    Done,
    WithWhy,
    course_as_seen,
    day_as_seen,
    keep_event,
    refuse_shut,
    require_prescriber,
    require_why,
)
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.record_infusion import refuse_out_of_turn, write_entry
from infusion_planner.actions.resume_course import CancelCourse, EndCourse
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import BY_WHOM_WORDS, Verb, Why
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.premedication import steroid_required
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.roles import AT_THE_CHAIR, PLANNERS, Roles
from infusion_planner.domain.wording import day_words
from infusion_planner.store import patients
from infusion_planner.store.records import Records


class CeaseCourse(WithWhy, Frozen):
    """End a begun course early: no further infusion of it will be given.

    Attributes:
        course_id: the course's row id.
        why: the reason.
        prescriber: the name of the prescriber who decided.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    course_id: str
    why: Why
    prescriber: str
    seen: str = ""
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the end.

        Raises:
            InvalidInput: reason or prescriber is missing.
            Refused: nothing was given, it is closed, or was changed meanwhile.
        """
        patient_id, course = course_as_seen(records, self.course_id, self.seen)
        require_why(Verb.CEASE, self.why)
        prescriber = require_prescriber(self.prescriber)
        words = EndCourse(course.id, f"{self.why.text} ({prescriber})").apply(records, moment)
        what = f"course {course.number}, decided by {prescriber}"
        keep_event(records, moment, patient_id, course, Done(Verb.CEASE, self.why, what))
        return words


class CallOffCourse(WithWhy, Frozen):
    """Cancel the plan of a course of which nothing was given, and say by whom.

    Attributes:
        course_id: the course's row id.
        why: the reason, and who called it off.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    course_id: str
    why: Why
    seen: str = ""
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Take the plan away; that it was there, and who called it off, stays.

        Raises:
            InvalidInput: the reason, or who called it off, is missing.
            Refused: something was given, or it was changed meanwhile.
        """
        patient_id, course = course_as_seen(records, self.course_id, self.seen)
        require_why(Verb.CANCEL, self.why)
        words = CancelCourse(course.id, self.why.text).apply(records, moment)
        what = f"course {course.number}, by {BY_WHOM_WORDS[self.why.by_whom].lower()}"
        keep_event(records, moment, patient_id, course, Done(Verb.CANCEL, self.why, what))
        return words


class NoShow(WithWhy, Frozen):
    """Record that a patient did not come on a day; nothing was given, and the chair is free.

    Attributes:
        infusion_id: the infusion's row id.
        why: what is known of it.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    infusion_id: str
    why: Why
    seen: str = ""
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Write that nothing was given on the day.

        Raises:
            InvalidInput: no reason is given.
            Refused: the day is not yet there, or is recorded already.
        """
        row = day_as_seen(records, self.infusion_id, self.seen)
        patient_id, course, infusion = row
        refuse_shut(course)
        if infusion.given is not None or infusion.planned_on is None:
            raise Refused("This day is recorded already. Amend the entry and give a reason.")
        if infusion.planned_on > moment.today:
            raise Refused(
                f"{day_words(infusion.planned_on)} is still to come. Move or defer the day instead."
            )
        refuse_out_of_turn(course, infusion)
        require_why(Verb.NO_SHOW, self.why)
        needs = steroid_required(moment.book, course.number, infusion.number)
        entry = GivenEntry(
            given_on=infusion.planned_on,
            dose_ug=0,
            steroid=Steroid.NOT_RECORDED if needs else Steroid.NOT_REQUIRED,
            note=f"Did not come: {self.why.text}",
            prescriber="",
        )
        write_entry(records, moment, row, entry, "Recorded")
        what = f"day {infusion.number} of course {course.number}, {day_words(infusion.planned_on)}"
        done = Done(Verb.NO_SHOW, self.why, what, infusion.id)
        keep_event(records, moment, patient_id, course, done)
        return f"Did not come on {what}: {who(patients.get(records.db, patient_id))}"
