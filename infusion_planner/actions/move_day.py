"""Move what was entered of an infusion day on the wrong chart, before a dose was recorded."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.infusion_days import stored_day
from infusion_planner.actions.move_entry import two_charts
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.roles import AT_THE_CHAIR, Roles
from infusion_planner.domain.wording import day_words
from infusion_planner.store import courses, day_entries, moving
from infusion_planner.store.records import Records


class MoveDay(Frozen):
    """Move every entry and signature of a day to the infusion of that day on another chart.

    Attributes:
        infusion_id: row id of the infusion it was entered for.
        on: the day.
        to_patient_id: row id of the patient it belongs to.
        reason: how it came onto the wrong chart, without names.
    """

    infusion_id: str
    on: date
    to_patient_id: str
    reason: str
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and move.

        Raises:
            InvalidInput: no reason is given, or it names a patient.
            Refused: nothing is entered, a dose is recorded, or the other chart has no infusion of
                that day without entries.
        """
        del moment
        stored = stored_day(records.db, self.infusion_id, self.on)
        wrong, right = two_charts(records, stored.patient.id, self.to_patient_id, self.reason)
        if stored.infusion.given is not None:
            raise Refused(
                f"The dose of {stored.words} is recorded. Move the dose on the patient's page; what"
                " was entered of the day goes with it."
            )
        if not stored.day.entries:
            raise Refused(f"Nothing is entered of {stored.words} on {day_words(self.on)}.")
        target = _infusion_of(records, right, self.on)
        moving.move_day(records, self.infusion_id, right.id, target)
        what = f"what was entered of {day_words(self.on)}"
        return f"Moved {what} from {who(wrong)} to {who(right)}"


def _infusion_of(records: Records, right: Patient, on: date) -> str:
    for course in courses.of_patient(records.db, right.id):
        for infusion in course.infusions:
            if infusion.planned_on == on and infusion.given is None:
                if day_entries.of_day(records.db, (infusion.id, on)):
                    raise Refused(f"{who(right)} has entries of {day_words(on)} already.")
                return infusion.id
    raise Refused(f"{who(right)} has no infusion planned on {day_words(on)} that is still open.")
