"""The lens of a patient passes over days on which the course has no room."""

from datetime import date, timedelta

from tests.actions.chairs.seats import MONDAY, book, patients, set_chairs
from tests.office import TestOffice

NEXT = MONDAY + timedelta(days=7)


def test_a_day_without_room_is_shaded_with_what_is_missing(place: TestOffice) -> None:
    set_chairs(place, "A1")
    first, second = patients(place, 2)
    book(place, first)
    board = place.reader.of_calendar.board(MONDAY, 12)

    lens = place.reader.of_calendar.lens(second, board)

    days = {day.on: said for day, said in zip(board.days, lens.days, strict=True)}
    assert days[MONDAY].words == "No room Mon 30-Nov: the only chair in service is taken"
    assert not days[MONDAY].is_legal
    assert days[NEXT].is_legal
    assert lens.first_fit == NEXT


def test_a_course_is_not_in_the_way_of_its_own_move(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    board = place.reader.of_calendar.board(MONDAY, 12)

    lens = place.reader.of_calendar.lens(patient_id, board)

    assert [day.is_legal for day in lens.days][:1] == [True]
    assert lens.first_fit == date(2026, 11, 30)
