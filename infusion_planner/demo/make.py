"""Makes the SAMPLE center's files, and signs in to them."""

from datetime import date, datetime
from pathlib import Path

from infusion_planner.app.clock import now
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.places import has_records
from infusion_planner.demo.account import mark_sample
from infusion_planner.demo.sample_center import (
    ACCOUNT,
    PATIENTS,
    SEED,
    SampleBuilder,
    sample_center,
    sample_random,
)
from infusion_planner.demo.sample_clock import SampleClock
from infusion_planner.demo.sample_day import day_in_progress
from infusion_planner.domain.roles import Role


def ensure_sample(folder: Path, today: datetime | None = None) -> None:
    """Make the SAMPLE center in a folder unless it is there already.

    Raises:
        FolderTrouble: the folder cannot be written, or holds other records.
    """
    if not has_records(folder):
        make_sample(folder, today or now()).close()


def make_sample(
    folder: Path, today: datetime, *, patients: int = PATIENTS, seed: int = SEED
) -> Office:
    """Make the SAMPLE center in a folder and sign in to it.

    The same day and seed give the same patients, courses and dates.

    Raises:
        FolderTrouble: the folder cannot be written, or holds records.
    """
    office, builder = begin_sample(folder, today, patients=patients, seed=seed)
    builder.until(date.max)
    day_in_progress(office, today)
    return office


def begin_sample(
    folder: Path, today: datetime, *, patients: int = PATIENTS, seed: int = SEED
) -> tuple[Office, SampleBuilder]:
    """Make the files of the SAMPLE center, and give who tells its stories.

    Raises:
        FolderTrouble: the folder cannot be written, or holds records.
    """
    clock = SampleClock(today.tzinfo)
    clock.set(date(today.year - 7, 1, 2), 8)
    start = FirstStart(sample_center(today.date()), *ACCOUNT, also=frozenset({Role.NURSE}))
    office, _ = first_start(folder, start, clock=clock, random=sample_random(seed))
    if office.accounts is not None:
        # nobody needs a recovery sheet of invented patients, so nobody is asked for it
        office.accounts.sheets.confirm()
    mark_sample(folder, *ACCOUNT)
    return office, SampleBuilder(office, today.date(), patients, seed)
