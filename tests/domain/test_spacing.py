from datetime import date

import pytest

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.spacing import (
    NextCourse,
    earliest_next_start,
    first_starts,
    is_incomplete,
    next_course,
    usual_length,
)
from tests.domain.builders import EVERY_DAY, WEEKDAYS, block, given
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def test_the_first_course_has_five_infusions_and_every_later_one_three() -> None:
    assert [usual_length(BOOK, number) for number in range(1, 7)] == [5, 3, 3, 3, 3, 3]


# Worked examples 1, 4, 6, 7, 9, 10, 11, 13.
@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2025, 3, 7), date(2026, 3, 7)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2025, 1, 31), date(2026, 1, 31)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2025, 10, 31), date(2026, 10, 31)),
        (date(2023, 6, 9), date(2024, 6, 9)),
        (date(2025, 5, 14), date(2026, 5, 14)),
        (date(2025, 6, 13), date(2026, 6, 13)),
    ],
)
def test_spacing_counts_twelve_months_from_the_last_dose(last: date, expected: date) -> None:
    assert earliest_next_start(given(1, last), BOOK) == expected


def test_spacing_counts_from_the_last_given_not_from_the_first() -> None:
    assert earliest_next_start(block(1, date(2025, 3, 3), 5), BOOK) == date(2026, 3, 7)


def test_before_any_dose_the_search_starts_on_the_day_of_the_question() -> None:
    today = date(2026, 3, 2)

    assert next_course((), today, BOOK) == NextCourse(1, 5, None, today)


def test_the_search_starts_on_the_later_of_earliest_day_and_today() -> None:
    first = (block(1, date(2025, 3, 3), 5),)

    early = next_course(first, date(2026, 1, 1), BOOK)
    late = next_course(first, date(2026, 8, 1), BOOK)

    assert (early.search_from, late.search_from) == (date(2026, 3, 7), date(2026, 8, 1))


def test_after_an_incomplete_course_the_length_is_left_to_the_prescriber() -> None:
    stopped = block(1, date(2025, 9, 8), 3)

    coming = next_course((stopped,), date(2025, 12, 1), BOOK)

    assert is_incomplete(stopped, BOOK)
    assert coming == NextCourse(2, None, date(2026, 9, 10), date(2026, 9, 10))


def test_three_doses_complete_a_later_course_but_not_a_first_one() -> None:
    assert is_incomplete(block(1, date(2025, 3, 3), 3), BOOK)
    assert not is_incomplete(block(2, date(2025, 3, 3), 3), BOOK)


def test_suggested_starts_move_to_open_days_and_never_before_the_earliest() -> None:
    coming = next_course((block(1, date(2025, 3, 3), 5),), date(2026, 1, 1), BOOK)

    assert first_starts(coming, 3, WEEKDAYS, BOOK, 2) == (date(2026, 3, 9), date(2026, 3, 10))
    assert first_starts(coming, 3, EVERY_DAY, BOOK, 1) == (date(2026, 3, 7),)


def test_the_search_ends_1096_days_after_it_began() -> None:
    today = date(2026, 3, 2)
    coming = next_course((), today, BOOK)
    last_day = date.fromordinal(today.toordinal() + 1_096)
    closed = frozenset(date.fromordinal(today.toordinal() + n) for n in range(1_096))

    found = first_starts(coming, 5, OpenDays(EVERY_DAY.weekdays, closed), BOOK, 9)
    none = first_starts(coming, 5, OpenDays(EVERY_DAY.weekdays, closed | {last_day}), BOOK, 9)

    assert (found, none) == ((last_day,), ())
