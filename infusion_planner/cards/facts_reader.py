"""Reads the facts on a chart, and the forms in which they are entered."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.facts import FactFormCard, FactsCard, KindLine
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.payer_choices import payers_of, statements_of
from infusion_planner.cards.read_facts import facts_card, kind_lines
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_lab_form import (
    drawn_on,
    result_choices,
    symptom_choices,
    waiting_lines,
)
from infusion_planner.domain.baseline import baseline_tests
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.chart_labs import REVIEW
from infusion_planner.domain.course import given_courses
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.domain.fact_words import fact_title, fact_words
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.spacing import coming_number
from infusion_planner.store import center, chart_facts, courses, patients
from infusion_planner.store.facts import all_tests_of


class FactsReader(ChartReader):
    """Reads what is entered about one patient besides courses, tests and medicines given."""

    def card(self, patient_id: str) -> FactsCard:
        """Give every entry, what was withdrawn among them.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return facts_card(self._entries(patient_id), self._clock().tzinfo)

    def kinds(self, patient_id: str, kinds: Sequence[str] = ()) -> tuple[KindLine, ...]:
        """Give the kinds of entries that the person may make.

        Args:
            patient_id: the patient's row id.
            kinds: keys of those to choose from; every kind when empty.

        Raises:
            Refused: the patient is no longer in the records.
        """
        entries = self._entries(patient_id)
        lines = kind_lines(entries, kinds, self._access.actor.roles)
        if waiting_lines(entries, None):
            return lines
        return tuple(line for line in lines if line.kind != REVIEW)

    def form(self, patient_id: str, entry_id: str = "") -> FactFormCard:
        """Give the form of a new entry, or of one to be corrected or withdrawn.

        Args:
            patient_id: the patient's row id.
            entry_id: the entry; empty for a new one.

        Raises:
            Refused: patient or entry is no longer in the records, or the entry is another's.
        """
        self._access.open(patient_id)
        seen = self._entry(patient_id, entry_id) if entry_id else None
        entries = self._entries(patient_id)
        tests = self._store.read(lambda db: all_tests_of(db, patient_id, self._book))
        given = given_courses(self._store.read(lambda db: courses.of_patient(db, patient_id)))
        return FactFormCard(
            identity=self.identity(patient_id),
            today=self._today(),
            person=self._access.actor.name,
            tests=self._tests(),
            next_course=coming_number(given),
            payers=payers_of(self._book, is_sample=self._store.read(center.get).is_sample),
            statements=statements_of(self._book),
            results=result_choices(entries, seen, self._book),
            symptoms=symptom_choices(self._book),
            waiting=waiting_lines(entries, seen),
            drawn_on=drawn_on(tests),
            seen=seen,
            title=fact_title(seen) if seen else "",
            says=fact_words(seen) if seen else "",
        )

    def identity(self, patient_id: str) -> IdentityCard:
        """Give whose chart it is.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        return identity_card(patient, self._today())

    def _tests(self) -> tuple[tuple[str, str], ...]:
        """Give the tests of a baseline; a screening with a form of its own counts from there."""
        own = (test for test in baseline_tests(self._book) if test not in FACT_KINDS)
        return tuple((test, title_of(test)) for test in own)

    def _entries(self, patient_id: str) -> tuple[ChartFact, ...]:
        self._access.open(patient_id)
        return self._store.read(lambda db: chart_facts.of_patient(db, patient_id))

    def _entry(self, patient_id: str, entry_id: str) -> ChartFact:
        owner, entry = self._store.read(lambda db: chart_facts.owner_of(db, entry_id))
        if owner != patient_id:
            raise Refused("That entry belongs to another patient. Look at the page again.")
        return entry

    def _today(self) -> date:
        return self._clock().date()
