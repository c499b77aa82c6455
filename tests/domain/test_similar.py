from datetime import date

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Patient, PersonName
from infusion_planner.domain.similar import (
    fold,
    is_similar,
    search_text,
    similar_pairs,
    similar_to,
    sound,
)

BORN = date(1990, 6, 21)


def person(family: str, given: str = "Sam", born_on: date = BORN, mrn: str = "1") -> Patient:
    return Patient(f"{family}-{mrn}", PersonName(family, given), born_on, "Male", mrn)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn", "NGUYEN"),
        ("Đặng", "Dang"),
        ("Łucja", "lucja"),
        ("Søren Æbelø", "Soren Aebelo"),
        ("Lebœuf", "LEBOEUF"),
        ("Müßig", "MUSSIG"),
        ("Þórðardóttir", "þordardottir"),
        ("Çelik Işık", "celik isik"),
        ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_folded_names_are_found_without_accents_and_case(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_other_scripts() -> None:
    assert fold("王 小明") == "王 小明"


# The examples with which the Soundex rules are usually explained.
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Robert", "R163"),
        ("Rupert", "R163"),
        ("Ashcraft", "A261"),
        ("Ashcroft", "A261"),
        ("Tymczak", "T522"),
        ("Pfister", "P236"),
        ("Honeyman", "H555"),
        ("Williams", "W452"),
        ("Wright", "W623"),
        ("Thomas", "T520"),
        ("Lee", "L000"),
        ("Haas", "H200"),
        ("Wu", "W000"),
        ("Nguyễn", "N250"),
        ("王", ""),
        ("", ""),
    ],
)
def test_a_sound_is_a_letter_and_three_digits(name: str, code: str) -> None:
    assert sound(name).upper() == code


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (person("Lee", "Sam"), person("LEE", "sam", date(1950, 1, 1)), True),
        (person("Lee", "Sam Ho"), person("Lee", "Sam", date(1950, 1, 1)), True),
        (person("Lee", "Sam"), person("Lee", "Ann", date(1950, 1, 2)), False),
        (person("Lee", "Sam"), person("Lea", "Ann"), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 7, 21)), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 7, 22)), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 7, 23)), False),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 6, 22)), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 9, 21)), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1990, 9, 22)), False),
        (person("Lee", "Sam"), person("Li", "Ann", date(1991, 6, 21)), True),
        (person("Lee", "Sam"), person("Li", "Ann", date(1991, 6, 22)), False),
        (person("Lee", "Sam"), person("Li", "Ann", date(1991, 9, 21)), False),
        (person("Lee", "Sam"), person("Li", "Ann", date(1991, 8, 21)), False),
        (person("Lee", "Sam"), person("Ray", "Sam"), False),
        (person("王", "小明"), person("王", "小红"), True),
        (person("王", "小明"), person("李", "小红"), False),
    ],
)
def test_who_is_easily_mistaken_for_whom(one: Patient, other: Patient, *, alike: bool) -> None:
    assert is_similar(one, other) is alike
    assert is_similar(other, one) is alike
    # asked of many at once the answer is the same, in whatever order they are listed
    first, second = replace(one, id="one"), replace(other, id="other")
    pairs = {"one": (second,), "other": (first,)} if alike else {}
    assert similar_pairs([first, second]) == similar_pairs([second, first]) == pairs


def test_similar_pairs_name_both_of_a_pair_and_nobody_else() -> None:
    sam, li, ray = person("Lee"), person("Li", "Ann"), person("Ray")

    assert similar_pairs([sam, li, ray]) == {sam.id: (li,), li.id: (sam,)}


def test_similar_pairs_agree_with_comparing_everybody_with_everybody() -> None:
    families = ["Lee", "Leigh", "Li", "Nowak", "Novák", "王", "Wang", "Ahmed"]
    people = [
        person(family, given, date(1990, 6, day), f"{family}{given}")
        for family in families
        for given, day in (("Sam", 1), ("Ann", 28))
    ]

    expected = {one.id: similar_to(one, people) for one in people if similar_to(one, people)}

    assert similar_pairs(people) == expected


def test_nobody_is_similar_to_themselves_even_after_a_correction() -> None:
    stored = person("Lee")
    corrected = replace(stored, name=PersonName("Leigh", "Sam"))

    assert similar_to(corrected, [stored]) == ()


def test_a_patient_is_found_by_every_name_number_and_date() -> None:
    patient = Patient(
        "p",
        PersonName("Nguyễn", "Thị Mai", "Ms", "Mai", "Nguyen", ""),
        date(1988, 3, 9),
        "Female",
        "04 47-0113",
    )

    assert search_text(patient) == (
        "nguyen thi mai mai nguyen 04 47-0113 0447-0113 1988-03-09 09-mar-1988"
    )
    latin = replace(patient, name=PersonName("王", "小明", "", "", "Wang", "Xiaoming"))
    assert search_text(latin).startswith("王 小明 wang xiaoming 04 47")
