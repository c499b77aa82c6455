"""Give an infusion a chair, another one, or leave it open again."""

from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_clashes
from infusion_planner.actions.course_acts import Done, day_as_seen, keep_event, require_why
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.clashes import Wanted
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import PLANNERS, Roles
from infusion_planner.domain.wording import day_words
from infusion_planner.store import bookings, patients
from infusion_planner.store.records import Records


class AssignChair(Frozen):
    """Choose the chair of one infusion.

    Attributes:
        infusion_id: the infusion's row id.
        chair: the chair's name; empty to leave it open.
        why: why it is another one than before; None where it is the first.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    infusion_id: str
    chair: str
    why: Why | None = None
    seen: str = ""
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it is another one."""
        return self.why.text if self.why else ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the chair.

        Raises:
            Refused: the chair is taken or out of service, or the infusion is not to come any more.
        """
        patient_id, course, infusion = day_as_seen(records, self.infusion_id, self.seen)
        day = infusion.planned_on
        if day is None or infusion.given is not None or _is_shut(course):
            raise Refused("This infusion is not to come any more, so it needs no chair.")
        if day < moment.today:
            raise Refused(f"{day_words(day)} has passed. Move the infusion to another day first.")
        if self.chair:
            wanted = [Wanted(day, self.chair)]
            refuse_clashes(records.db, patient_id, course.id, wanted, moment.book)
        if self.why is not None:
            require_why(Verb.CHAIR, self.why)
        bookings.seat(records, self.infusion_id, self.chair)
        place = f"chair {self.chair}" if self.chair else "no chair yet"
        which = f"Day {infusion.number} of course {course.number}, {day_words(day)}, {place}"
        if self.why is not None:
            done = Done(Verb.CHAIR, self.why, which, infusion.id)
            keep_event(records, moment, patient_id, course, done)
        return f"{which}: {who(patients.get(records.db, patient_id))}"


def _is_shut(course: Course) -> bool:
    return bool(course.ended_reason or course.held_reason)
