from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusion_planner.domain.clinic import Center, Closure, OpenDays, Paper, days_from
from tests.domain.builders import EVERY_DAY, WEEKDAYS

NEVER = OpenDays(frozenset())


@pytest.mark.parametrize(
    ("closures", "length", "not_before", "expected"),
    [
        ([date(2025, 5, 26)], 5, date(2025, 5, 24), date(2025, 6, 2)),
        ([date(2025, 12, 25), date(2026, 1, 1)], 3, date(2025, 12, 23), date(2025, 12, 29)),
        ([date(2025, 12, 25), date(2026, 1, 1)], 5, date(2025, 12, 22), date(2026, 1, 5)),
        ([], 3, date(2026, 3, 7), date(2026, 3, 9)),
    ],
    ids=["E14", "E15", "E15 five days", "E01"],
)
def test_the_first_run_has_no_closed_day(
    closures: list[date], length: int, not_before: date, expected: date
) -> None:
    open_days = OpenDays(WEEKDAYS.weekdays, frozenset(closures))

    assert next(open_days.starts(length, not_before, 60)) == expected


OPEN_DAYS = st.builds(
    OpenDays,
    st.frozensets(st.integers(0, 6)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=12),
)


@given(OPEN_DAYS, st.integers(1, 6), st.dates(date(2026, 1, 1), date(2026, 2, 1)))
@settings(deadline=None)
def test_starts_are_all_days_of_the_horizon_whose_run_is_open(
    open_days: OpenDays, length: int, not_before: date
) -> None:
    days = [not_before + timedelta(days=n) for n in range(31)]
    expected = [
        day
        for day in days
        if all(
            (day + timedelta(days=n)).weekday() in open_days.weekdays
            and day + timedelta(days=n) not in open_days.closures
            for n in range(length)
        )
    ]

    assert list(open_days.starts(length, not_before, 30)) == expected


def test_a_start_on_the_last_day_of_the_horizon_counts_and_one_later_does_not() -> None:
    monday = date(2026, 3, 9)
    only_mondays = OpenDays(frozenset({0}))

    assert list(only_mondays.starts(1, monday - timedelta(days=6), 6)) == [monday]
    assert list(only_mondays.starts(1, monday - timedelta(days=6), 5)) == []


def test_the_first_closed_day_of_a_run_is_named() -> None:
    assert WEEKDAYS.first_closed(date(2026, 3, 12), 5) == date(2026, 3, 14)
    assert WEEKDAYS.first_closed(date(2026, 3, 9), 5) is None


def test_the_next_open_day_may_be_the_day_itself() -> None:
    assert WEEKDAYS.next_open(date(2026, 3, 9), 10) == date(2026, 3, 9)
    assert WEEKDAYS.next_open(date(2026, 3, 7), 10) == date(2026, 3, 9)


def test_a_center_that_is_never_open_has_no_next_open_day() -> None:
    assert NEVER.next_open(date(2026, 3, 9), 400) is None


# Worked example 37.
@pytest.mark.parametrize(
    ("closures", "day", "expected"),
    [
        ([], date(2025, 3, 7), date(2025, 3, 14)),
        ([date(2026, 1, 1)], date(2025, 12, 31), date(2026, 1, 8)),
        ([date(2025, 5, 26)], date(2025, 5, 21), date(2025, 5, 29)),
    ],
)
def test_five_business_days_skip_weekends_and_closures(
    closures: list[date], day: date, expected: date
) -> None:
    open_days = OpenDays(WEEKDAYS.weekdays, frozenset(closures))

    assert open_days.business_days_after(day, 5) == expected


def test_business_days_are_monday_to_friday_even_where_the_center_opens_on_sunday() -> None:
    assert EVERY_DAY.business_days_after(date(2026, 3, 6), 1) == date(2026, 3, 9)


def test_no_business_days_later_is_the_day_itself() -> None:
    assert WEEKDAYS.business_days_after(date(2026, 3, 7), 0) == date(2026, 3, 7)


def test_a_center_is_open_on_its_weekdays_less_its_closures() -> None:
    holiday = Closure(date(2026, 11, 26), "Thanksgiving Day")
    center = Center("Harbor", "", "", Paper.A4, frozenset({0, 3}), (holiday,), ())

    assert center.open_days.is_open(date(2026, 11, 23))
    assert not center.open_days.is_open(date(2026, 11, 24))
    assert not center.open_days.is_open(date(2026, 11, 26))


def test_the_patients_of_a_center_are_real_unless_it_is_made_as_a_sample() -> None:
    """Of a sample nothing can be lost, so none of it is backed up."""
    center = Center("Harbor", "", "", Paper.A4, frozenset({0, 3}), (), ())

    assert not center.is_sample


def test_days_in_a_row_cross_the_end_of_a_month() -> None:
    assert days_from(date(2024, 2, 28), 3) == (
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    )
