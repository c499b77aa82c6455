"""A patient in the middle of a course, and the page the forms open on."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.patient import InfusionLine, PatientCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.session import Session
from tests.office import TestOffice, give, office, outside, plan, register
from tests.ui.front import session
from tests.ui.measure import Stage

DAY_1 = date(2026, 12, 7)


class Ward(Frozen):
    """What a form needs: an office, its session, the page, and a patient's row id."""

    place: TestOffice
    session: Session
    page: QWidget
    patient_id: str

    @property
    def card(self) -> PatientCard:
        return self.place.reader.patient(self.patient_id)

    def line(self, number: int) -> InfusionLine:
        return next(i for i in self.card.infusions if f"infusion {number} of" in i.title)


@pytest.fixture
def place() -> Iterator[TestOffice]:
    made = office()
    yield made
    made.close()


@pytest.fixture
def ward(place: TestOffice, stage: Stage) -> Ward:
    """Two of five infusions are given; today is the day of the third."""
    patient_id = register(place)
    plan(place, patient_id, DAY_1)
    give(place, patient_id, [date(2026, 12, 7), date(2026, 12, 8)])
    place.clock.set(date(2026, 12, 9))
    page = stage.put(QWidget(), size=(1366, 690))
    return Ward(place, session(place), page, patient_id)


@pytest.fixture
def newcomer(place: TestOffice, stage: Stage) -> Ward:
    """A patient without any course."""
    patient_id = register(place)
    page = stage.put(QWidget(), size=(1366, 690))
    return Ward(place, session(place), page, patient_id)


@pytest.fixture
def elsewhere(place: TestOffice, stage: Stage) -> Ward:
    """Course 1 was given elsewhere, last on 12-Dec-2025; nothing is monitored yet.

    Today is Fri 20-Nov-2026, a day after the window of the tests of 12-Nov-2026.
    """
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 8))
    page = stage.put(QWidget(), size=(1366, 690))
    return Ward(place, session(place), page, patient_id)
