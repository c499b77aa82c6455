import random
from datetime import date, timedelta
from string import digits

import pytest

from infusion_planner.cards.patients import PatientLine
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Patient, PersonName
from infusion_planner.domain.similar import fold, search_text, sound
from infusion_planner.domain.typed_dates import day_readings
from infusion_planner.domain.wording import date_words, name_words
from infusion_planner.ui.patients.search import Finder, Found
from tests.office import somebody

TODAY = date(2026, 11, 20)


def line(patient: Patient) -> PatientLine:
    return PatientLine(
        patient_id=patient.mrn,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        course="None yet",
        last_dose="None",
        next_earliest="None",
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


def find(lines: tuple[PatientLine, ...], text: str) -> tuple[PatientLine, ...]:
    return Finder(lines).find(text, TODAY).lines


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
    names = [line.mrn for line in find(LINES, text)]

    assert names == [patient.mrn for patient in found]


def test_a_whole_mrn_comes_before_a_family_name() -> None:
    odd = line(replace(LEES, mrn="LEE"))

    found = find((*LINES, odd), "lee")

    assert [item.mrn for item in found] == ["LEE", LEE.mrn, LEES.mrn, ASHLEE.mrn]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nguyn mai", [NGUYEN]),
        ("lea sam", [LEE]),
        ("adems", [ASHLEE]),
        ("vishnevska", []),
        ("leigh zzz", []),
        ("le1gh", []),
        ("li", []),
    ],
)
def test_names_that_sound_alike_are_given_where_nothing_matches(
    text: str, found: list[Patient]
) -> None:
    given = Finder(LINES).find(text, TODAY)

    assert [line.mrn for line in given.lines] == [patient.mrn for patient in found]
    assert given.by_sound == bool(found)


def test_a_match_leaves_out_what_only_sounds_alike() -> None:
    leigh = line(somebody("LEIGH", "Ann", "0600000", name=PersonName("LEIGH", "Ann")))

    given = Finder((*LINES, leigh)).find("leigh", TODAY)

    assert given == Found((leigh,), by_sound=False)


def slowly(lines: tuple[PatientLine, ...], text: str) -> Found:
    """Rank every line on its own, as the screens are specified."""
    words = fold(text).split()
    ranks: dict[int, list[PatientLine]] = {1: [], 2: [], 3: [], 4: []}
    births = [day.isoformat() for day in day_readings(text, TODAY, birth=True)]
    for each in lines:
        start = " ".join(words)
        if fold(each.mrn).replace(" ", "") == "".join(words):
            ranks[1].append(each)
        elif each.search.startswith(start) or each.sort_name.startswith(start):
            ranks[2].append(each)
        elif each.sort_born in births or all(word in each.search for word in words):
            ranks[3].append(each)
        elif all(word in each.search or is_heard(word, each) for word in words):
            ranks[4].append(each)
    found = (*ranks[1], *ranks[2], *ranks[3])
    if found or not words:
        return Found(found if words else lines)
    return Found(tuple(ranks[4]), by_sound=bool(ranks[4]))


def is_heard(word: str, each: PatientLine) -> bool:
    names = "".join(letter if letter.isalpha() else " " for letter in each.sort_name).split()
    code = sound(word)
    return (
        len(word) >= 3 and not set(word) & set(digits) and code != "" and code in map(sound, names)
    )


FAMILIES = ("LEE", "LEES", "Leigh", "NGUYỄN", "WIŚNIEWSKA", "O'MAY", "ADAMS", "VAN DEN BERG", "1ST")
GIVEN = ("Sam", "Thị Mai", "Łucja", "Jo", "José María", "Leah", "Ann")


def crowd(rng: random.Random, count: int) -> tuple[PatientLine, ...]:
    people = []
    for number in range(count):
        name = PersonName(rng.choice(FAMILIES), rng.choice(GIVEN), "", rng.choice(("", "Lee")))
        mrn = rng.choice(
            (f"{rng.randrange(999):03d} {number}", f"{number:04d}", "LEE" * (number == 5))
        )
        born = date(1985, 1, 1) + timedelta(days=rng.randrange(400))
        people.append(line(somebody(mrn=mrn or f"x{number}", born_on=born, name=name)))
    return tuple(people)


def query(rng: random.Random, lines: tuple[PatientLine, ...]) -> str:
    known = rng.choice(lines)
    part = rng.choice((known.search, known.sort_name, known.name, known.mrn, known.born))
    start = rng.randrange(max(1, len(part)))
    text = part[start : start + rng.randrange(1, 9)]
    odd = "".join(rng.choice("aegilmnsuy ,041-/x") for _ in range(rng.randrange(1, 6)))
    day = f"{rng.randrange(1, 13)}/{rng.randrange(1, 13)}/85"
    return rng.choice((text, part, f"{text} {odd}", odd, day, f"{known.mrn}", text[::-1]))


@pytest.mark.parametrize("seed", range(8))
def test_every_key_finds_what_a_plain_search_finds(seed: int) -> None:
    rng = random.Random(seed)
    lines = crowd(rng, 120)
    finder = Finder(lines)

    for _ in range(30):
        text = query(rng, lines)
        typed = [text[:end] for end in range(len(text) + 1)]
        # typed letter by letter, taken back, and another one at its end
        for each in (*typed, *reversed(typed), text, text[: len(text) // 2] + "e"):
            assert finder.find(each, TODAY) == slowly(lines, each), repr(each)
