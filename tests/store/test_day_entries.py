"""What was entered of a day is read again with every entry, and kept no longer than the records."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infusion_planner.actions.amend_day import WithdrawDayEntry
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.store import day_entries
from infusion_planner.store.driver import Database
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


def ways(seat: Chair, work: Callable[[Database], object]) -> list[str]:
    """Say how the database finds what is read."""
    db, asked = seat.place.store.db, list[str]()
    db.set_trace_callback(asked.append)
    work(db)
    db.set_trace_callback(None)
    return [str(row[3]) for sql in asked for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


def test_a_day_is_found_at_once_however_many_others_there_are(seat: Chair) -> None:
    day = (seat.infusion_id, seat.on)

    read = ways(seat, lambda db: day_entries.of_day(db, day))
    signed = ways(seat, lambda db: day_entries.signatures_of(db, day))
    whole = ways(seat, lambda db: day_entries.rows_of_infusion(db, seat.infusion_id))

    assert read[0].endswith("(infusion_id=? AND on_day=?)")
    assert len(signed) == 1, "signatures are read in their order, without sorting them"
    assert signed[0].endswith("(infusion_id=? AND on_day=?)")
    assert not [way for way in whole if way.startswith("SCAN")]


def test_the_newest_entry_of_a_date_is_found_without_reading_the_others(seat: Chair) -> None:
    (way,) = ways(seat, lambda db: day_entries.newest_entry_at(db, seat.on))

    assert "COVERING INDEX day_entry_of_day (on_day=?" in way
