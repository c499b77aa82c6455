"""Record the herpes antiviral: started, stopped, corrected."""

from dataclasses import dataclass, replace
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.antiviral import (
    Antiviral,
    Stop,
    running,
    start_faults,
    stop_faults,
)
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.prophylaxis import ProphylaxisPlan, prophylaxis_plan
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rule_kinds import ProphylaxisStop
from infusion_planner.domain.wording import date_words
from infusion_planner.store import antivirals, patients
from infusion_planner.store.facts import case_of
from infusion_planner.store.records import Records


@dataclass(frozen=True, slots=True)
class StartAntiviral:
    """Record that an antiviral is taken.

    Attributes:
        patient_id: the patient's row id.
        antiviral: medicine and first day; its id is not looked at.
    """

    patient_id: str
    antiviral: Antiviral
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the antiviral.

        Raises:
            InvalidInput: a field cannot be, or another one runs.
        """
        patient = patients.get(records.db, self.patient_id)
        wanted = replace(self.antiviral, medicine=tidy(self.antiviral.medicine))
        others = antivirals.of_patient(records.db, self.patient_id)
        faults = tuple(start_faults(wanted, others, patient.born_on, moment.today))
        if faults:
            raise InvalidInput(*faults)
        antivirals.add(records, self.patient_id, wanted, moment.instant)
        return f"Started {wanted.medicine}, {date_words(wanted.started_on)}: {who(patient)}"


@dataclass(frozen=True, slots=True)
class StopAntiviral:
    """Record that the antiviral was stopped.

    Attributes:
        patient_id: the patient's row id.
        stop: the day, and whether it ended before the conditions were met.
    """

    patient_id: str
    stop: Stop
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it ended early; empty when it did not."""
        return self.stop.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the stop.

        Raises:
            InvalidInput: a field cannot be, or a condition is not met.
            Refused: no antiviral runs.
        """
        patient = patients.get(records.db, self.patient_id)
        taken = running(antivirals.of_patient(records.db, self.patient_id))
        if taken is None:
            raise Refused("No antiviral is running, so there is none to stop.")
        plan, rule = self._plan(records, moment)
        faults = tuple(stop_faults(taken, self.stop, moment.today, plan, rule))
        if faults:
            raise InvalidInput(*faults)
        stopped = replace(
            taken,
            stopped_on=self.stop.on,
            stopped_early=self.stop.early,
            why=tidy(self.stop.why),
        )
        antivirals.save(records, stopped)
        early = " early" if self.stop.early else ""
        words = f"Stopped {taken.medicine}{early}, {date_words(self.stop.on)}"
        return f"{words}: {who(patient)}"

    def _plan(
        self, records: Records, moment: Moment
    ) -> tuple[ProphylaxisPlan | None, ProphylaxisStop]:
        case = case_of(records.db, self.patient_id, moment.today)
        number = case.given[-1].number if case.given else 1
        rule = moment.book.find(ProphylaxisStop, "prophylaxis_stop", number)
        if not case.given:
            return None, rule
        # judged by what was known on the day it was stopped
        return prophylaxis_plan(case.given[-1], case.cd4, self.stop.on, moment.book), rule


@dataclass(frozen=True, slots=True)
class CorrectAntiviral:
    """Correct medicine or first day; the old entry stays readable in the trail.

    Attributes:
        antiviral: its id names the row; medicine and first day as they really were.
        reason: why it is corrected.
    """

    antiviral: Antiviral
    reason: str
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the antiviral over the one stored.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            Refused: the antiviral is no longer there.
        """
        owner, before = antivirals.owner_of(records.db, self.antiviral.id)
        patient = patients.get(records.db, owner)
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is corrected."))
        after = replace(
            before,
            medicine=tidy(self.antiviral.medicine),
            started_on=self.antiviral.started_on,
        )
        others = [item for item in antivirals.of_patient(records.db, owner) if item != before]
        faults = list(start_faults(after, others, patient.born_on, moment.today))
        if after.stopped_on is not None and after.stopped_on < after.started_on:
            words = f"It was stopped on {date_words(after.stopped_on)}, before that day."
            faults.append(Fault("started_on", words))
        if faults:
            raise InvalidInput(*faults)
        antivirals.save(records, after)
        return f"Corrected {after.medicine}: {who(patient)}"


@dataclass(frozen=True, slots=True)
class RemoveAntiviral:
    """Take away an antiviral that was entered in error; it stays readable in the trail.

    Attributes:
        antiviral_id: the row's id.
        reason: why it was an error.
    """

    antiviral_id: str
    reason: str
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and take the row away.

        Raises:
            InvalidInput: no reason is given.
            Refused: the antiviral is no longer there.
        """
        del moment
        owner, item = antivirals.owner_of(records.db, self.antiviral_id)
        patient = patients.get(records.db, owner)
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is an error."))
        antivirals.remove(records, self.antiviral_id)
        return f"Took away {item.medicine}, entered in error: {who(patient)}"
