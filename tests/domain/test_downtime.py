from datetime import date, datetime, timedelta

import pytest

from infusion_planner.domain.downtime import Downtime, check_downtime, evening_due, missed_on
from infusion_planner.domain.errors import InvalidInput


def test_a_pack_is_written_once_there_are_a_folder_and_a_password() -> None:
    assert Downtime("E:/pack", password="twelve small words").is_on
    assert not Downtime("E:/pack").is_on
    assert not Downtime(password="twelve small words").is_on


def test_a_pack_holds_three_infusion_days_until_the_center_chooses() -> None:
    assert Downtime().days == 3


def test_the_password_is_never_written_out_with_the_rest() -> None:
    assert "twelve" not in repr(Downtime(password="twelve small words"))


@pytest.mark.parametrize("days", [1, 3, 10])
def test_one_to_ten_days_fit_into_a_pack(days: int) -> None:
    check_downtime(days)


@pytest.mark.parametrize("days", [-1, 0, 11])
def test_another_number_of_days_is_refused_beside_its_field(days: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_downtime(days)

    (fault,) = refused.value.faults
    assert (fault.field, fault.words) == ("days", "Type 1 to 10 infusion days.")


EVENING = datetime(2026, 11, 30, 18, 0)  # noqa: DTZ001  # civil local time
ENDED = datetime(2026, 11, 30, 16, 30)  # noqa: DTZ001  # civil local time
NOON = datetime(2026, 11, 30, 12, 0)  # noqa: DTZ001  # civil local time


@pytest.mark.parametrize(
    ("written", "ended", "due"),
    [
        (None, ENDED, True),
        (None, None, True),
        (NOON, ENDED, True),
        (EVENING, ENDED, False),
        (ENDED, ENDED, False),
        (NOON, None, False),
        (NOON - timedelta(days=1), None, True),
    ],
    ids=["never", "never, no day", "at noon", "since", "at the end", "today", "yesterday"],
)
def test_the_pack_is_due_once_after_the_last_infusion_of_a_day(
    written: datetime | None, ended: datetime | None, *, due: bool
) -> None:
    assert evening_due(written, date(2026, 11, 30), ended) is due


@pytest.mark.parametrize(
    ("written", "last_day", "ended", "missed"),
    [
        (None, None, None, None),
        (EVENING, None, None, None),
        (None, date(2026, 11, 30), ENDED, date(2026, 11, 30)),
        (EVENING, date(2026, 11, 30), ENDED, None),
        (NOON, date(2026, 11, 30), ENDED, date(2026, 11, 30)),
        (ENDED, date(2026, 11, 30), ENDED, None),
        (NOON, date(2026, 11, 30), None, None),
        (EVENING, date(2026, 12, 1), None, date(2026, 12, 1)),
    ],
)
def test_an_evening_without_a_pack_is_told(
    written: datetime | None, last_day: date | None, ended: datetime | None, missed: date | None
) -> None:
    assert missed_on(written, last_day, ended, date(2026, 11, 30)) == missed


@pytest.mark.parametrize(
    ("set_up_on", "is_missed"),
    [(date(2026, 11, 29), True), (date(2026, 11, 30), True), (date(2026, 12, 1), False)],
    ids=["before", "on the day", "after"],
)
def test_no_evening_was_missed_before_there_was_a_pack(set_up_on: date, *, is_missed: bool) -> None:
    last_day = date(2026, 11, 30)

    assert missed_on(None, last_day, ENDED, set_up_on) == (last_day if is_missed else None)
    # what was written before a new password counts as before
    assert missed_on(NOON, last_day, ENDED, set_up_on) == last_day
