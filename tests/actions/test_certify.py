"""The center's certifications in the REMS program count for its patients."""

from datetime import date

import pytest

from infusion_planner.actions.certify import Certify, CertifyAll
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rems_facts import Certified, Rems
from infusion_planner.store import certifications
from infusion_planner.store.facts import case_of
from tests.office import TODAY, TestOffice, register, somebody

FIRST, LAST = date(2026, 1, 5), date(2027, 6, 30)


def rems(place: TestOffice, patient_id: str) -> Rems:
    facts = place.store.read(lambda db: case_of(db, patient_id, TODAY)).facts
    assert facts is not None
    assert facts.rems is not None
    return facts.rems


def test_each_holder_has_one_certification_that_is_renewed_in_place(place: TestOffice) -> None:
    own = place.reader.center().prescribers[0].id
    sam = register(place, replace(somebody(), prescriber_id=own))
    place.desk.do(Certify("facility", FIRST, LAST))
    place.desk.do(Certify("pharmacy", FIRST, name="Bay Specialty Pharmacy"))
    place.desk.do(Certify("prescriber", FIRST, FIRST, own))

    change = place.desk.do(Certify("prescriber", FIRST, LAST, own))

    assert change.title == (
        "Recorded the REMS certification of Dr H. Lindqvist, valid to 30-Jun-2027"
    )
    assert len(place.store.read(certifications.every)) == 3
    found = rems(place, sam)
    assert (found.prescriber, found.facility) == (Certified(FIRST, LAST), Certified(FIRST, LAST))
    assert found.pharmacy == Certified(FIRST)


def test_a_prescribers_certification_is_not_that_of_another(place: TestOffice) -> None:
    own = place.reader.center().prescribers[0].id
    sam = register(place)
    place.desk.do(Certify("prescriber", FIRST, LAST, own))

    assert place.reader.details(sam).prescriber_id is None
    assert rems(place, sam).prescriber is None


def test_a_certification_is_taken_away(place: TestOffice) -> None:
    sam = register(place)
    place.desk.do(Certify("facility", FIRST))

    change = place.desk.do(Certify("facility", None))

    assert change.title == "Took away the REMS certification of the center"
    assert rems(place, sam).facility is None


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(date(2026, 11, 21), None, "on"), (FIRST, date(2026, 1, 4), "until")],
)
def test_days_that_cannot_be_are_refused(
    place: TestOffice, first: date, last: date | None, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(Certify("facility", first, last))

    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_prescriber_the_center_does_not_have_is_refused(place: TestOffice) -> None:
    with pytest.raises(Refused, match="no longer in the settings"):
        place.desk.do(Certify("prescriber", FIRST, LAST, "nobody"))


def test_several_certifications_are_one_entry_of_the_trail(place: TestOffice) -> None:
    own = place.reader.center().prescribers[0].id
    each = (Certify("facility", FIRST, LAST), Certify("prescriber", FIRST, None, own))

    change = place.desk.do(CertifyAll(each))

    assert change.title == (
        "Recorded the REMS certification of the center, valid to 30-Jun-2027;"
        " Recorded the REMS certification of Dr H. Lindqvist"
    )
    assert len(place.store.read(certifications.every)) == 2


def test_where_one_of_several_cannot_be_none_is_written_and_its_holder_is_named(
    place: TestOffice,
) -> None:
    own = place.reader.center().prescribers[0].id
    each = (
        Certify("facility", FIRST, LAST),
        Certify("pharmacy", date(2026, 11, 21)),
        Certify("prescriber", LAST, FIRST, own),
    )

    with pytest.raises(InvalidInput) as refused:
        place.desk.do(CertifyAll(each))

    fields = [fault.field for fault in refused.value.faults]
    assert fields == ["pharmacy.on", f"{own}.on", f"{own}.until"]
    assert place.store.read(certifications.every) == ()
