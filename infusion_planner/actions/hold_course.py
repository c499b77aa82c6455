"""Put a course on hold: its days to come give their chairs back until it is resumed."""

from typing import ClassVar

from infusion_planner.actions.course_acts import (
    Done,
    WithWhy,
    course_as_seen,
    keep_event,
    planned_days,
    refuse_shut,
    require_why,
)
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.roles import PLANNERS, Roles
from infusion_planner.domain.wording import days_words
from infusion_planner.store import courses, patients
from infusion_planner.store.records import Records


class HoldCourse(WithWhy, Frozen):
    """Put a course on hold; nothing of it is given until days are chosen again.

    Attributes:
        course_id: the course's row id.
        why: the reason.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    course_id: str
    why: Why
    seen: str = ""
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the hold.

        Raises:
            InvalidInput: no reason is given.
            Refused: nothing is to come, it is on hold already, or was changed meanwhile.
        """
        patient_id, course = course_as_seen(records, self.course_id, self.seen)
        refuse_shut(course)
        days = planned_days(course)
        if not days:
            raise Refused(f"No day of course {course.number} is to come, so none can be held.")
        require_why(Verb.HOLD, self.why)
        held = replace(course, held_reason=self.why.text)
        courses.save_course(records, held, courses.overrides_of(records.db, course.id))
        what = f"course {course.number}"
        free = f"{what}; free again: {days_words(sorted(days.values()))}"
        keep_event(records, moment, patient_id, course, Done(Verb.HOLD, self.why, free))
        return f"Put {what} on hold: {who(patients.get(records.db, patient_id))}"
