"""Keep the center's certifications in the REMS program: who is certified, and how long."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rems_facts import Certified
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import center, certifications
from infusion_planner.store.certifications import (
    FACILITY,
    PHARMACY,
    PRESCRIBER,
    Certification,
)
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records

_HOLDERS = {FACILITY: "the center", PHARMACY: "the pharmacy"}


class Certify(Frozen):
    """Write a certification of the center, of its pharmacy, or of one prescriber.

    Attributes:
        holder: `facility`, `pharmacy` or `prescriber`.
        on: the day it was given; None takes away what is recorded.
        until: the last day it is valid; None while no end is known.
        prescriber_id: the prescriber's row id; empty for the others.
        name: of the pharmacy; may be empty.
    """

    holder: str
    on: date | None
    until: date | None = None
    prescriber_id: str = ""
    name: str = ""
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write it.

        Raises:
            InvalidInput: a day cannot be.
            Refused: the center has no such prescriber.
        """
        faults = tuple(self.faults(moment.today))
        if faults:
            raise InvalidInput(*faults)
        whose = self._whose(records.db)
        if self.on is None:
            certifications.remove(records, self.holder, self.prescriber_id)
            return f"Took away the REMS certification of {whose}"
        certified = Certified(self.on, self.until)
        wanted = Certification(self.holder, certified, self.prescriber_id, tidy(self.name))
        certifications.put(records, wanted)
        until = f", valid to {date_words(self.until)}" if self.until else ""
        return f"Recorded the REMS certification of {whose}{until}"

    def _whose(self, db: Database) -> str:
        if self.holder != PRESCRIBER:
            return _HOLDERS[self.holder]
        for prescriber in center.get(db).prescribers:
            if prescriber.id == self.prescriber_id:
                return prescriber.name
        raise Refused("This prescriber is no longer in the settings. Look at them again.")

    def faults(self, today: date) -> Iterator[Fault]:
        """Yield what is wrong with the days."""
        on, until = self.on, self.until
        if on is None:
            return
        if on > today:
            yield Fault("on", f"{day_words(on)} lies in the future. Check the date.")
        if until is not None and until < on:
            words = f"{date_words(until)} is before {date_words(on)}. Check both dates."
            yield Fault("until", words)


class CertifyAll(Frozen):
    """Write several certifications at once, or none of them.

    Attributes:
        changes: at least one.
    """

    changes: tuple[Certify, ...]
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check all, then write them.

        Raises:
            InvalidInput: a day cannot be; the field is named with its holder, `pharmacy.on`, or
                with the prescriber's row id.
            Refused: the center has no such prescriber.
        """
        faults = tuple(
            Fault(f"{change.prescriber_id or change.holder}.{fault.field}", fault.words)
            for change in self.changes
            for fault in change.faults(moment.today)
        )
        if faults:
            raise InvalidInput(*faults)
        return "; ".join(change.apply(records, moment) for change in self.changes)
