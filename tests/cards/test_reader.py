from datetime import date, timedelta, timezone

import pytest

from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.cards.plan import Wish
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import DamagedFile, Refused
from infusion_planner.domain.patient import AllergyState
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.wording import date_words
from tests.memory import empty_store
from tests.office import (
    ACTOR,
    PENICILLIN,
    TODAY,
    SetClock,
    TestOffice,
    give,
    outside,
    plan,
    register,
    somebody,
)
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def infusion(place: TestOffice, sam: str, number: int) -> str:
    return place.reader.patient(sam).infusions[number - 1].infusion_id


def test_the_reader_gives_rules_today_and_the_center(place: TestOffice) -> None:
    assert place.reader.book == shipped_rulebook()
    assert place.reader.today() == TODAY
    assert place.reader.center().name == "Harbor Infusion Center"


def test_records_without_the_centers_facts_are_damaged() -> None:
    clock = SetClock()
    ids = iter(str(number) for number in range(9))
    store = empty_store(b"c" * 32, clock=clock, new_id=lambda: next(ids))

    with pytest.raises(DamagedFile, match="The center's facts are missing"):
        Reader(store, shipped_rulebook(), clock, ACTOR).center()

    store.close()


@pytest.mark.parametrize("read", ["patient", "details", "identity"])
def test_a_patient_who_is_no_longer_there_is_refused(place: TestOffice, read: str) -> None:
    with pytest.raises(Refused, match="This patient is no longer in the records"):
        getattr(place.reader, read)("gone")


@pytest.mark.parametrize("read", ["day_sheet", "infusion_to_record"])
def test_an_infusion_that_is_no_longer_there_is_refused(place: TestOffice, read: str) -> None:
    with pytest.raises(Refused, match="This course is no longer in the records"):
        getattr(place.reader, read)("gone")


def test_a_plan_for_a_patient_who_is_no_longer_there_is_refused(place: TestOffice) -> None:
    with pytest.raises(Refused):
        place.reader.plan("gone", Wish())


def test_possible_duplicates_have_the_same_mrn_first_then_like_names(place: TestOffice) -> None:
    register(place, somebody("Lea", "Ann", mrn="1"))
    register(place, somebody("Novak", "Eva", mrn="ab-2", born_on=date(1950, 1, 1)))
    register(place, somebody("Haas", "Eva", mrn="3", born_on=date(1950, 1, 1)))

    found = place.reader.duplicates(somebody("Lee", "Sam", mrn=" AB-2"))

    assert [card.mrn for card in found] == ["ab-2", "1"]


def test_nobody_is_a_duplicate_of_themselves(place: TestOffice, sam: str) -> None:
    assert place.reader.duplicates(place.reader.details(sam)) == ()


def test_an_empty_mrn_is_nobodys(place: TestOffice, sam: str) -> None:
    assert place.reader.duplicates(somebody("Haas", mrn="")) == ()


def test_the_banner_tells_who_somebody_is(place: TestOffice) -> None:
    state = AllergyState.KNOWN
    patient_id = register(
        place, somebody("Nguyễn", allergy_state=state, allergies=(PENICILLIN,), rems_id="")
    )

    found = place.reader.identity(patient_id)

    assert (found.name, found.preferred) == ("NGUYỄN, Sam (Mr)", "Sammy")
    assert (found.born, found.gender) == ("21-Jun-1990 (36 y)", "Male")
    assert (found.mrn, found.rems_id) == ("0410077", "Not known")
    assert (found.allergy.state, found.allergy.label) == ("known", "Known allergies")
    assert found.allergy.lines == (("penicillin", "hives, 2019"),)
    assert found.similar == ""


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (AllergyState.NONE, "No known allergies"),
        (AllergyState.NOT_RECORDED, "Allergies not recorded"),
        (AllergyState.UNAVAILABLE, "Allergies unavailable"),
    ],
)
def test_what_is_known_about_allergies_is_never_blank(
    place: TestOffice, state: AllergyState, label: str
) -> None:
    found = place.reader.identity(register(place, somebody(allergy_state=state))).allergy

    assert (found.state, found.label, found.lines) == (state.value, label, ())


def test_the_form_of_a_coming_infusion_starts_as_planned(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    place.clock.set(MONDAY, 15)

    form = place.reader.infusion_to_record(infusion(place, sam, 1))

    assert (form.title, form.planned) == ("Course 1, infusion 1 of 5", "Planned Mon 30-Nov-2026")
    assert form.record_words == "LEE, Sam (Mr), born 21-Jun-1990"
    assert (form.given_on, form.dose_mg, form.note) == (date_words(MONDAY), "12", "")
    assert (form.steroid, form.steroid_required) == ("", True)
    assert form.steroid_words == "methylPREDNISolone 1,000 mg"
    assert form.prescribers == ("Dr H. Lindqvist",)
    assert (form.amending, form.history) == (False, ())


def test_infusions_4_and_5_start_with_no_steroid_required(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)

    form = place.reader.infusion_to_record(infusion(place, sam, 4))

    assert (form.steroid, form.steroid_required) == ("not_required", False)


def test_the_form_never_starts_on_a_day_in_the_future(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)

    assert place.reader.infusion_to_record(infusion(place, sam, 1)).given_on == date_words(TODAY)


def test_the_form_of_a_recorded_infusion_starts_with_the_entry(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:1])
    first = infusion(place, sam, 1)
    place.clock.set(WEEK[1], 8, 5)
    part = GivenEntry(MONDAY, 4_500, Steroid.NOT_GIVEN, "leak", "Dr H. Lindqvist")
    place.desk.do(AmendInfusion(first, part, "pump log"))

    form = place.reader.infusion_to_record(first)

    assert (form.given_on, form.dose_mg, form.steroid) == (date_words(MONDAY), "4.5", "not_given")
    assert (form.note, form.amending) == ("leak", True)
    assert form.history == (
        "was 12 mg on 30-Nov-2026, amended 01-Dec-2026 08:05 by A. Ruiz: pump log",
    )


def test_amendments_are_told_in_the_centers_zone(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:1])
    first = infusion(place, sam, 1)
    place.clock.set(WEEK[1], 1, 30)
    place.desk.do(AmendInfusion(first, GivenEntry(MONDAY, 1_000, Steroid.GIVEN, "x"), "y"))
    place.clock.at = place.clock.at.astimezone(timezone(timedelta(hours=-5)))

    (line,) = place.reader.infusion_to_record(first).history

    assert "amended 30-Nov-2026 20:30" in line


def test_a_dose_from_elsewhere_is_amended_without_plan_or_steroid(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2025, 12, 1))

    form = place.reader.infusion_to_record(infusion(place, sam, 1))

    assert (form.planned, form.steroid_required, form.amending) == ("", False, True)


def test_the_infusions_of_a_course_are_found_by_mrn_and_number(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 3, 3))
    plan(place, sam, MONDAY)

    found = place.reader.by_mrn.infusions_of("0410077", 2)

    assert found == tuple(
        line.infusion_id
        for line in place.reader.patient(sam).infusions
        if line.title.startswith("Course 2")
    )
    assert len(found) == 3


def test_an_unknown_mrn_or_course_has_no_sheets(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 3, 3))

    with pytest.raises(Refused, match="No patient has the MRN 7"):
        place.reader.by_mrn.infusions_of("7", 1)
    for number in (1, 2):
        with pytest.raises(Refused, match=f"Course {number} of MRN 0410077 was not planned here"):
            place.reader.by_mrn.infusions_of("0410077", number)
