"""Record the herpes antiviral: started, stopped, corrected."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.antiviral import (
    Antiviral,
    Stop,
    start_faults,
    stop_faults,
)
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.prophylaxis import ProphylaxisPlan, prophylaxis_plan
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.rule_kinds import Notice, ProphylaxisStop
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import antivirals, courses, patients
from infusion_planner.store.facts import case_of
from infusion_planner.store.records import Records


class StartAntiviral(Frozen):
    """Record that an antiviral is taken.

    Attributes:
        patient_id: the patient's row id.
        antiviral: medicine and first day; its id is not looked at.
    """

    patient_id: str
    antiviral: Antiviral
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the antiviral.

        Raises:
            InvalidInput: a field cannot be, or another one runs.
        """
        patient = patients.get(records.db, self.patient_id)
        wanted = Antiviral(tidy(self.antiviral.medicine), self.antiviral.started_on)
        others = antivirals.of_patient(records.db, self.patient_id)
        faults = tuple(start_faults(wanted, others, patient.born_on, moment.today))
        if faults:
            raise InvalidInput(*faults)
        antivirals.add(records, self.patient_id, wanted, moment.instant)
        return f"Started {wanted.medicine}, {date_words(wanted.started_on)}: {who(patient)}"


class StopAntiviral(Frozen):
    """Record that the antiviral was stopped.

    Attributes:
        antiviral_id: the row's id of the one that runs.
        stop: the day, and whether it ended before the conditions were met.
    """

    antiviral_id: str
    stop: Stop
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it ended early; empty when it did not."""
        return self.stop.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the stop.

        Raises:
            InvalidInput: a field cannot be, or a condition is not met.
            Refused: it is no longer there, or was stopped already.
        """
        owner, taken = antivirals.owner_of(records.db, self.antiviral_id)
        patient = patients.get(records.db, owner)
        if taken.stopped_on is not None:
            day = date_words(taken.stopped_on)
            raise Refused(f"{taken.medicine} was stopped on {day} already. Look at it again.")
        self._refuse_in_open_course(records, owner, moment)
        plan, rule = plan_on(records, owner, self.stop.on, moment)
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

    def _refuse_in_open_course(self, records: Records, patient_id: str, moment: Moment) -> None:
        """Refuse an ordinary stop on or after day 1 of a course of which no dose is recorded."""
        if self.stop.early:
            return
        rule = moment.book.find(Notice, "antiviral_order")
        for course in courses.of_patient(records.db, patient_id):
            days = [item.planned_on for item in course.infusions if item.planned_on]
            waits = not course.doses and not course.ended_reason
            if waits and days and min(days) <= self.stop.on:
                words = f"Course {course.number} is planned from {day_words(min(days))}, and the"
                said = f"{words} antiviral goes on through it. {rule.id}"
                raise InvalidInput(Fault("stopped_on", said))


class CorrectAntiviral(Frozen):
    """Correct medicine or first day; the old entry stays readable in the trail.

    Attributes:
        seen: the entry as it was read.
        antiviral: medicine and first day as they really were.
        reason: why it is corrected.
    """

    seen: Antiviral
    antiviral: Antiviral
    reason: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the antiviral over the one stored.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            Refused: the antiviral is no longer there, or no longer as it was read.
        """
        before = self.seen
        owner = _owner(records, before)
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


class RemoveAntiviral(Frozen):
    """Take away an antiviral that was entered in error; it stays readable in the trail.

    Attributes:
        seen: the entry as it was read.
        reason: why it was an error.
    """

    seen: Antiviral
    reason: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and take the row away.

        Raises:
            InvalidInput: no reason is given.
            Refused: the antiviral is no longer there, or no longer as it was read.
        """
        del moment
        item = self.seen
        owner = _owner(records, item)
        patient = patients.get(records.db, owner)
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is an error."))
        antivirals.remove(records, item.id)
        return f"Took away {item.medicine}, entered in error: {who(patient)}"


def plan_on(
    records: Records, patient_id: str, day: date, moment: Moment
) -> tuple[ProphylaxisPlan | None, ProphylaxisStop]:
    """Give the antiviral's dates as they stood on a day, and the rule behind them.

    None before any dose.
    """
    case = case_of(records.db, patient_id, moment.today)
    begun = [course for course in case.given if course.first_on <= day]
    rule = moment.book.find(ProphylaxisStop, "prophylaxis_stop", begun[-1].number if begun else 1)
    if not begun:
        return None, rule
    return prophylaxis_plan(begun[-1], case.cd4, day, moment.book), rule


def _owner(records: Records, seen: Antiviral) -> str:
    """Give the patient of an antiviral that is still as somebody read it."""
    owner, stored = antivirals.owner_of(records.db, seen.id)
    if stored != seen:
        raise Refused(
            f"The antiviral was changed meanwhile: now {stored.medicine}, from"
            f" {date_words(stored.started_on)}. Look at it again before you change it."
        )
    return owner
