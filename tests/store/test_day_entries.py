"""What was entered of a day is read again with every entry, and kept no longer than the records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infusion_planner.actions.amend_day import WithdrawDayEntry
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_entries import DayEntry
from tests.actions.day.nursing import Chair, chair
from tests.app.test_office import start
from tests.office import office


@pytest.fixture
def seat() -> Iterator[Chair]:
    seat = chair(office())
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    yield seat
    seat.place.store.close()


def only(seat: Chair) -> DayEntry:
    (entry,) = seat.entries
    return entry


def test_an_entry_is_not_made_again_while_it_stays_as_it_is(seat: Chair) -> None:
    assert only(seat) is only(seat)


def test_a_withdrawn_entry_is_read_as_withdrawn(seat: Chair) -> None:
    before = only(seat)

    seat.place.desk.do(WithdrawDayEntry(before.id, "another patient"))

    assert (before.withdrawn, only(seat).withdrawn) == ("", "another patient")


def test_nothing_that_was_read_is_kept_when_records_are_closed(seat: Chair, tmp_path: Path) -> None:
    before = only(seat)
    other, _ = start(tmp_path / "center")

    other.close()

    after = only(seat)
    assert after == before
    assert after is not before
