from datetime import date, timedelta

import pytest

from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Dose, GivenCourse, Infusion
from infusion_planner.domain.course_ahead import (
    as_planned,
    book_by,
    is_certain,
    monthly_tests,
    with_course,
)
from infusion_planner.domain.frozen import replace
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
MONDAY = date(2026, 11, 16)
WEEKDAYS = OpenDays(frozenset(range(5)))
FULL = 12_000


def course(*given: int | None, number: int = 1, start: date = MONDAY) -> Course:
    """A course planned from Monday; each dose given in micrograms, None for not recorded."""
    days = days_from(start, len(given))
    infusions = tuple(
        Infusion(at, day, None if dose is None else Dose(day, dose))
        for at, (day, dose) in enumerate(zip(days, given, strict=True), start=1)
    )
    return Course(number, len(given), infusions)


def zero(plan: Course, number: int) -> Course:
    """The course with one infusion recorded as not given."""
    infusions = tuple(
        replace(item, given=Dose(item.planned_on or MONDAY, 0)) if item.number == number else item
        for item in plan.infusions
    )
    return replace(plan, infusions=infusions)


def certain(plan: Course, as_of: date) -> list[bool]:
    return [is_certain(plan, item, as_of) for item in plan.infusions]


def given(*days: date, number: int = 1) -> GivenCourse:
    return GivenCourse(number, tuple(Dose(day, FULL) for day in days))


def test_every_day_of_a_plan_stands_up_to_its_first_day() -> None:
    plan = course(None, None, None)

    assert certain(plan, MONDAY) == [True, True, True]


def test_no_day_stands_after_one_that_passed_without_a_dose() -> None:
    plan = course(FULL, None, None)

    assert certain(plan, MONDAY + timedelta(days=1)) == [True, True, True]
    assert certain(plan, MONDAY + timedelta(days=2)) == [True, False, False]


def test_no_day_stands_after_an_infusion_that_was_not_given() -> None:
    plan = zero(course(FULL, None, None), 2)

    assert certain(plan, MONDAY + timedelta(days=1)) == [True, False, False]


def test_no_open_day_stands_in_a_course_that_was_ended() -> None:
    plan = replace(course(FULL, None, None), ended_reason="rash")

    assert certain(plan, MONDAY)[1:] == [False, False]


def test_a_course_as_planned_counts_given_doses_and_the_days_that_stand() -> None:
    plan = course(FULL, 4_000, None)

    found = as_planned(plan, MONDAY + timedelta(days=2), BOOK)

    assert found is not None
    assert found.last_on == MONDAY + timedelta(days=2)
    assert [dose.dose_ug for dose in found.doses] == [FULL, 4_000, FULL]


def test_a_broken_course_counts_only_what_was_given() -> None:
    found = as_planned(course(FULL, None, None), MONDAY + timedelta(days=4), BOOK)

    assert found == given(MONDAY)


def test_a_plan_whose_first_day_passed_counts_for_nothing() -> None:
    assert as_planned(course(None, None), MONDAY + timedelta(days=1), BOOK) is None


def test_a_course_ahead_stands_in_its_place_among_the_given_ones() -> None:
    first, second = course(FULL, FULL), course(FULL, number=2, start=date(2028, 1, 3))
    ahead = given(MONDAY, date(2026, 11, 18))

    assert with_course((first, second), ahead) == (ahead, given(date(2028, 1, 3), number=2))
    assert with_course((first,), None) == (given(MONDAY, date(2026, 11, 17)),)


@pytest.mark.parametrize(
    ("due", "by"),
    [
        # worked example 35: due on a Saturday, booked by Friday
        (date(2025, 6, 7), date(2025, 6, 6)),
        (date(2025, 6, 8), date(2025, 6, 6)),
        (date(2025, 6, 6), date(2025, 6, 6)),
    ],
)
def test_a_due_date_on_a_closed_day_is_booked_by_the_open_day_before(due: date, by: date) -> None:
    assert book_by(due, WEEKDAYS, 7) == by


def test_a_closure_moves_the_booking_further_back() -> None:
    closed = OpenDays(frozenset(range(5)), frozenset({date(2025, 6, 6), date(2025, 6, 5)}))

    assert book_by(date(2025, 6, 7), closed, 7) == date(2025, 6, 4)


def test_where_no_day_of_the_window_is_open_the_due_date_stays() -> None:
    week = frozenset(days_from(date(2025, 5, 31), 8))

    assert book_by(date(2025, 6, 7), OpenDays(frozenset(range(7)), week), 7) == date(2025, 6, 7)


def test_tests_follow_every_month_on_the_day_of_the_last_dose() -> None:
    week = given(*days_from(MONDAY, 5))

    found = monthly_tests((week,), WEEKDAYS, date(2026, 11, 13), BOOK)

    assert [(test.due_on, test.book_by) for test in found.coming[:3]] == [
        (date(2026, 12, 20), date(2026, 12, 18)),
        (date(2027, 1, 20), date(2027, 1, 20)),
        (date(2027, 2, 20), date(2027, 2, 19)),
    ]
    assert found.ends_on == date(2030, 11, 20)
    assert found.coming[-1].due_on == date(2030, 11, 20)
    assert len(found.coming) == 48


def test_a_later_course_keeps_the_tests_that_are_due_anyway() -> None:
    """Worked example 26: the cadence of the first course stays, the end moves."""
    first = given(*days_from(date(2024, 5, 13), 5))
    second = given(*days_from(date(2025, 6, 16), 3), number=2)

    found = monthly_tests((first, second), WEEKDAYS, date(2025, 6, 10), BOOK)

    assert [test.due_on for test in found.coming[:2]] == [date(2025, 6, 17), date(2025, 7, 17)]
    assert found.ends_on == date(2029, 6, 18)


def test_a_test_due_today_is_never_booked_by_a_day_that_has_passed() -> None:
    week = given(*days_from(MONDAY, 5))
    saturday = date(2027, 2, 20)

    found = monthly_tests((week,), WEEKDAYS, saturday, BOOK)

    assert (found.coming[0].due_on, found.coming[0].book_by) == (saturday, saturday)


def test_once_a_due_date_has_passed_it_is_booked_by_the_last_open_day_of_its_window() -> None:
    """Due Sun 20-Dec-2026, window to Sun 27-Dec-2026 (LAB-5)."""
    week = given(*days_from(MONDAY, 5))

    found = monthly_tests((week,), WEEKDAYS, date(2026, 12, 22), BOOK)

    first = found.coming[0]
    assert (first.due_on, first.book_by) == (date(2026, 12, 20), date(2026, 12, 25))


def test_before_any_course_there_is_no_test() -> None:
    found = monthly_tests((), WEEKDAYS, MONDAY, BOOK)

    assert (found.coming, found.ends_on) == ((), None)


def test_no_day_of_a_course_on_hold_is_certain() -> None:
    plan = course(FULL, None, None)

    assert is_certain(plan, plan.infusions[2], MONDAY)
    assert not is_certain(replace(plan, held_reason="infection"), plan.infusions[2], MONDAY)
    assert not is_certain(replace(plan, ended_reason="ceased"), plan.infusions[2], MONDAY)
