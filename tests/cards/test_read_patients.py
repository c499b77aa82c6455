from datetime import date

import pytest

from infusion_planner.cards.patients import PatientLine
from tests.office import TestOffice, give, outside, plan, register, somebody

MONDAY = date(2026, 11, 30)


def lines(place: TestOffice) -> tuple[PatientLine, ...]:
    return place.reader.patients()


def test_a_new_patient_has_no_course_and_dashes_for_dates(place: TestOffice) -> None:
    register(place, somebody("Nguyễn", mrn="04 47"))

    (line,) = lines(place)

    assert (line.name, line.born, line.mrn) == ("NGUYỄN, Sam (Mr)", "21-Jun-1990", "04 47")
    assert (line.course, line.last_dose, line.next_earliest) == ("None yet", "None", "None")
    assert (line.word, line.similar) == ("No course yet", "")
    assert (line.sort_name, line.sort_born) == ("nguyen, sam", "1990-06-21")
    assert (line.sort_last, line.sort_next) == ("", "")


def test_a_line_says_the_latest_course_and_the_first_legal_day_of_the_next(
    place: TestOffice,
) -> None:
    sam = register(place)
    outside(place, sam, date(2025, 3, 3))
    plan(place, sam, MONDAY)
    give(place, sam, [MONDAY, date(2026, 12, 1)])

    (line,) = lines(place)

    assert line.course == "2 (2 of 3)"
    assert (line.last_dose, line.next_earliest) == ("01-Dec-2026", "01-Dec-2027")
    assert (line.sort_last, line.sort_next) == ("2026-12-01", "2027-12-01")
    assert line.word == "Course 2 running"


@pytest.mark.parametrize(
    ("given", "today", "word", "state"),
    [
        (0, date(2026, 11, 27), "Course 1 planned Mon 30-Nov-2026", "planned"),
        (0, MONDAY, "Course 1 planned Mon 30-Nov-2026", "planned"),
        (0, date(2026, 12, 1), "Course 1: day 1 not recorded", "override"),
        (1, date(2026, 12, 1), "Course 1 running", "ready"),
        (1, date(2026, 12, 2), "Course 1 interrupted", "override"),
    ],
)
def test_an_open_course_says_where_it_stands(
    place: TestOffice, given: int, today: date, word: str, state: str
) -> None:
    sam = register(place)
    plan(place, sam, MONDAY)
    give(place, sam, [MONDAY][:given])
    place.clock.set(today)

    (line,) = lines(place)

    assert (line.word, line.state) == (word, state)


def test_patients_are_listed_by_family_and_given_name(place: TestOffice) -> None:
    for family, given, mrn in (("lee", "Sam", "1"), ("Haas", "Eva", "2"), ("Lee", "Ann", "3")):
        register(place, somebody(family, given, mrn))

    assert [line.mrn for line in lines(place)] == ["2", "3", "1"]


def test_names_easily_mistaken_are_marked_on_every_line_of_the_pair(place: TestOffice) -> None:
    for family, mrn in (("Lee", "1"), ("Lea", "2"), ("Haas", "3")):
        register(place, somebody(family, mrn=mrn))

    marked = {line.mrn: line.similar for line in lines(place)}

    assert marked == {"1": "similar name", "2": "similar name", "3": ""}


def test_a_line_is_searched_by_the_folded_family_name_first(place: TestOffice) -> None:
    register(place, somebody("Đặng"))

    assert lines(place)[0].search.startswith("dang sam")


def test_only_the_first_lines_say_something_of_courses_where_no_more_are_asked_for(
    place: TestOffice,
) -> None:
    sam = register(place, somebody("Adams", mrn="1"))
    kim = register(place, somebody("Baker", mrn="2"))
    register(place, somebody("Cole", mrn="3"))
    for each in (sam, kim):
        outside(place, each, date(2025, 3, 3))

    whole, begun = lines(place), place.reader.patients(1)

    assert begun[0] == whole[0]
    assert begun[0].last_dose == "07-Mar-2025"
    assert [line.name for line in begun] == [line.name for line in whole]
    assert [(line.course, line.word, line.state) for line in begun[1:]] == [("", "", "")] * 2
    assert [(line.last_dose, line.next_earliest) for line in begun[1:]] == [("", "")] * 2
    assert [(line.born, line.mrn, line.sort_name) for line in begun[1:]] == [
        ("21-Jun-1990", "2", "baker, sam"),
        ("21-Jun-1990", "3", "cole, sam"),
    ]


def test_names_easily_mistaken_are_marked_also_where_no_courses_are_read(place: TestOffice) -> None:
    register(place, somebody("Haas", mrn="1"))
    register(place, somebody("Haas", mrn="2"))

    assert [line.similar for line in place.reader.patients(1)] == ["similar name"] * 2
    assert [line.similar for line in lines(place)] == ["similar name"] * 2


def test_lines_asked_for_beyond_the_last_patient_are_the_whole_list(place: TestOffice) -> None:
    outside(place, register(place), date(2025, 3, 3))

    assert place.reader.patients(100) == lines(place)
