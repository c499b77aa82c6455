"""What is shown of restricted charts: who it is, and nothing clinical."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.break_glass import BreakGlass
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.domain.emergency import EmergencyReason
from infusion_planner.domain.errors import NotPermitted
from infusion_planner.domain.patient import Allergy, AllergyState
from infusion_planner.domain.roles import Role
from tests.office import TestOffice, office, outside, register, somebody
from tests.people import Colleague, colleague, manager, nurse


@pytest.fixture
def place() -> TestOffice:
    return office()


def shut(place: TestOffice) -> tuple[str, Colleague]:
    sam = register(place)
    outside(place, sam, date(2025, 12, 8))
    place.desk.do(RestrictChart(sam, frozenset(), "works here"))
    return sam, nurse(place)


def test_the_list_keeps_who_it_is_and_hides_every_clinical_column(place: TestOffice) -> None:
    _, other = shut(place)

    (line,) = other.reader.patients()

    assert (line.name, line.born, line.mrn) == ("LEE, Sam (Mr)", "21-Jun-1990", "0410077")
    assert (line.restricted, line.word) == (True, "Restricted")
    clinical = (line.course, line.last_dose, line.next_earliest, line.sort_last, line.sort_next)
    assert clinical == ("", "", "", "", "")


def test_the_list_hides_nothing_from_managers_and_while_an_emergency_lasts(
    place: TestOffice,
) -> None:
    sam, other = shut(place)
    assert manager(place).reader.patients()[0].last_dose == "12-Dec-2025"

    other.desk.do(BreakGlass(sam, EmergencyReason.PHONE, "fever at home"))

    assert other.reader.patients()[0].last_dose == "12-Dec-2025"
    place.clock.at += timedelta(minutes=60)
    assert other.reader.patients()[0].last_dose == ""


def test_a_restricted_patient_is_still_found_as_a_duplicate(place: TestOffice) -> None:
    sam, other = shut(place)
    latex = (Allergy("latex", "rash"),)
    known = somebody(id=sam, allergy_state=AllergyState.KNOWN, allergies=latex)
    place.desk.do(CorrectPatient(known))

    (found,) = other.reader.duplicates(somebody())

    assert (found.name, found.mrn) == ("LEE, Sam (Mr)", "0410077")
    assert (found.allergy.lines, found.gender, found.rems_id) == ((), "", "")


@pytest.mark.parametrize(
    ("role", "may"), [(Role.NURSE, True), (Role.PRESCRIBER, True), (Role.PHARMACIST, False)]
)
def test_a_shut_chart_says_who_it_is_and_whether_it_may_be_broken(
    place: TestOffice, role: Role, *, may: bool
) -> None:
    sam, _ = shut(place)

    card = colleague(place, "person-7", "F. Roy", role).reader.of_restricted.shut_chart(sam)

    assert card.identity.name == "LEE, Sam (Mr)"
    assert card.can_break is may
    assert card.sentence.startswith("This chart is restricted")


def test_minutes_are_counted_while_the_chart_is_open_under_an_emergency(
    place: TestOffice,
) -> None:
    sam, other = shut(place)
    other.desk.do(BreakGlass(sam, EmergencyReason.PHONE, "fever at home"))
    assert other.reader.of_restricted.emergency() is None

    other.reader.patient(sam)
    place.clock.at += timedelta(minutes=17)

    card = other.reader.of_restricted.emergency()
    assert card is not None
    assert card.minutes == 43
    assert card.sentence.startswith("43 minutes left, until 10:00.")
    place.clock.at += timedelta(minutes=43)
    assert other.reader.of_restricted.emergency() is None


def test_a_manager_reads_what_waits_for_review_and_nobody_else_does(place: TestOffice) -> None:
    sam, other = shut(place)
    other.desk.do(BreakGlass(sam, EmergencyReason.PHONE, "fever at home"))

    (line,) = place.reader.of_restricted.reviews()

    assert line.title == "B. Osei, Fri 20-Nov-2026 09:00"
    assert line.words == "The patient is on the phone: fever at home"
    assert line.identity.mrn == "0410077"
    assert other.reader.of_restricted.reviews() == ()


def test_only_a_manager_reads_who_may_open_a_chart(place: TestOffice) -> None:
    sam, other = shut(place)

    card = place.reader.of_restricted.restriction(sam)

    assert (card.restricted, card.why, card.named) == (True, "works here", frozenset())
    assert ("person-2", "B. Osei") in card.people
    with pytest.raises(NotPermitted):
        other.reader.of_restricted.restriction(sam)
