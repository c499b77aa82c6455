from datetime import date, timedelta

import pytest

from infusion_planner.actions.register_patient import CorrectPatient, RegisterPatient
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import AllergyState, PersonName
from tests.office import PENICILLIN, TODAY, TestOffice, register, somebody


def fields(refusal: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [fault.field for fault in refusal.value.faults]


def test_a_registered_patient_is_stored_tidied_and_named_by_two_identifiers(
    place: TestOffice,
) -> None:
    known = somebody(
        "  Nguyễn ", allergy_state=AllergyState.KNOWN, allergies=(PENICILLIN,), gender=" Male"
    )

    change = place.desk.do(RegisterPatient(known))

    (patient_id,) = {row.row_id for row in change.rows if row.table == "patient"}
    stored = place.reader.details(patient_id)
    assert change.title == "Registered NGUYỄN, Sam (Mr) MRN 0410077"
    assert (stored.name.family, stored.gender, stored.allergies) == (
        "Nguyễn",
        "Male",
        (PENICILLIN,),
    )


@pytest.mark.parametrize("family", ["<b>Lee</b>", "=1+1", "'; DROP TABLE patient; --", "%s{0}"])
def test_markup_and_formulas_in_a_name_are_stored_letter_by_letter(
    place: TestOffice, family: str
) -> None:
    patient_id = register(place, somebody(family))

    assert place.reader.details(patient_id).name.family == family


def test_a_birth_date_in_the_future_is_refused_and_nothing_is_stored(place: TestOffice) -> None:
    with pytest.raises(InvalidInput) as refusal:
        register(place, somebody(born_on=TODAY + timedelta(days=1)))

    assert fields(refusal) == ["born_on"]
    assert place.reader.patients() == ()


@pytest.mark.parametrize("mrn", ["AB-1", "ab-1", "  ab-1 "])
def test_a_second_patient_with_the_same_mrn_is_refused_and_the_first_is_named(
    place: TestOffice, mrn: str
) -> None:
    register(place, somebody(mrn="AB-1"))

    with pytest.raises(InvalidInput, match="MRN AB-1 belongs to LEE, Sam") as refusal:
        register(place, somebody("Haas", mrn=mrn))

    assert fields(refusal) == ["mrn"]
    assert len(place.reader.patients()) == 1


def test_a_correction_keeps_the_row_and_the_old_details_in_the_trail(place: TestOffice) -> None:
    patient_id = register(place)
    stored = place.reader.details(patient_id)

    change = place.desk.do(
        CorrectPatient(replace(stored, name=PersonName("Leigh", "Sam"), born_on=date(1991, 6, 21)))
    )

    assert place.reader.details(patient_id).name.family == "Leigh"
    assert change.title == "Corrected details of LEIGH, Sam MRN 0410077"
    first, second = place.store.history("patient", patient_id)
    assert first.after is not None
    assert second.before is not None
    assert (second.before["family"], second.before["born_on"]) == ("LEE", "1990-06-21")


def test_a_correction_may_keep_its_own_mrn_but_not_take_anothers(place: TestOffice) -> None:
    patient_id = register(place)
    register(place, somebody("Haas", mrn="2"))
    stored = place.reader.details(patient_id)

    place.desk.do(CorrectPatient(replace(stored, gender="Female")))
    with pytest.raises(InvalidInput, match="MRN 2 belongs to HAAS"):
        place.desk.do(CorrectPatient(replace(stored, mrn="2")))

    assert place.reader.details(patient_id).gender == "Female"


def test_allergies_are_replaced_in_their_new_order(place: TestOffice) -> None:
    latex = replace(PENICILLIN, substance="latex")
    state = AllergyState.KNOWN
    patient_id = register(place, somebody(allergy_state=state, allergies=(PENICILLIN,)))
    stored = place.reader.details(patient_id)

    place.desk.do(CorrectPatient(replace(stored, allergies=(latex, PENICILLIN))))

    assert place.reader.details(patient_id).allergies == (latex, PENICILLIN)


def test_a_correction_that_cannot_be_kept_is_refused(place: TestOffice) -> None:
    stored = place.reader.details(register(place))

    with pytest.raises(InvalidInput, match="Choose or type the gender"):
        place.desk.do(CorrectPatient(replace(stored, gender="")))


def test_somebody_who_is_no_longer_there_cannot_be_corrected(place: TestOffice) -> None:
    with pytest.raises(Refused, match="no longer in the records"):
        place.desk.do(CorrectPatient(somebody(id="gone")))


def test_a_correction_without_a_change_leaves_no_trace(place: TestOffice) -> None:
    patient_id = register(place)

    change = place.desk.do(CorrectPatient(place.reader.details(patient_id)))

    assert (change.rows, change.undoable) == ((), False)
    assert len(place.store.history("patient", patient_id)) == 1
