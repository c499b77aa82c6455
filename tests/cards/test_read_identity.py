"""Who confirmed that there is no known allergy, as the header of a sheet says it."""

from datetime import date, timedelta, timezone

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.cards.identity import AllergyCard
from infusion_planner.cards.read_identity import allergy_confirmed
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import AllergyState
from infusion_planner.store.journal import Actor
from tests.office import ACTOR, PENICILLIN, STAFF, TestOffice, plan, register, somebody
from tests.resources import shipped_rulebook


def header(place: TestOffice, patient_id: str) -> AllergyCard:
    """What the sheets of the patient's course say about allergies."""
    course = place.reader.patient(patient_id).open_course_id
    allergy = place.reader.patient_calendar(course).card.identity.allergy
    infusion = place.reader.patient(patient_id).infusions[0].infusion_id
    assert place.reader.day_sheet(infusion).card.identity.allergy == allergy
    return allergy


def change(place: TestOffice, patient_id: str, state: AllergyState) -> None:
    patient = place.reader.details(patient_id)
    allergies = (PENICILLIN,) if state is AllergyState.KNOWN else ()
    place.desk.do(CorrectPatient(replace(patient, allergy_state=state, allergies=allergies)))


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient registered on Thursday 12-Nov-2026 without a known allergy."""
    place.clock.set(date(2026, 11, 12))
    patient_id = register(place)
    place.clock.set(date(2026, 11, 13))
    plan(place, patient_id, date(2026, 11, 30))
    return patient_id


def test_who_registered_the_patient_confirmed_it(place: TestOffice, sam: str) -> None:
    found = header(place, sam)

    assert found == AllergyCard(
        "none", "No known allergies", confirmed="Confirmed Thu 12-Nov-2026 by A. Ruiz"
    )


def test_another_change_of_the_patient_confirms_nothing(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 11, 18))
    place.desk.do(CorrectPatient(replace(place.reader.details(sam), gender="Female")))

    assert header(place, sam).confirmed == "Confirmed Thu 12-Nov-2026 by A. Ruiz"


def test_who_entered_it_last_confirmed_it(place: TestOffice, sam: str) -> None:
    change(place, sam, AllergyState.KNOWN)
    place.clock.set(date(2026, 11, 19))
    osei = Desk(place.store, shipped_rulebook(), place.clock, Actor("person-2", "B. Osei", STAFF))
    patient = replace(place.reader.details(sam), allergy_state=AllergyState.NONE, allergies=())

    osei.do(CorrectPatient(patient))

    assert header(place, sam).confirmed == "Confirmed Thu 19-Nov-2026 by B. Osei"


def test_an_undo_confirms_nothing_anew(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 11, 18))
    change(place, sam, AllergyState.NOT_RECORDED)
    place.desk.undo()

    assert header(place, sam).confirmed == "Confirmed Thu 12-Nov-2026 by A. Ruiz"


@pytest.mark.parametrize("state", [AllergyState.KNOWN, AllergyState.NOT_RECORDED])
def test_where_allergies_are_known_or_not_recorded_nobody_is_named(
    place: TestOffice, sam: str, state: AllergyState
) -> None:
    change(place, sam, state)

    assert header(place, sam).confirmed == ""


def test_the_banner_on_screen_names_nobody(place: TestOffice, sam: str) -> None:
    assert place.reader.identity(sam).allergy.confirmed == ""


def test_the_day_is_the_one_of_the_centers_zone(place: TestOffice) -> None:
    place.clock.set(date(2026, 11, 12), 23, 30)
    sam = register(place, somebody())
    course = plan(place, sam, date(2026, 11, 30))
    east = timezone(timedelta(hours=2))
    reader = Reader(place.store, shipped_rulebook(), lambda: place.clock.at.astimezone(east), ACTOR)

    found = reader.patient_calendar(course).card.identity.allergy

    assert found.confirmed == "Confirmed Fri 13-Nov-2026 by A. Ruiz"


def test_without_a_trail_nobody_is_named() -> None:
    assert allergy_confirmed((), None) == ""
