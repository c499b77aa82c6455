from datetime import date

from infusion_planner.domain.course import Dose
from infusion_planner.domain.dose_words import (
    anchor_words,
    dose_date_words,
    dose_day_words,
    dose_span_words,
)
from infusion_planner.domain.partly_known import PartlyKnown, partly_known

WHOLE = Dose(date(2024, 6, 3), 12_000)
JUNE = Dose(date(2024, 6, 30), 12_000, PartlyKnown(2024, 6))


def test_a_whole_day_is_worded_as_everywhere() -> None:
    assert dose_date_words(WHOLE) == "03-Jun-2024"
    assert dose_day_words(WHOLE) == "Mon 03-Jun-2024"
    assert anchor_words(WHOLE) == "03-Jun-2024"
    friday = Dose(date(2024, 6, 7), 12_000)
    assert dose_span_words(WHOLE, friday) == "Mon 03 to Fri 07-Jun-2024"


def test_a_month_is_worded_as_far_as_it_is_known_and_by_the_day_it_is_taken_as() -> None:
    assert dose_date_words(JUNE) == dose_day_words(JUNE) == "June 2024"
    assert anchor_words(JUNE) == "June 2024, taken as 30-Jun-2024"
    assert dose_span_words(JUNE, JUNE) == "June 2024"
    assert dose_span_words(WHOLE, JUNE) == "03-Jun-2024 to June 2024"
    assert dose_span_words(JUNE, Dose(date(2024, 7, 5), 12_000)) == "June 2024 to 05-Jul-2024"


def test_a_dose_can_have_been_given_on_the_first_day_that_fits() -> None:
    assert WHOLE.earliest_on == date(2024, 6, 3)
    assert JUNE.earliest_on == date(2024, 6, 1)


def test_what_is_kept_of_a_day_is_read_back() -> None:
    assert partly_known("2024-06") == PartlyKnown(2024, 6)
    assert partly_known("2024") == PartlyKnown(2024)
    assert partly_known("2024-06-07") == PartlyKnown(2024, 6, 7)
