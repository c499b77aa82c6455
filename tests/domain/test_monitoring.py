from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.monitoring import MonitoringPlan, due_dates, monitoring_plan, series
from tests import oracle
from tests.domain.builders import WEEKDAYS, block, given
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def plan(*courses: GivenCourse, open_days: OpenDays = WEEKDAYS) -> MonitoringPlan:
    return monitoring_plan(courses, open_days, BOOK)


def test_a_first_course_has_48_monthly_sets_16_tsh_and_8_status_forms() -> None:
    found = plan(block(1, date(2025, 3, 3), 5))

    assert found.due["cbc"] == found.due["creatinine"] == found.due["urinalysis"]
    assert (len(found.due["cbc"]), len(found.due["tsh"])) == (48, 16)
    assert (found.due["cbc"][0], found.due["cbc"][-1]) == (date(2025, 4, 7), date(2029, 3, 7))
    assert found.due["tsh"][0] == date(2025, 6, 7)
    assert found.status_forms_on == (
        date(2025, 9, 3),
        date(2026, 3, 3),
        date(2026, 9, 3),
        date(2027, 3, 3),
        date(2027, 9, 3),
        date(2028, 3, 3),
        date(2028, 9, 3),
        date(2029, 3, 7),
    )
    assert found.contraception_until == date(2025, 7, 7)
    assert found.checklist_due_on == date(2025, 3, 14)


def test_the_31st_comes_back_after_a_short_month() -> None:
    found = plan(block(1, date(2025, 1, 27), 5)).due["cbc"]

    assert found[:6] == (
        date(2025, 2, 28),
        date(2025, 3, 31),
        date(2025, 4, 30),
        date(2025, 5, 31),
        date(2025, 6, 30),
        date(2025, 7, 31),
    )
    assert found[36] == date(2028, 2, 29)


def test_a_delayed_second_course_keeps_the_monthly_day_and_moves_the_end() -> None:
    first, second = given(1, date(2024, 3, 8)), block(2, date(2025, 9, 15), 3)

    found = plan(first, second)

    assert (len(found.due["cbc"]), len(found.due["tsh"])) == (67, 23)
    assert found.due["cbc"][17:19] == (date(2025, 9, 8), date(2025, 10, 8))
    assert found.due["cbc"][-2:] == (date(2029, 9, 8), date(2029, 9, 17))


def test_a_second_course_leaves_no_gap_of_62_days() -> None:
    first, second = given(1, date(2024, 5, 17)), block(2, date(2025, 6, 16), 3)

    due = [day for day in plan(first, second).due["cbc"] if day >= date(2025, 5, 17)]

    assert due[:4] == [date(2025, 5, 17), date(2025, 6, 17), date(2025, 7, 17), date(2025, 8, 17)]
    assert due[-2:] == [date(2029, 5, 17), date(2029, 6, 18)]
    assert max(later - day for day, later in pairwise(due)) == timedelta(days=32)


def test_four_courses_keep_one_series_for_life() -> None:
    found = plan(
        block(1, date(2022, 5, 2), 5),
        block(2, date(2023, 5, 8), 3),
        block(3, date(2024, 5, 13), 3),
        block(4, date(2025, 5, 19), 3),
    )

    assert (len(found.due["cbc"]), len(found.due["tsh"])) == (85, 29)
    assert found.due["cbc"][-2:] == (date(2029, 5, 6), date(2029, 5, 21))
    assert len(found.status_forms_on) == 15
    assert found.status_forms_on[-2:] == (date(2029, 5, 2), date(2029, 5, 21))


def test_a_course_after_monitoring_had_ended_opens_a_new_series() -> None:
    courses = (
        given(1, date(2019, 4, 12)),
        given(2, date(2020, 4, 15)),
        block(3, date(2025, 9, 8), 3),
    )

    facts = series(courses, BOOK)

    assert (facts.anchor_on, facts.first_dose_on) == (date(2025, 9, 10), date(2025, 9, 8))
    assert facts.ends_on == date(2029, 9, 10)
    assert len(plan(*courses).due["cbc"]) == 48


def test_a_course_on_the_last_day_of_monitoring_keeps_the_series() -> None:
    end = date(2024, 4, 15)

    kept = series((given(1, date(2020, 4, 15)), given(2, end)), BOOK)
    opened = series((given(1, date(2020, 4, 15)), given(2, end + timedelta(days=1))), BOOK)

    assert kept.anchor_on == date(2020, 4, 15)
    assert opened.anchor_on == end + timedelta(days=1)


@pytest.mark.parametrize(("before", "kept"), [(1, False), (7, False), (8, True)])
def test_a_date_one_to_seven_days_before_the_end_merges_into_it(before: int, *, kept: bool) -> None:
    anchor = date(2025, 1, 10)
    end = date(2025, 3, 10) + timedelta(days=before)

    assert (date(2025, 3, 10) in due_dates(anchor, 1, end, 7)) is kept


def test_a_date_on_the_end_itself_stands_once() -> None:
    assert due_dates(date(2025, 1, 10), 1, date(2025, 3, 10), 7) == (
        date(2025, 2, 10),
        date(2025, 3, 10),
    )


@forall(
    st.dates(date(2019, 1, 1), date(2101, 1, 1)),
    st.sampled_from([1, 3, 6]),
    st.integers(20, 1_600),
)
@settings(deadline=None, max_examples=50)
def test_any_series_agrees_with_the_day_by_day_walk(anchor: date, every: int, length: int) -> None:
    end = anchor + timedelta(days=length)

    found = [day.isoformat() for day in due_dates(anchor, every, end, 7)]

    assert found == oracle.due_series(anchor, every, end)


def test_the_checklist_counts_business_days_around_closures() -> None:
    closed = OpenDays(WEEKDAYS.weekdays, frozenset({date(2026, 1, 1)}))

    found = plan(given(1, date(2025, 12, 31)), open_days=closed)

    assert found.checklist_due_on == date(2026, 1, 8)
