"""What a sign-in says about the clock, from which every date here is counted."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.opening import sign_in
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def ended(tmp_path: Path) -> datetime:
    """Make records whose newest entry is of that moment."""
    clock = SetClock()
    office, _ = first_start(
        tmp_path, FirstStart(CENTER, "A. Ruiz", PASSWORD), clock=clock, cost=CHEAP
    )
    office.close()
    return clock()


def notice(folder: Path, at: datetime) -> str:
    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=lambda: at)
    office.close()
    return office.notice


def test_a_clock_behind_the_newest_entry_is_said(tmp_path: Path, ended: datetime) -> None:
    said = notice(tmp_path, ended - timedelta(days=2, minutes=34))

    assert said == (
        "This computer's clock says Wed 18-Nov-2026 at 08:26, but the newest entry was made on"
        " Fri 20-Nov-2026 at 09:00. Check date and time before you plan or record anything."
    )


@pytest.mark.parametrize(("minutes", "is_said"), [(10, False), (11, True), (-10_000, False)])
def test_ten_minutes_are_let_pass_and_a_clock_ahead_cannot_be_known(
    tmp_path: Path, ended: datetime, minutes: int, is_said: bool
) -> None:
    said = notice(tmp_path, ended - timedelta(minutes=minutes))

    assert ("clock" in said) == is_said
