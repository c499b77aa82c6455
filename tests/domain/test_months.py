from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusion_planner.domain.months import clip, clips_until, completed_months, roll
from tests import oracle

ANCHORS = st.one_of(
    st.dates(date(1990, 1, 1), date(2110, 12, 31)),
    st.sampled_from(
        [date(2024, 2, 29), date(2096, 2, 29), date(2100, 2, 28), date(2099, 12, 31)]
        + [date(2025, month, 28 if month == 2 else 30) for month in range(1, 13)]
        + [date(2025, month, 31) for month in (1, 3, 5, 7, 8, 10, 12)]
    ),
)
MONTHS = st.integers(0, 60)


@given(ANCHORS, MONTHS)
@settings(deadline=None)
def test_roll_is_the_first_day_with_so_many_months_completed(anchor: date, months: int) -> None:
    assert roll(anchor, months) == oracle.first_day_with(anchor, months)


@given(ANCHORS, st.integers(1, 60))
@settings(deadline=None, max_examples=40)
def test_clip_is_the_last_day_of_the_month_that_is_not_past_the_anchors_day(
    anchor: date, months: int
) -> None:
    walked = oracle.same_day_each_month(anchor, roll(anchor, months + 2))

    assert clip(anchor, months) == walked[months]


@given(ANCHORS, st.integers(1, 12), st.integers(-40, 900))
@settings(deadline=None, max_examples=60)
def test_due_dates_until_a_day_never_drift_off_the_anchors_day(
    anchor: date, every_months: int, days: int
) -> None:
    last = anchor + timedelta(days=days)
    walked = oracle.same_day_each_month(anchor, last + timedelta(days=31))

    found = clips_until(anchor, every_months, last)

    assert found == [
        day
        for months, day in walked.items()
        if months and months % every_months == 0 and day <= last
    ]


@given(ANCHORS, MONTHS)
def test_clip_is_never_later_than_roll_and_at_most_three_days_before_it(
    anchor: date, months: int
) -> None:
    assert 0 <= (roll(anchor, months) - clip(anchor, months)).days <= 3


@given(ANCHORS, MONTHS)
def test_one_day_before_roll_the_months_are_not_completed(anchor: date, months: int) -> None:
    day = roll(anchor, months)

    assert completed_months(anchor, day) == months
    assert completed_months(anchor, date.fromordinal(day.toordinal() - 1)) == months - 1


# The examples of the clinical rules whose plain month arithmetic is one day early.
@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
        (date(2025, 12, 31), 2, date(2026, 3, 1)),
        (date(2023, 12, 31), 2, date(2024, 3, 1)),
        (date(2025, 10, 31), 4, date(2026, 3, 1)),
        (date(2025, 10, 31), 8, date(2026, 7, 1)),
        (date(2096, 2, 29), 48, date(2100, 3, 1)),
        (date(2023, 6, 9), 12, date(2024, 6, 9)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
    ],
)
def test_a_minimum_wait_rolls_forward(anchor: date, months: int, expected: date) -> None:
    assert roll(anchor, months) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (1, date(2025, 2, 28)),
        (2, date(2025, 3, 31)),
        (3, date(2025, 4, 30)),
        (37, date(2028, 2, 29)),
    ],
)
def test_due_dates_count_from_the_anchor_and_so_return_to_its_day(
    months: int, expected: date
) -> None:
    assert clip(date(2025, 1, 31), months) == expected


def test_february_2100_has_no_29th() -> None:
    assert clip(date(2096, 2, 29), 48) == date(2100, 2, 28)


def test_completed_months_are_negative_before_the_anchor() -> None:
    assert completed_months(date(2026, 3, 15), date(2026, 3, 14)) == -1
