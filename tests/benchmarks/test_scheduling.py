"""The scheduling benchmark measures what it says: a full center, and steps that are judged."""

from datetime import timedelta
from pathlib import Path

from infusion_planner.store import bookings
from tests.benchmarks.center import empty_center
from tests.benchmarks.scheduling import _FULL, _MONDAY, fill


def test_about_nine_of_ten_chair_days_are_booked(tmp_path: Path) -> None:
    office, _ = empty_center(tmp_path)
    fill(office, 28)
    last = _MONDAY + timedelta(days=27)
    found = office.store.read(lambda db: bookings.between(db, _MONDAY, last))
    office.close()

    share = len(found) / (40 * 4 * 5)
    assert abs(share - _FULL) < 0.06
    assert len({(item.on, item.chair) for item in found}) == len(found)
