from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from infusion_planner.domain.prophylaxis import Cd4Sample, ProphylaxisPlan, prophylaxis_plan
from tests import oracle
from tests.domain.builders import block, given
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
LAST = date(2025, 2, 14)
AS_OF = date(2025, 12, 31)
Counts = list[tuple[date, int]]


def stop(samples: Counts, as_of: date = AS_OF) -> date | None:
    counts = [Cd4Sample(day, cells) for day, cells in samples]
    return prophylaxis_plan(given(1, LAST), counts, as_of, BOOK).earliest_stop_on


# Worked examples 19 to 23.
@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        (
            [
                (date(2025, 3, 14), 40),
                (date(2025, 5, 14), 110),
                (date(2025, 8, 14), 170),
                (date(2025, 11, 14), 205),
            ],
            date(2025, 11, 14),
        ),
        ([(date(2025, 3, 20), 240)], date(2025, 4, 14)),
        (
            [(date(2025, 3, 20), 240), (date(2025, 4, 10), 180), (date(2025, 5, 10), 220)],
            date(2025, 5, 10),
        ),
        ([(date(2025, 4, 20), 199), (date(2025, 5, 20), 200)], date(2025, 5, 20)),
        ([(date(2025, 2, 8), 700)], None),
    ],
    ids=["E19", "E20", "E21", "E22", "E23"],
)
def test_the_antiviral_stops_with_two_months_and_200_cells(
    samples: Counts, expected: date | None
) -> None:
    assert stop(samples) == expected


def test_the_latest_count_below_200_keeps_the_antiviral_going() -> None:
    assert stop([(date(2025, 5, 1), 300), (date(2025, 6, 1), 199)]) is None


def test_no_count_keeps_the_antiviral_going() -> None:
    assert stop([]) is None


def test_a_sample_on_the_day_of_the_last_dose_does_not_count() -> None:
    assert stop([(LAST, 700)]) is None


def test_a_sample_after_today_does_not_count() -> None:
    samples = [(date(2025, 5, 1), 300), (date(2025, 6, 1), 100)]

    assert stop(samples, as_of=date(2025, 5, 31)) == date(2025, 5, 1)
    assert stop(samples, as_of=date(2025, 6, 1)) is None


def test_of_two_samples_on_one_day_the_lower_counts() -> None:
    day = date(2025, 6, 1)

    assert stop([(day, 300), (day, 150)]) is None
    assert stop([(day, 150), (day, 300)]) is None


def test_a_new_course_starts_both_conditions_again() -> None:
    second = block(2, date(2025, 6, 16), 3)

    plan = prophylaxis_plan(second, [Cd4Sample(date(2025, 6, 1), 500)], AS_OF, BOOK)

    assert plan == ProphylaxisPlan(date(2025, 6, 16), date(2025, 8, 18), None)


def test_two_months_after_31_december_are_completed_on_1_march() -> None:
    assert prophylaxis_plan(given(1, date(2025, 12, 31)), (), AS_OF, BOOK).minimum_on == date(
        2026, 3, 1
    )


SAMPLES = st.lists(
    st.tuples(
        st.dates(date(2025, 2, 1), date(2026, 2, 1)), st.sampled_from([40, 199, 200, 201, 900])
    ),
    max_size=6,
)


@forall(SAMPLES, st.dates(date(2025, 2, 14), date(2026, 2, 1)))
def test_any_samples_agree_with_the_slow_calculator(samples: Counts, as_of: date) -> None:
    cd4 = [{"sampled_on": day.isoformat(), "cells_per_ul": cells} for day, cells in samples]
    expected = oracle.prophylaxis({"cd4": cd4}, [LAST], as_of)["earliest_stop_on"]

    found = stop(samples, as_of)

    assert (None if found is None else found.isoformat()) == expected
