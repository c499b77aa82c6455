"""How long an emergency access still lasts, in minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from infusion_planner.domain.emergency import LASTS, REASON_WORDS, EmergencyReason, minutes_left

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (timedelta(0), 60),
        (timedelta(seconds=1), 60),
        (timedelta(minutes=1), 59),
        (timedelta(minutes=59), 1),
        (timedelta(minutes=59, seconds=59), 1),
        (timedelta(minutes=60), 0),
        (timedelta(minutes=75), 0),
    ],
)
def test_the_minute_that_runs_is_counted_until_the_hour_is_over(
    after: timedelta, left: int
) -> None:
    assert minutes_left(START + LASTS, START + after) == left


def test_every_reason_has_words_of_its_own() -> None:
    assert set(REASON_WORDS) == set(EmergencyReason)
    assert len(set(REASON_WORDS.values())) == len(EmergencyReason)
