"""Patients at the points of their treatment that the pages are tested with."""

from datetime import date

from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.cards.patient import PatientCard
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import AllergyState, Patient, PersonName
from infusion_planner.ui.session import Session
from tests.office import (
    PENICILLIN,
    TestOffice,
    give,
    office,
    outside,
    plan,
    record_tests,
    register,
    somebody,
)
from tests.ui.front import session

FIRST_COURSE = tuple(date(2025, 12, day) for day in range(8, 13))
HARD_NAME = PersonName("NGUYỄN-WIŚNIEWSKA", "Thị Mai Phương Katarzyna Łucja", "Ms", "<b>Mai</b>")


class Ward(Frozen):
    """An office, its session, and the patient the page is about."""

    place: TestOffice
    session: Session
    patient_id: str

    @property
    def card(self) -> PatientCard:
        return self.place.reader.patient(self.patient_id)

    def infusion(self, number: int) -> str:
        """Give the row id of an infusion of the newest course."""
        lines = self.card.infusions
        return next(i.infusion_id for i in lines if f"infusion {number} of" in i.title)


def newcomer(today: date = date(2026, 11, 20)) -> Ward:
    """Nothing is planned or given."""
    place = office(today)
    return Ward(place, session(place), register(place, _patient()))


def planned() -> Ward:
    """Course 1 is planned from Mon 07-Dec-2026; today is Fri 20-Nov-2026."""
    ward = newcomer()
    plan(ward.place, ward.patient_id, date(2026, 12, 7))
    return ward


def held() -> Ward:
    """Course 1 was planned and is on hold; today is Fri 20-Nov-2026."""
    ward = planned()
    course = ward.place.reader.patient(ward.patient_id).open_course_id
    ward.place.desk.do(HoldCourse(course, Why(OTHER, "away for work")))
    return ward


def running(given: int = 2) -> Ward:
    """Some of five infusions are given; today is Thu 11-Dec-2025, a day after the third."""
    ward = newcomer(date(2025, 11, 3))
    plan(ward.place, ward.patient_id, FIRST_COURSE[0])
    give(ward.place, ward.patient_id, FIRST_COURSE[:given])
    ward.place.clock.set(date(2025, 12, 11))
    return ward


def between() -> Ward:
    """Course 1 was given here in December 2025; today is Fri 20-Nov-2026."""
    ward = newcomer(date(2025, 11, 3))
    plan(ward.place, ward.patient_id, FIRST_COURSE[0])
    give(ward.place, ward.patient_id, FIRST_COURSE)
    ward.place.clock.set(date(2026, 11, 20))
    return ward


def monitored() -> Ward:
    """As `between`, and every test is drawn, so that no test holds a further course back."""
    ward = between()
    record_tests(ward.place, ward.patient_id, date(2026, 11, 13))
    return ward


def incomplete() -> Ward:
    """Another center gave three of five infusions in October 2025; today is Fri 20-Nov-2026."""
    ward = newcomer()
    outside(ward.place, ward.patient_id, date(2025, 10, 8), 3)
    return ward


def _patient() -> Patient:
    return somebody(name=HARD_NAME, allergy_state=AllergyState.KNOWN, allergies=(PENICILLIN,))
