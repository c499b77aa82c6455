"""Hand the patients in the chairs over to somebody else, and take them over."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.infusion_days import (
    StoredDay,
    local,
    refuse_clock_set_back,
    stored_day,
)
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_handover import HANDED, TAKEN, is_in_hand, waiting
from infusion_planner.domain.day_state import state_of
from infusion_planner.domain.day_values import HandedOver, TakenOver
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import AT_THE_CHAIR, Roles
from infusion_planner.domain.wording import count_words
from infusion_planner.store import day_entries, people
from infusion_planner.store.records import Records


class HandOver(Frozen):
    """Leave patients who are here to another person, who has to take them over.

    Attributes:
        infusion_ids: row ids of their infusions.
        on: the day.
        to: name of the person who is to go on.
        words: what that person has to know; may be empty.
    """

    infusion_ids: tuple[str, ...]
    on: date
    to: str
    words: str = ""
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write one entry for each patient.

        Raises:
            InvalidInput: nobody, or no patient, is chosen.
            Refused: a patient is not here, or the clock was set back.
        """
        others = (one for one in people.staff(records.db) if one.name != moment.actor_name)
        if self.to not in {one.name for one in others if one.roles & AT_THE_CHAIR}:
            raise InvalidInput(Fault("to", "Choose who goes on: another nurse or prescriber."))
        value = HandedOver(self.to, tidy(self.words))
        for stored in _stored(records, self.infusion_ids, self.on, moment):
            _refuse_gone(stored)
            _write(records, stored, HANDED, value, moment)
        said = count_words(len(self.infusion_ids), "patient")
        return f"Handed over {said} to {self.to}"


class TakeOver(Frozen):
    """Go on with patients whom somebody handed over.

    Attributes:
        infusion_ids: row ids of their infusions.
        on: the day.
    """

    infusion_ids: tuple[str, ...]
    on: date
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write one entry for each patient.

        Raises:
            InvalidInput: no patient is chosen.
            Refused: a patient is not here, or was taken over meanwhile, or the clock was set back.
        """
        for stored in _stored(records, self.infusion_ids, self.on, moment):
            _refuse_gone(stored)
            waits = waiting(stored.day.log)
            if waits is None:
                raise Refused(f"{stored.words.capitalize()} was taken over meanwhile. Look again.")
            _write(records, stored, TAKEN, TakenOver(waits.entry.done_by, waits.entry.id), moment)
        return f"Took over {count_words(len(self.infusion_ids), 'patient')}"


def _stored(
    records: Records, infusion_ids: tuple[str, ...], on: date, moment: Moment
) -> Iterator[StoredDay]:
    if not infusion_ids:
        raise InvalidInput(Fault("patients", "Tick at least one patient."))
    refuse_clock_set_back(records.db, on, moment)
    for infusion_id in infusion_ids:
        yield stored_day(records.db, infusion_id, on)


def _refuse_gone(stored: StoredDay) -> None:
    log = stored.day.log
    if not is_in_hand(log, state_of(log)):
        raise Refused(f"The patient of {stored.words} is not here, so nobody has to go on.")


def _write(records: Records, stored: StoredDay, kind: str, value: object, moment: Moment) -> None:
    entry = DayEntry(
        kind=kind,
        value=value,
        real_at=local(moment).replace(second=0, microsecond=0),
        done_by=moment.actor_name,
        noted_at=moment.instant,
        noted_by=moment.actor_name,
    )
    day_entries.add(records, stored.patient.id, stored.key, entry)
