"""Reads a patient's monitoring, and the forms in which it is recorded."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.monitoring import (
    AntiviralForm,
    MonitoringCard,
    TestChoice,
    TestEntry,
    TestForm,
)
from infusion_planner.cards.monitoring_bars import prophylaxis
from infusion_planner.cards.monitoring_facts import Monitored, test_line
from infusion_planner.cards.monitoring_marks import late_words
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_monitoring import monitoring_card
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.antiviral import may_stop, running, stop_words
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import MedicineChoices
from infusion_planner.domain.monitored import monitored, skin_exam, tests_words, title_of
from infusion_planner.domain.monitoring_standing import MonitoringTest, Standing
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rule_kinds import DueWindow
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import antivirals, courses, monitoring_tests, patients
from infusion_planner.store.facts import all_tests_of, case_of


class MonitoringReader(ChartReader):
    """Reads what belongs to the monitoring of one patient."""

    def facts(self, patient_id: str) -> Monitored:
        """Gather what is stored.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        return self.stored(patient_id)

    def stored(self, patient_id: str) -> Monitored:
        """Gather what is stored of a chart that was opened before; it leaves no entry.

        Raises:
            Refused: the patient is no longer in the records.
        """
        read = self._store.read
        return Monitored(
            courses=read(lambda db: courses.of_patient(db, patient_id)),
            case=read(lambda db: case_of(db, patient_id, self._today())),
            done=read(lambda db: all_tests_of(db, patient_id, self._book)),
            antivirals=read(lambda db: antivirals.of_patient(db, patient_id)),
            book=self._book,
        )

    def card(self, patient_id: str) -> MonitoringCard:
        """Give the picture of the monitoring, its table, and what is due.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return monitoring_card(self.facts(patient_id), self._identity(patient_id))

    def test_form(self, patient_id: str) -> TestForm:
        """Give the form in which tests drawn or an examination are recorded.

        Raises:
            Refused: the patient is no longer in the records.
        """
        facts = self.facts(patient_id)
        return TestForm(
            identity=self._identity(patient_id),
            today=self._today(),
            choices=tuple(_choice(test, facts) for test in monitored(self._book)),
            skin_exam=skin_exam(self._book),
        )

    def test_standing(
        self, patient_id: str, tests: Sequence[str], done_on: date
    ) -> tuple[VerdictCard, ...]:
        """Say which due date tests done on a day would stand for, a sentence for each answer.

        Raises:
            Refused: the patient is no longer in the records.
        """
        facts = self.facts(patient_id)
        said: dict[tuple[str, str], list[str]] = {}
        for test in tests:
            said.setdefault(_would_stand(test, done_on, facts), []).append(test)
        window = self._book.find(DueWindow, "due_window")
        return tuple(
            VerdictCard(
                state, _STANDS[state], f"{_starting(tests_words(group))}: {words}", window.id
            )
            for (state, words), group in said.items()
        )

    def test_entries(self, patient_id: str, entry_ids: Sequence[str]) -> tuple[TestEntry, ...]:
        """Give recorded tests, to add their results or to correct them.

        Raises:
            Refused: one is no longer in the records, or belongs to another patient.
        """
        return tuple(self._entry(patient_id, entry_id) for entry_id in entry_ids)

    def antiviral_form(self, patient_id: str, antiviral_id: str = "") -> AntiviralForm:
        """Give the form in which an antiviral is started, stopped or corrected.

        Args:
            patient_id: the patient's row id.
            antiviral_id: the one to correct; empty for the one that runs.

        Raises:
            Refused: patient or antiviral is no longer in the records.
        """
        facts = self.facts(patient_id)
        taken = running(facts.antivirals)
        if antiviral_id:
            owner, taken = self._store.read(lambda db: antivirals.owner_of(db, antiviral_id))
            if owner != patient_id:
                raise Refused("That antiviral belongs to another patient. Look at the page again.")
        plan, rule = prophylaxis(facts)
        state = "ok" if may_stop(plan, self._today()) else "override"
        strip = VerdictCard(state, _MAY_STOP[state], stop_words(plan, rule), rule.id)
        return AntiviralForm(
            identity=self._identity(patient_id),
            today=self._today(),
            presets=self._book.find(MedicineChoices, "antiviral_choices").medicines,
            stop_strip=strip if taken else None,
            seen=taken,
        )

    def _entry(self, patient_id: str, entry_id: str) -> TestEntry:
        self._access.open(patient_id)
        owner, item = self._store.read(lambda db: monitoring_tests.owner_of(db, entry_id))
        if owner != patient_id:
            raise Refused("That test belongs to another patient. Look at the page again.")
        return TestEntry(title_of(item.test), item)

    def _today(self) -> date:
        return self._clock().date()

    def _patient(self, patient_id: str) -> Patient:
        self._access.open(patient_id)
        return self._store.read(lambda db: patients.get(db, patient_id))

    def _identity(self, patient_id: str) -> IdentityCard:
        return identity_card(self._patient(patient_id), self._today())


_STANDS = {"ok": "In window", "info": "Information", "override": "Late"}
_MAY_STOP = {"ok": "May stop", "override": "Not yet"}


def _choice(test: str, facts: Monitored) -> TestChoice:
    opened = next(iter(test_line(test, facts).standings.open), None)
    due = f"due {date_words(opened.due_on)}" if opened else ""
    return TestChoice(test, title_of(test), due, opened is not None)


def _would_stand(test: str, done_on: date, facts: Monitored) -> tuple[str, str]:
    """Give state and words of what a test would stand for."""
    wanted = MonitoringTest(test, done_on, id="wanted")
    line = test_line(test, replace(facts, done=(*facts.done, wanted)))
    item = next((due for due in line.standings.due if due.done == wanted), None)
    if item is None:
        return "info", f"{day_words(done_on)} stands for no due date."
    if item.standing is Standing.LATE:
        words = f"late for {day_words(item.due_on)}, {late_words(done_on, item)}."
        return "override", words
    return "ok", f"in the window of {day_words(item.due_on)}."


def _starting(words: str) -> str:
    return words[:1].upper() + words[1:]
