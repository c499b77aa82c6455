"""Which days have room: chairs in service, who is booked on them, and what the staff can do."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from infusion_planner.domain.bookings import Booking, days_beside, seated
from infusion_planner.domain.chairs import NO_LIMIT, ChairDays, NoRoom, Outage, SeatedDays
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.slot_words import clash_words, no_room_words, short_why, why_not
from infusion_planner.domain.slots import Rejected, best_of, first_failure

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
THANKSGIVING, FRIDAY, SATURDAY = (MONDAY + timedelta(days=n) for n in (3, 4, 5))
OPEN = OpenDays(frozenset(range(5)), frozenset({THANKSGIVING}))


def booking(day: date, chair: str = "") -> Booking:
    return Booking(f"i-{day}-{chair}", "p", "c", day, chair, 1, 1, given=False)


def room(
    *booked: Booking,
    chairs: tuple[str, ...] = ("A1", "A2"),
    outages: tuple[Outage, ...] = (),
    most: Mapping[int, int] | None = None,
    most_on: Mapping[date, int] | None = None,
) -> ChairDays:
    limits = most or {}, most_on or {}
    return ChairDays(OPEN, chairs, outages, seated(booked), *limits, keeps_chairs=bool(chairs))


def test_each_who_is_booked_is_counted_once_with_or_without_a_chair() -> None:
    booked = seated([booking(MONDAY, "A1"), booking(MONDAY), booking(TUESDAY, "A1")])

    assert booked == SeatedDays(
        {MONDAY: frozenset({"A1"}), TUESDAY: frozenset({"A1"})}, {MONDAY: 1}
    )
    assert booked.patients(MONDAY) == 2


def test_the_other_days_of_a_patient_are_those_of_other_courses() -> None:
    other = replace(booking(TUESDAY), course_id="other")

    assert days_beside([booking(MONDAY), other], "c") == frozenset({TUESDAY})
    assert days_beside([booking(MONDAY)], "c") == frozenset()


A1, A2, NO_CHAIR = booking(MONDAY, "A1"), booking(MONDAY, "A2"), booking(MONDAY)
A1_OUT = (Outage("A1", MONDAY, MONDAY),)
BOTH_OUT = (*A1_OUT, Outage("A2", MONDAY, TUESDAY))


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (room(), 2),
        (room(A1), 1),
        (room(NO_CHAIR), 1),
        (room(A1, NO_CHAIR), 0),
        (room(A1, A2, NO_CHAIR), -1),
        (room(outages=A1_OUT), 1),
        (room(A1, outages=A1_OUT), 1),
        (room(A2, outages=A1_OUT), 0),
        (room(most={0: 1}), 1),
        (room(A1, most={0: 1}), 0),
        (room(A1, NO_CHAIR, most={0: 1}), -1),
        (room(A1, most={0: 9}), 1),
        (room(A1, most={1: 1}), 1),
        (room(A1, most={0: 9}, most_on={MONDAY: 1}), 0),
        (room(A1, most={0: 1}, most_on={MONDAY: 9}), 1),
        (room(chairs=(), most={0: 4}), 4),
        (room(NO_CHAIR, chairs=(), most={0: 4}), 3),
        (room(NO_CHAIR, chairs=()), NO_LIMIT),
    ],
)
def test_the_scarcer_of_chairs_and_staff_says_how_many_more_can_come(
    days: ChairDays, left: int
) -> None:
    assert days.places_left(MONDAY) == left


def test_nobody_more_can_come_when_the_hours_are_too_short() -> None:
    short = frozenset({0})

    assert replace(room(), too_short=short).places_left(MONDAY) == 0
    assert replace(room(A1, A2, NO_CHAIR), too_short=short).places_left(MONDAY) == -1
    assert replace(room(), too_short=frozenset({1})).places_left(MONDAY) == 2
    assert replace(room(chairs=(), most={0: 4}), too_short=short).places_left(MONDAY) == 0


def test_nobody_can_come_when_the_center_is_closed() -> None:
    assert room().places_left(SATURDAY) == 0
    assert room(chairs=()).places_left(THANKSGIVING) == 0


def test_the_days_without_room_are_named_with_what_is_missing() -> None:
    days = room(A1, A2, most={1: 0}, outages=(Outage("A1", WEDNESDAY, FRIDAY),))
    broken = room(outages=BOTH_OUT)

    assert days.missing([MONDAY, TUESDAY, WEDNESDAY]) == (
        (MONDAY, NoRoom.TAKEN),
        (TUESDAY, NoRoom.NURSES),
    )
    # asked as if the center were open
    assert days.missing([THANKSGIVING, SATURDAY]) == ()
    assert broken.missing([MONDAY, TUESDAY]) == ((MONDAY, NoRoom.NO_SERVICE),)


@pytest.mark.parametrize(
    ("days", "overfull"),
    [
        (room(A1, A2), False),
        (room(A1, A2, NO_CHAIR), True),
        (room(A1, A2, outages=A1_OUT), True),
        (room(A1, A2, most={0: 2}), False),
        (room(A1, A2, most={0: 1}), True),
        (room(A1, A2, most={0: 9}, most_on={MONDAY: 1}), True),
        (room(NO_CHAIR, chairs=()), False),
        (room(NO_CHAIR, chairs=(), most={0: 1}), False),
        (room(NO_CHAIR, chairs=(), most={0: 0}), True),
    ],
)
def test_a_day_is_overfull_when_more_come_than_chairs_or_staff_allow(
    days: ChairDays, *, overfull: bool
) -> None:
    assert days.is_overfull(MONDAY) is overfull


# where a course cannot begin


def test_the_first_day_without_room_keeps_a_course_from_beginning() -> None:
    assert first_failure(room(), MONDAY, 3) is None
    assert first_failure(room(), MONDAY, 5) == Rejected(MONDAY, THANKSGIVING, NoRoom.CLOSED)
    assert first_failure(room(A1, A2), MONDAY, 1) == Rejected(MONDAY, MONDAY, NoRoom.TAKEN)
    assert first_failure(room(), FRIDAY, 2) == Rejected(FRIDAY, SATURDAY, NoRoom.WEEKDAY)


def test_the_start_that_fails_last_comes_nearest_and_a_weekend_says_least() -> None:
    soon = Rejected(MONDAY, MONDAY, NoRoom.TAKEN)
    late = Rejected(MONDAY, THANKSGIVING, NoRoom.CLOSED)
    weekend = Rejected(MONDAY, SATURDAY, NoRoom.WEEKDAY)

    assert best_of((soon, late, weekend)) is late
    assert best_of((weekend, soon)) is soon
    assert best_of((weekend, Rejected(FRIDAY, SATURDAY, NoRoom.WEEKDAY))) is weekend


@pytest.mark.parametrize(
    ("days", "day", "because", "words"),
    [
        (room(), SATURDAY, NoRoom.WEEKDAY, "the center is closed"),
        (room(), THANKSGIVING, NoRoom.CLOSED, "the center is closed"),
        (room(outages=BOTH_OUT), MONDAY, NoRoom.NO_SERVICE, "no chair is in service"),
        (room(), MONDAY, NoRoom.HOURS, "the hours are shorter than an infusion day"),
        (room(most={0: 0}), MONDAY, NoRoom.NURSES, "no nurse is on duty"),
        (
            room(A1, most={0: 1}),
            MONDAY,
            NoRoom.NURSES,
            "the nurses on duty have no room beside 1 patient",
        ),
        (room(A1, A2), MONDAY, NoRoom.TAKEN, "all 2 chairs in service are taken"),
        (room(A2, outages=A1_OUT), MONDAY, NoRoom.TAKEN, "the only chair in service is taken"),
    ],
)
def test_what_is_missing_is_said_in_words(
    days: ChairDays, day: date, because: NoRoom, words: str
) -> None:
    assert no_room_words(days, day, because) == words


@pytest.mark.parametrize(
    ("rejected", "words", "short"),
    [
        (
            Rejected(THANKSGIVING, SATURDAY, NoRoom.WEEKDAY),
            "Day 3 falls on a Saturday, when the center is closed.",
            "day 3 falls on a Saturday",
        ),
        (
            Rejected(MONDAY, THANKSGIVING, NoRoom.CLOSED),
            "Day 4, Thu 26-Nov-2026: the center is closed.",
            "Thu 26-Nov closed",
        ),
        (
            Rejected(MONDAY, MONDAY, NoRoom.TAKEN),
            "Day 1, Mon 23-Nov-2026: all 2 chairs in service are taken.",
            "all 2 chairs in service are taken Mon 23-Nov",
        ),
    ],
)
def test_why_a_course_cannot_begin_is_said_with_its_day(
    rejected: Rejected, words: str, short: str
) -> None:
    full = room(A1, A2)

    assert why_not(full, rejected) == words
    assert short_why(full, rejected) == short


def test_days_in_a_row_with_the_same_reason_are_named_at_once() -> None:
    full = room(A1, A2, booking(TUESDAY, "A1"), booking(TUESDAY, "A2"), booking(FRIDAY, "A1"))
    taken, closed = NoRoom.TAKEN, NoRoom.CLOSED
    chairs = "all 2 chairs in service are taken"

    assert clash_words(full, [(MONDAY, taken), (TUESDAY, taken), (THANKSGIVING, closed)]) == (
        f"Mon 23 to Tue 24-Nov-2026: {chairs}. Thu 26-Nov-2026: the center is closed."
    )
    assert clash_words(full, [(MONDAY, taken), (WEDNESDAY, taken)]) == (
        f"Mon 23-Nov-2026: {chairs}. Wed 25-Nov-2026: {chairs}."
    )
    assert clash_words(full, [(day, taken) for day in (MONDAY, TUESDAY, WEDNESDAY)]) == (
        f"Mon 23 to Wed 25-Nov-2026: {chairs}."
    )
    assert clash_words(full, [(TUESDAY, taken), (WEDNESDAY, NoRoom.NO_SERVICE)]) == (
        f"Tue 24-Nov-2026: {chairs}. Wed 25-Nov-2026: no chair is in service."
    )
    assert clash_words(full, []) == ""


def test_a_weekday_whose_hours_are_too_short_has_room_for_nobody() -> None:
    short = replace(room(), too_short=frozenset({0}))

    assert short.no_room_when_open(MONDAY) is NoRoom.HOURS
    assert short.no_room(TUESDAY) is None
    assert replace(short, outages=BOTH_OUT).no_room(MONDAY) is NoRoom.HOURS


@pytest.mark.parametrize(
    ("days", "because"),
    [
        (room(NO_CHAIR, chairs=()), None),
        (room(NO_CHAIR, chairs=(), most={0: 2}), None),
        (room(NO_CHAIR, chairs=(), most={0: 1}), NoRoom.NURSES),
        (replace(room(chairs=(), most={0: 2}), too_short=frozenset({0})), NoRoom.HOURS),
        (replace(room(chairs=()), keeps_chairs=True), NoRoom.NO_SERVICE),
    ],
)
def test_where_no_chairs_are_kept_hours_and_nurses_hold_all_the_same(
    days: ChairDays, because: NoRoom | None
) -> None:
    assert days.no_room(MONDAY) is because
    assert days.no_room_when_open(MONDAY) is because
    # the re-plan counts by the same rule
    assert (days.places_left(MONDAY) > 0) is (because is None)


def test_room_is_limited_by_chairs_or_by_what_was_said_of_hours_and_nurses() -> None:
    assert room().has_limits
    assert room(chairs=(), most={0: 4}).has_limits
    assert not room(chairs=()).has_limits
