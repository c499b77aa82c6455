from datetime import date

import pytest

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.registration import check_patient, tidy, tidy_patient

TODAY = date(2026, 11, 20)
GOOD = Patient("", PersonName("Lee", "Sam"), date(1990, 6, 21), "Male", "0410077")


def faults(patient: Patient) -> list[str]:
    try:
        check_patient(patient, TODAY)
    except InvalidInput as refusal:
        return [fault.field for fault in refusal.faults]
    return []


def named(**texts: str) -> Patient:
    return replace(GOOD, name=replace(GOOD.name, **texts))


def test_nothing_said_of_allergies_is_never_no_allergies() -> None:
    assert GOOD.allergy_state is AllergyState.NOT_RECORDED


def test_good_details_are_kept() -> None:
    check_patient(GOOD, TODAY)


@pytest.mark.parametrize(
    "patient",
    [
        named(family="x" * 120),
        replace(GOOD, gender="x" * 120),
        replace(GOOD, phone="212-555-0142"),
        replace(GOOD, allergy_state=AllergyState.KNOWN, allergies=(Allergy("latex", "rash"),)),
    ],
)
def test_long_names_a_telephone_and_a_named_allergy_are_kept(patient: Patient) -> None:
    check_patient(patient, TODAY)


@pytest.mark.parametrize(
    ("patient", "field"),
    [
        (named(family=""), "family"),
        (named(given=""), "given"),
        (named(family="x" * 121), "family"),
        (named(preferred="x" * 121), "preferred"),
        (replace(GOOD, rems_id="x" * 121), "rems_id"),
        (replace(GOOD, gender=""), "gender"),
        (replace(GOOD, gender="x" * 121), "gender"),
        (replace(GOOD, born_on=date(2026, 11, 21)), "born_on"),
        (replace(GOOD, born_on=date(1895, 12, 31)), "born_on"),
        (replace(GOOD, mrn=""), "mrn"),
        (replace(GOOD, mrn="-1"), "mrn"),
        (replace(GOOD, mrn="1" * 21), "mrn"),
        (replace(GOOD, mrn="=1+1"), "mrn"),
        (replace(GOOD, mrn="1;2"), "mrn"),
        (replace(GOOD, mrn="123\n"), "mrn"),
        (replace(GOOD, mrn="१२३"), "mrn"),
        (replace(GOOD, allergy_state=AllergyState.KNOWN), "allergies"),
        (replace(GOOD, allergies=(Allergy("", "hives"),)), "allergies"),
    ],
)
def test_a_detail_that_cannot_be_kept_is_refused_by_its_field(patient: Patient, field: str) -> None:
    assert faults(patient) == [field]


def test_a_birth_date_in_the_future_says_what_to_check() -> None:
    with pytest.raises(InvalidInput, match=r"21-Nov-2026 lies in the future\. Check the year\."):
        check_patient(replace(GOOD, born_on=date(2026, 11, 21)), TODAY)


@pytest.mark.parametrize("born_on", [TODAY, date(1896, 1, 1)])
def test_born_today_or_130_years_ago_is_possible(born_on: date) -> None:
    assert faults(replace(GOOD, born_on=born_on)) == []


@pytest.mark.parametrize("mrn", ["7", "0410077", "04 47-01/13.A", "1" * 20])
def test_an_mrn_may_hold_digits_letters_and_separators(mrn: str) -> None:
    assert faults(replace(GOOD, mrn=mrn)) == []


@pytest.mark.parametrize(
    "family",
    ["<b>Lee</b>", "=HYPERLINK(1)", "O'Brien & Söhne", "%s {0} \\n", "'; DROP TABLE patient; --"],
)
def test_markup_and_formulas_in_a_name_are_kept_letter_by_letter(family: str) -> None:
    patient = tidy_patient(named(family=family))

    assert patient.name.family == family
    assert faults(patient) == []


def test_a_telephone_number_may_be_left_out_and_is_written_in_one_way() -> None:
    assert faults(replace(GOOD, phone="")) == []
    assert tidy_patient(replace(GOOD, phone=" (212)  555-0142 ")).phone == "212-555-0142"
    assert faults(tidy_patient(replace(GOOD, phone="555-0142"))) == ["phone"]


def test_every_fault_is_named_in_the_order_of_the_form() -> None:
    worst = Patient(
        "", PersonName("", ""), date(2030, 1, 1), "", "", allergy_state=AllergyState.KNOWN
    )

    assert faults(worst) == ["family", "given", "born_on", "gender", "mrn", "allergies"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Anna \t Maria\n", "Anna Maria"),
        ("Ann\N{NO-BREAK SPACE}B", "Ann B"),
        ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        (" \t ", ""),
        ("McDONALD de la", "McDONALD de la"),
    ],
)
def test_tidying_folds_blanks_and_composes_accents_and_nothing_else(
    text: str, expected: str
) -> None:
    assert tidy(text) == expected


def test_every_text_of_a_patient_is_tidied() -> None:
    untidy = Patient(
        "p",
        PersonName(" Lee ", " Sam  Ho", " Mr", "Sammy ", " L ", " S "),
        date(1990, 6, 21),
        " Male ",
        " 0410 077 ",
        " LR-1 ",
        AllergyState.KNOWN,
        (Allergy(" latex ", " itch "),),
        "dr",
    )

    assert tidy_patient(untidy) == Patient(
        "p",
        PersonName("Lee", "Sam Ho", "Mr", "Sammy", "L", "S"),
        date(1990, 6, 21),
        "Male",
        "0410 077",
        "LR-1",
        AllergyState.KNOWN,
        (Allergy("latex", "itch"),),
        "dr",
    )
