"""Enter facts on a chart, correct them, and withdraw what was entered in error."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.baseline import baseline_tests
from infusion_planner.domain.chart_clashes import end_faults, faults_on_chart
from infusion_planner.domain.chart_facts import NOTHING, ChartFact, fits
from infusion_planner.domain.course import given_courses
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.fact_faults import clock_faults, fact_faults
from infusion_planner.domain.fact_kinds import (
    FACT_KINDS,
    NONE_KNOWN_WORDS,
    SCHEDULER_KINDS,
    NoneKnown,
)
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.lab_entry_faults import lab_faults
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CHART_STAFF, CLINICIANS, Roles
from infusion_planner.domain.wording import listed
from infusion_planner.store import chart_facts, courses, patients
from infusion_planner.store.records import Records

_NAMED = 3
"""So many kinds are named where more than one further was entered with them."""


class RecordFacts(Frozen):
    """Enter facts on one chart.

    Attributes:
        patient_id: the patient's row id.
        entries: kind and value of each; what their kinds hold.
    """

    patient_id: str
    entries: tuple[tuple[str, object], ...]
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write every entry.

        Raises:
            InvalidInput: a field cannot be.
            NotPermitted: it is for those who treat the patient.
        """
        patient = patients.get(records.db, self.patient_id)
        if not self.entries:
            raise InvalidInput(Fault("value", "Enter at least one fact."))
        _require_clinician((kind for kind, _ in self.entries), moment)
        _check(self.entries, records, patient, moment)
        for kind, value in self.entries:
            chart_facts.add(records, self.patient_id, _entry(kind, value, moment))
        return f"Recorded {_titles(self.entries)}: {who(patient)}"


class CorrectFact(Frozen):
    """Put another value in the place of an entry; the old one stays readable, struck through.

    Attributes:
        seen: the entry as it was read.
        value: as it really is.
        reason: why it is corrected.
    """

    seen: ChartFact
    value: object
    reason: str
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check, withdraw the entry, and write the new one.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            Refused: the entry was changed meanwhile.
        """
        patient = _withdraw(records, self.seen, self.reason, moment)
        _check(((self.seen.kind, self.value),), records, patient, moment)
        entry = _entry(self.seen.kind, self.value, moment)
        chart_facts.add(records, patient.id, entry)
        return f"Corrected {_title(self.seen.kind, self.seen.value)}: {who(patient)}"


class WithdrawFact(Frozen):
    """Say that an entry was made in error; it stays readable, struck through.

    Attributes:
        seen: the entry as it was read.
        reason: why it was an error.
    """

    seen: ChartFact
    reason: str
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and withdraw the entry.

        Raises:
            InvalidInput: no reason is given.
            Refused: the entry was changed meanwhile.
        """
        patient = _withdraw(records, self.seen, self.reason, moment)
        return f"Withdrew {_title(self.seen.kind, self.seen.value)}: {who(patient)}"


def _entry(kind: str, value: object, moment: Moment) -> ChartFact:
    return ChartFact(kind, value, moment.today, moment.instant, moment.actor_name)


def _require_clinician(kinds: Iterable[str], moment: Moment) -> None:
    if not set(kinds) <= SCHEDULER_KINDS:
        moment.require(CLINICIANS, "A medical fact")


def _check(
    entries: Iterable[tuple[str, object]], records: Records, patient: Patient, moment: Moment
) -> None:
    """Refuse what is wrong with any of the entries, all of it at once."""
    faults: list[Fault] = []
    stored = chart_facts.of_patient(records.db, patient.id)
    given = given_courses(courses.of_patient(records.db, patient.id))
    for kind, value in entries:
        if not fits(kind, value):
            raise TypeError(f"an entry of the kind {kind} does not hold {type(value).__name__}")
        faults += faults_of_fact(value, patient.born_on, moment)
        faults += faults_on_chart(kind, value, stored)
        faults += end_faults(value, given, moment.book)
    if faults:
        # a day that several entries share is named once
        raise InvalidInput(*dict.fromkeys(faults))


def faults_of_fact(value: object, born_on: date, moment: Moment) -> Iterator[Fault]:
    """Yield what is wrong with the value of an entry.

    Args:
        value: what the entry holds.
        born_on: the patient's birth date.
        moment: when and by which rules.
    """
    if not isinstance(value, LabResult):
        tests = frozenset(baseline_tests(moment.book))
        yield from fact_faults(value, born_on=born_on, today=moment.today, tests=tests)
        yield from clock_faults(value, moment.now)
    yield from lab_faults(value, born_on=born_on, today=moment.today, book=moment.book)


def _withdraw(records: Records, seen: ChartFact, reason: str, moment: Moment) -> Patient:
    _require_clinician([seen.kind], moment)
    owner, stored = chart_facts.owner_of(records.db, seen.id)
    if stored != seen or not stored.counts:
        raise Refused(
            f"{_title(stored.kind, stored.value)} was changed meanwhile. Look at it again before"
            " you change it."
        )
    if not tidy(reason):
        raise InvalidInput(Fault("reason", "Say why the entry is corrected."))
    withdrawn = replace(
        seen,
        withdrawn=tidy(reason),
        withdrawn_at=moment.instant,
        withdrawn_by=moment.actor_name,
    )
    chart_facts.withdraw(records, withdrawn)
    return patients.get(records.db, owner)


def _titles(entries: Iterable[tuple[str, object]]) -> str:
    titles = list(dict.fromkeys(_title(kind, value) for kind, value in entries))
    if len(titles) > _NAMED + 1:
        titles = [*titles[:_NAMED], f"{len(titles) - _NAMED} more"]
    return listed(titles)


def _title(kind: str, value: object) -> str:
    if kind == NOTHING and isinstance(value, NoneKnown):
        return f"'{NONE_KNOWN_WORDS[value.kind]}'"
    return FACT_KINDS[kind].title
