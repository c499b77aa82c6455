"""Amend what was entered of an infusion day; the old value stays readable, struck through."""

from datetime import datetime
from typing import ClassVar

from infusion_planner.actions.day_checks import check_entry, note_not_tolerated
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.infusion_days import (
    StoredDay,
    refuse_clock_set_back,
    stored_day,
)
from infusion_planner.actions.record_day import kind_words
from infusion_planner.actions.words import who
from infusion_planner.domain.day_entries import DayEntry, fits, standing
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_words import gone_words
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.domain.wording import time_words
from infusion_planner.store import day_entries
from infusion_planner.store.records import Records


class AmendDay(Frozen):
    """Put another value or time in the place of an entry.

    Attributes:
        entry_id: row id of the entry as it stands.
        value: as it really was.
        real_at: when it really was, civil local time.
        reason: why it is amended.
        done_by: who did it; empty for whoever the entry names.
    """

    entry_id: str
    value: object
    real_at: datetime
    reason: str
    done_by: str = ""
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the new entry.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            NotPermitted: the kind is for others.
            Refused: the entry was amended or withdrawn meanwhile, or is a check somebody made on
                their own.
        """
        stored, seen = _standing_entry(records, self.entry_id, self.reason, moment)
        refuse_clock_set_back(records.db, stored.day.on, moment)
        if not fits(seen.kind, self.value):
            held = type(self.value).__name__
            raise TypeError(f"an entry of the kind {seen.kind} does not hold {held}")
        if seen.kind == "pump_check" and seen.done_by != moment.actor_name:
            raise Refused(f"Only {seen.done_by} can amend this check; others check on their own.")
        entry = DayEntry(
            kind=seen.kind,
            value=self.value,
            real_at=self.real_at.replace(second=0, microsecond=0),
            done_by=tidy(self.done_by) or seen.done_by,
            noted_at=moment.instant,
            noted_by=moment.actor_name,
            replaces=seen.id,
            why=tidy(self.reason),
        )
        check_entry(records, stored, entry, moment)
        day_entries.add(records, stored.patient.id, stored.key, entry)
        if entry.kind == "reaction":
            note_not_tolerated(records, stored, entry, moment)
        return f"Amended {_words(seen)}, {stored.words}: {who(stored.patient)}"


class WithdrawDayEntry(Frozen):
    """Say that an entry was made in error; it stays readable, struck through.

    What tells more of it, or of its end, is withdrawn with it: it would say nothing alone.

    Attributes:
        entry_id: row id of the entry as it stands.
        reason: why it was an error.
    """

    entry_id: str
    reason: str
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and withdraw the entry.

        Raises:
            InvalidInput: no reason is given.
            NotPermitted: the kind is for others.
            Refused: the entry was amended or withdrawn meanwhile.
        """
        stored, seen = _standing_entry(records, self.entry_id, self.reason, moment)
        for entry in (seen, *stored.day.log.hanging_on(seen)):
            withdrawn = replace(
                entry,
                withdrawn=tidy(self.reason),
                withdrawn_at=moment.instant,
                withdrawn_by=moment.actor_name,
            )
            day_entries.withdraw(records, withdrawn)
        return f"Withdrew {_words(seen)}, {stored.words}: {who(stored.patient)}"


def _standing_entry(
    records: Records, entry_id: str, reason: str, moment: Moment
) -> tuple[StoredDay, DayEntry]:
    (infusion_id, on), seen = day_entries.owner_of(records.db, entry_id)
    moment.require(DAY_KINDS[seen.kind].roles, f"'{DAY_KINDS[seen.kind].title}'")
    stored = stored_day(records.db, infusion_id, on)
    if seen not in standing(stored.day.entries):
        raise Refused(f"{gone_words(stored.day.log, seen.id)} Look at the day again.")
    if seen.kind == "closed":
        raise Refused("What became of the day is amended on the patient's page, at its infusion.")
    if not tidy(reason):
        raise InvalidInput(Fault("reason", "Say why the entry is amended."))
    return stored, seen


def _words(entry: DayEntry) -> str:
    return f"{kind_words(entry.kind)} of {time_words(entry.real_at)}"
