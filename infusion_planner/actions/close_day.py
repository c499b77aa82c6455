"""Say what became of an infusion day: given, given in part, deferred, omitted or ceased."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.ended_course import write_end
from infusion_planner.actions.infusion_days import (
    StoredDay,
    local,
    refuse_clock_set_back,
    stored_day,
)
from infusion_planner.actions.record_infusion import refuse_out_of_turn, write_entry
from infusion_planner.actions.words import who
from infusion_planner.domain.day_closing import (
    OUTCOME_WORDS,
    closing_faults,
    given_entry,
    nothing_to_cease,
    was_typed_back,
)
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import DayClosed, Outcome
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import AT_THE_CHAIR, Roles
from infusion_planner.domain.wording import dose_words
from infusion_planner.store import courses, day_entries
from infusion_planner.store.records import Records

_FIELDS = {
    "note": "reason",
    "prescriber": "decided_by",
    "reviewer": "decided_by",
    "dose": "outcome",
    "steroid": "outcome",
}
"""The fields of this form that the fields of a dose stand for."""


class CloseDay(Frozen):
    """Close a day and write what it comes to into the course.

    Deferred and omitted write that nothing was given; what is deferred gets other days by resuming
    the course. Ceased also ends the course.

    Attributes:
        infusion_id: the infusion's row id.
        on: the day.
        closed: what became of it.
    """

    infusion_id: str
    on: date
    closed: DayClosed
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    @property
    def reason(self) -> str:
        """Give why it was not given in full."""
        return tidy(self.closed.reason)

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the day, the dose and the end of the course.

        Raises:
            InvalidInput: a field cannot be.
            Refused: it is closed already, its turn has not come, or a signature is missing.
        """
        stored = stored_day(records.db, self.infusion_id, self.on)
        refuse_clock_set_back(records.db, self.on, moment)
        _refuse(stored)
        record = stored.day.record(moment.book)
        faults = tuple(closing_faults(record, self.closed, moment.book))
        if faults:
            raise InvalidInput(*faults)
        day_entries.add(records, stored.patient.id, stored.key, self._entry(moment))
        entry = given_entry(record, self.closed, moment.book)
        row = (stored.patient.id, stored.course, stored.infusion)
        try:
            write_entry(records, moment, row, entry, "Recorded")
        except InvalidInput as refusal:
            named = (Fault(_FIELDS.get(f.field, "outcome"), f.words) for f in refusal.faults)
            raise InvalidInput(*named) from None
        off = ""
        if self.closed.outcome is Outcome.CEASED:
            off = self._end(records, moment, stored)
        what = OUTCOME_WORDS[self.closed.outcome]
        dose = f", {dose_words(entry.dose_ug)}" if entry.dose_ug else ""
        return f"Closed {stored.words}: {what}{dose}{off}: {who(stored.patient)}"

    def _entry(self, moment: Moment) -> DayEntry:
        closed = DayClosed(self.closed.outcome, self.reason, tidy(self.closed.decided_by))
        return DayEntry(
            kind="closed",
            value=closed,
            real_at=local(moment).replace(second=0, microsecond=0),
            done_by=moment.actor_name,
            noted_at=moment.instant,
            noted_by=moment.actor_name,
        )

    def _end(self, records: Records, moment: Moment, stored: StoredDay) -> str:
        """End the course for good, and give what that adds to the title.

        Source: rulebook MISS-3.
        """
        patient_id, course = courses.owner_of_course(records.db, stored.course.id)
        nothing = nothing_to_cease(course)
        if nothing:
            raise Refused(f"{nothing} Defer this infusion, and cancel the plan of the course.")
        return write_end(records, moment, patient_id, course, self.reason)


def _refuse(stored: StoredDay) -> None:
    if stored.day.log.closed is not None or stored.infusion.given is not None:
        raise Refused(
            f"What became of {stored.words} is recorded already. Amend it on the patient's page."
        )
    refuse_out_of_turn(stored.course, stored.infusion)
    checked = any(item.role is DaySigner.CHECKER for item in stored.signatures)
    if was_typed_back(stored.day.log) and not checked:
        raise Refused(
            "This day was typed from paper. A second person compares dose, times and lot with the"
            " paper and signs; then it can be closed."
        )
