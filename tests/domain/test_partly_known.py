from datetime import date

import pytest

from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.wording import duration_words, partly_known_words


@pytest.mark.parametrize(
    ("known", "assumed", "earliest", "words"),
    [
        (PartlyKnown(2024, 6, 7), date(2024, 6, 7), date(2024, 6, 7), "07-Jun-2024"),
        (PartlyKnown(2024, 6), date(2024, 6, 30), date(2024, 6, 1), "June 2024"),
        (PartlyKnown(2024, 2), date(2024, 2, 29), date(2024, 2, 1), "February 2024"),
        (PartlyKnown(2023, 2), date(2023, 2, 28), date(2023, 2, 1), "February 2023"),
        (PartlyKnown(2024, 12), date(2024, 12, 31), date(2024, 12, 1), "December 2024"),
        (PartlyKnown(2024), date(2024, 12, 31), date(2024, 1, 1), "2024"),
    ],
)
def test_the_latest_day_that_fits_is_assumed(
    known: PartlyKnown, assumed: date, earliest: date, words: str
) -> None:
    assert (known.assumed_on, known.earliest_on) == (assumed, earliest)
    assert partly_known_words(known) == words
    assert known.is_exact is (assumed == earliest)


def test_a_day_that_is_assumed_makes_no_gap() -> None:
    june = PartlyKnown(2024, 6)
    doses = (Dose(date(2024, 6, 3), 12_000), Dose(june.assumed_on, 12_000, june))

    assert GivenCourse(1, doses).interruption is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (245, "4 h 05 min"), (1200, "20 h")],
)
def test_a_duration_is_worded_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration_words(minutes) == words
