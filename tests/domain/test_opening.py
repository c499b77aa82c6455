from datetime import date, time

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.opening import (
    DayPlan,
    Hours,
    NursesOn,
    Opening,
    infusion_day_minutes,
    opening_faults,
    start_times,
)
from tests.resources import shipped_rulebook

DAY = 7 * 60 + 30
MONDAY = DayPlan(0, Hours(time(7), time(17)), nurses=2, running_each=3, starts_per_half_hour=2)


def words(*plans: DayPlan) -> str:
    return " ".join(fault.words for fault in opening_faults(Opening(plans), DAY))


def test_a_steroid_day_takes_seven_and_a_half_hours_and_one_without_an_hour_less() -> None:
    book = shipped_rulebook()

    assert infusion_day_minutes(book) == DAY
    assert infusion_day_minutes(book, steroid=False) == DAY - 60


def test_the_last_start_lets_the_patient_leave_before_the_center_closes() -> None:
    assert start_times(MONDAY, DAY)[0] == time(7)
    assert start_times(MONDAY, DAY)[-1] == time(9, 30)
    earlier = replace(MONDAY, hours=Hours(time(7), time(16, 59)))
    assert start_times(earlier, DAY)[-1] == time(9)


def test_no_start_needs_a_bag_before_the_pharmacy_opens() -> None:
    late = DayPlan(0, MONDAY.hours, 2, 3, 2, Hours(time(9), time(15)))

    assert start_times(late, DAY) == (time(8), time(8, 30), time(9), time(9, 30))


def test_a_bag_can_be_made_until_the_pharmacy_closes() -> None:
    early = DayPlan(0, MONDAY.hours, 2, 3, 2, Hours(time(8, 30), time(9)))

    assert start_times(early, DAY) == (time(7, 30), time(8))


@pytest.mark.parametrize(
    ("nurses", "each", "starts", "most"), [(2, 3, 2, 6), (9, 9, 1, 6), (0, 3, 2, 0)]
)
def test_the_scarcer_of_nurses_and_starts_limits_a_day(
    nurses: int, each: int, starts: int, most: int
) -> None:
    plan = DayPlan(0, MONDAY.hours, nurses, each, starts)

    assert Opening((plan,)).most_patients(DAY) == {0: most}


def test_fewer_nurses_on_one_day_count_for_that_day_alone() -> None:
    day = date(2026, 11, 23)

    found = Opening((MONDAY,), (NursesOn(day, 1), NursesOn(date(2026, 11, 24), 1)))

    assert found.most_on(DAY) == {day: 3}, "nothing is known of Tuesdays"


def test_hours_shorter_than_an_infusion_day_are_refused_with_what_to_do() -> None:
    short = DayPlan(4, Hours(time(8), time(15, 29)), 2, 3, 2)

    assert words(short) == (
        "The hours of Friday are shorter than an infusion day of 7 h 30 min. Lengthen them, or"
        " take Friday off the open weekdays."
    )
    assert words(DayPlan(4, Hours(time(8), time(15, 30)), 2, 3, 2)) == ""


def test_hours_that_end_before_they_begin_are_refused() -> None:
    assert "shorter than an infusion day" in words(DayPlan(0, Hours(time(17), time(7)), 2, 3, 2))


def test_a_pharmacy_that_is_never_open_in_time_is_refused() -> None:
    night = DayPlan(0, MONDAY.hours, 2, 3, 2, Hours(time(14), time(16)))

    assert "no bag can be made in time" in words(night)


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ((-1, 3, 2), "nurses.0"),
        ((100, 3, 2), "nurses.0"),
        ((2, 0, 2), "running_each.0"),
        ((2, 3, 0), "starts_per_half_hour.0"),
    ],
)
def test_impossible_numbers_of_staff_are_refused(numbers: tuple[int, int, int], field: str) -> None:
    (fault,) = opening_faults(Opening((DayPlan(0, MONDAY.hours, *numbers),)), DAY)

    assert fault.field == field
    assert fault.words.startswith("Monday: give a number from")


@pytest.mark.parametrize("numbers", [(0, 1, 1), (99, 99, 99)])
def test_no_nurse_is_a_number_and_ninety_nine_are(numbers: tuple[int, int, int]) -> None:
    assert words(DayPlan(0, MONDAY.hours, *numbers)) == ""


def test_a_pharmacy_that_closes_before_it_opens_is_refused() -> None:
    backwards = DayPlan(0, MONDAY.hours, 2, 3, 2, Hours(time(15), time(7)))

    assert words(backwards) == "On Monday the pharmacy closes before it opens."
    at_once = replace(MONDAY, pharmacy=Hours(time(9), time(9)))
    assert words(at_once) == "On Monday the pharmacy closes before it opens."
    a_minute = replace(MONDAY, pharmacy=Hours(time(9), time(9, 1)))
    assert words(a_minute) == ""


def test_a_weekday_or_day_that_stands_twice_is_refused() -> None:
    twice = Opening((MONDAY, MONDAY), (NursesOn(date(2026, 11, 23), 1),) * 2)

    assert [fault.field for fault in opening_faults(twice, DAY)] == ["days", "exceptions.1"]


def test_a_night_that_changes_the_clock_makes_no_day_longer() -> None:
    sunday = DayPlan(6, MONDAY.hours, 2, 3, 2)

    assert start_times(sunday, DAY) == start_times(MONDAY, DAY)


def test_nobody_can_be_on_duty_less_than_not_at_all() -> None:
    day = date(2026, 11, 23)
    found = [
        fault.field
        for nurses in (-1, 0)
        for fault in opening_faults(Opening((MONDAY,), (NursesOn(day, nurses),)), DAY)
    ]

    assert found == ["exceptions.0"]


def test_the_nurses_of_a_day_are_those_of_its_weekday_or_its_own() -> None:
    monday, other = date(2026, 11, 23), date(2026, 11, 30)
    opening = Opening((MONDAY,), (NursesOn(other, 1), NursesOn(date(2026, 11, 24), 5)))

    assert opening.nurses_on(monday) == 2
    assert opening.nurses_on(other) == 1
    # nothing was said of Tuesdays
    assert opening.nurses_on(date(2026, 11, 24)) is None


@pytest.mark.parametrize(("patients", "nurses"), [(0, 0), (1, 1), (3, 1), (4, 2), (7, 3)])
def test_each_nurse_looks_after_so_many_running_infusions(patients: int, nurses: int) -> None:
    assert Opening((MONDAY,)).nurses_for(date(2026, 11, 23), patients) == nurses
    assert Opening((MONDAY,)).nurses_for(date(2026, 11, 24), patients) is None


def test_a_day_with_fewer_nurses_has_room_for_fewer() -> None:
    fewer, tuesday = date(2026, 11, 30), date(2026, 11, 24)
    opening = Opening((MONDAY,), (NursesOn(fewer, 1), NursesOn(tuesday, 1)))

    # one nurse looks after three; of Tuesdays nothing was said
    assert opening.most_on(DAY) == {fewer: 3}


def test_hours_into_which_a_longer_infusion_day_does_not_fit_are_told_by_weekday() -> None:
    tuesday = replace(MONDAY, weekday=1, hours=Hours(time(8), time(15, 30)))
    opening = Opening((MONDAY, tuesday))

    assert opening.too_short(DAY) == frozenset()
    assert opening.too_short(DAY + 60) == {1}
