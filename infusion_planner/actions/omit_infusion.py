"""Leave one infusion of a course out for good: the course has one less."""

from typing import ClassVar

from infusion_planner.actions.course_acts import (
    Done,
    WithWhy,
    day_as_seen,
    decided,
    keep_event,
    refuse_shut,
    require_prescriber,
    require_why,
)
from infusion_planner.actions.course_days import write_days
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.course_changes import omitted
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.wording import count_words, day_words
from infusion_planner.store import courses, patients
from infusion_planner.store.records import Records


class OmitInfusion(WithWhy, Frozen):
    """Leave an infusion that is still to come out; the days of the others stay.

    Attributes:
        infusion_id: the infusion's row id.
        why: the reason.
        prescriber: the name of the prescriber who decided.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    infusion_id: str
    why: Why
    prescriber: str
    seen: str = ""
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Take the day out of the course, with the override that its length asks for.

        Raises:
            InvalidInput: reason or prescriber is missing, or it is the last or a given one.
            Refused: the course is closed, is on hold, or was changed meanwhile.
        """
        patient_id, course, infusion = day_as_seen(records, self.infusion_id, self.seen)
        refuse_shut(course)
        changed = omitted(course, infusion.number)
        require_why(Verb.OMIT, self.why)
        prescriber = require_prescriber(self.prescriber)
        write_days(records, course, changed, moment)
        rule = moment.book.find(CourseLength, "course_length", course.number).id
        kept = courses.overrides_of(records.db, course.id)
        override = decided(rule, prescriber, self.why.text, moment)
        courses.save_course(records, changed, (*kept, override))
        day = f", {day_words(infusion.planned_on)}" if infusion.planned_on else ""
        left = count_words(changed.length, "infusion")
        what = f"day {infusion.number} of course {course.number}{day}; the course has {left}"
        done = Done(Verb.OMIT, self.why, what, infusion.id)
        keep_event(records, moment, patient_id, course, done)
        return f"Omitted {what}: {who(patients.get(records.db, patient_id))}"
