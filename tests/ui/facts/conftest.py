"""A patient about whom facts are entered, and the page the forms open on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import chart_facts
from infusion_planner.ui.facts.form import CorrectFactForm, RecordFactForm
from infusion_planner.ui.facts.presenter import FactPresenter
from infusion_planner.ui.session import Session
from tests.office import TestOffice, office, register
from tests.ui.front import session
from tests.ui.measure import Stage, settle


class Bed(Frozen):
    """What a form of a fact needs. Today is Fri 20-Nov-2026."""

    place: TestOffice
    session: Session
    page: QWidget
    patient_id: str
    facts: FactPresenter

    def enter(self, kind: str) -> RecordFactForm:
        form = self.facts.enter(self.patient_id, kind)
        settle()
        return form

    def correct(self, entry_id: str) -> CorrectFactForm:
        form = self.facts.correct(self.patient_id, entry_id)
        settle()
        return form

    def record(self, kind: str, value: object) -> str:
        self.place.desk.do(RecordFacts(self.patient_id, ((kind, value),)))
        return self.stored[-1].id

    @property
    def stored(self) -> tuple[ChartFact, ...]:
        return self.place.store.read(lambda db: chart_facts.of_patient(db, self.patient_id))

    @property
    def recorded(self) -> list[tuple[str, object]]:
        return [(entry.kind, entry.value) for entry in self.stored]


@pytest.fixture
def place() -> Iterator[TestOffice]:
    made = office()
    yield made
    made.close()


@pytest.fixture
def bed(place: TestOffice, stage: Stage) -> Bed:
    patient_id = register(place)
    page = stage.put(QWidget(), size=(1366, 690))
    signed_in = session(place)
    return Bed(place, signed_in, page, patient_id, FactPresenter(signed_in, page))
