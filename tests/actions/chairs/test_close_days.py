from datetime import date

import pytest

from infusion_planner.actions.close_days import CloseDays
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.store import center
from tests.actions.chairs.seats import MONDAY, book, booked, patients
from tests.office import TestOffice

TUESDAY, THURSDAY = date(2026, 12, 1), date(2026, 12, 3)


def closures(place: TestOffice) -> dict[date, str]:
    return {item.on: item.why for item in place.store.read(center.get).closures}


def test_a_range_is_closed_and_the_courses_on_it_are_counted_and_left(place: TestOffice) -> None:
    first, second, later = patients(place, 3)
    book(place, first)
    book(place, second)
    book(place, later, date(2026, 12, 7))
    before = booked(place)

    change = place.desk.do(CloseDays(TUESDAY, THURSDAY, " burst  pipe"))

    assert change.title == "Closed Tue 01 to Thu 03-Dec-2026: burst pipe; 2 courses to be moved"
    assert closures(place) == {
        date(2026, 11, 26): "Thanksgiving Day",
        TUESDAY: "burst pipe",
        date(2026, 12, 2): "burst pipe",
        THURSDAY: "burst pipe",
    }
    assert booked(place) == before
    place.desk.undo()
    assert list(closures(place)) == [date(2026, 11, 26)]


def test_days_closed_already_keep_their_words(place: TestOffice) -> None:
    place.desk.do(CloseDays(date(2026, 11, 25), date(2026, 11, 27), "inventory"))

    assert closures(place)[date(2026, 11, 26)] == "Thanksgiving Day"
    with pytest.raises(Refused, match="closed on these days already"):
        place.desk.do(CloseDays(date(2026, 11, 25), date(2026, 11, 27), "inventory"))


@pytest.mark.parametrize(
    ("first", "last", "why", "words"),
    [
        (TUESDAY, MONDAY, "x", "Mon 30-Nov-2026, lies before the first"),
        (date(2026, 11, 19), TUESDAY, "x", "Thu 19-Nov-2026 has passed"),
        (TUESDAY, TUESDAY, " ", "Say why"),
        (TUESDAY, date(2027, 12, 2), "x", "at most 366 days"),
    ],
)
def test_a_closure_that_cannot_be_is_refused_with_what_to_do(
    place: TestOffice, first: date, last: date, why: str, words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        place.desk.do(CloseDays(first, last, why))
