from dataclasses import replace
from datetime import date

import pytest

from infusion_planner.cards.patients import PatientLine
from infusion_planner.domain.patient import Patient, PersonName
from infusion_planner.domain.similar import fold, search_text
from infusion_planner.domain.wording import date_words, name_words
from infusion_planner.ui.patients.search import find
from tests.office import somebody

TODAY = date(2026, 11, 20)


def line(patient: Patient) -> PatientLine:
    return PatientLine(
        patient_id=patient.mrn,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        course="None yet",
        last_dose="–",
        next_earliest="–",
        state="planned",
        word="No course yet",
        similar="",
        search=search_text(patient),
        sort_name=fold(f"{patient.name.family}, {patient.name.given}"),
        sort_born=patient.born_on.isoformat(),
        sort_last="",
        sort_next="",
    )


NGUYEN = somebody("NGUYỄN-WIŚNIEWSKA", "Thị Mai Łucja", "041 2345", date(1988, 3, 9))
ASHLEE = somebody(
    "ADAMS", "Ashlee", "0388120", date(1979, 2, 2), name=PersonName("ADAMS", "Ashlee")
)
LEE = somebody("LEE", "Sam", "0410077", date(1990, 6, 21))
LEES = somebody("LEES", "Jo", "0377002", date(1985, 4, 5), name=PersonName("LEES", "Jo"))
MAY = somebody("O'MAY", "Kit", "0500000", date(1985, 5, 4))
LINES = tuple(map(line, (ASHLEE, LEE, LEES, MAY, NGUYEN)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [ASHLEE, LEE, LEES, MAY, NGUYEN]),
        ("   ", [ASHLEE, LEE, LEES, MAY, NGUYEN]),
        ("lee", [LEE, LEES, ASHLEE]),
        ("LEE sam", [LEE]),
        ("lee, s", [LEE]),
        ("sam lee", [LEE]),
        ("sammy", [LEE, MAY, NGUYEN]),
        ("nguyen-wis", [NGUYEN]),
        ("lucja", [NGUYEN]),
        ("thi MAI", [NGUYEN]),
        ("0412345", [NGUYEN]),
        ("041 2345", [NGUYEN]),
        ("041", [LEE, NGUYEN]),
        ("21 jun 90", [LEE]),
        ("21-Jun-1990", [LEE]),
        ("1990-06-21", [LEE]),
        ("05/04/85", [LEES, MAY]),
        ("2/2/1979", [ASHLEE]),
        ("zzz", []),
        ("<b>", []),
        ("%", []),
    ],
)
def test_who_is_found(text: str, found: list[Patient]) -> None:
    names = [line.mrn for line in find(LINES, text, TODAY)]

    assert names == [patient.mrn for patient in found]


def test_a_whole_mrn_comes_before_a_family_name() -> None:
    odd = line(replace(LEES, mrn="LEE"))

    found = find((*LINES, odd), "lee", TODAY)

    assert [item.mrn for item in found] == ["LEE", LEE.mrn, LEES.mrn, ASHLEE.mrn]
