import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infusion_planner.store.copying import copy_database, snapshot
from infusion_planner.store.driver import DriverError, connect, one
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened

KEY = b"k" * 48


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as if the disk were full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_copy_is_the_database_as_it_stood_at_one_moment(
    disk: Store, tmp_path: Path, opened: Opened
) -> None:
    other = connect(tmp_path / RECORDS, opened.data_key)
    steps: list[tuple[int, int]] = []

    def write_on(done: int, pages: int) -> None:
        steps.append((done, pages))
        other.execute("PRAGMA user_version = 77")

    with snapshot(disk.db):
        copy_database(disk.db, tmp_path / "copy", KEY, progress=write_on)
    other.close()

    copy = connect(tmp_path / "copy", KEY, writable=False)
    assert one(copy, "PRAGMA user_version") == NEWEST
    assert one(copy, "SELECT count(*) FROM infusion") == 1
    copy.close()
    assert steps[-1][0] == steps[-1][1] > 50
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", [100, 40_000, 120_000])
def test_a_full_disk_is_an_error_of_the_system(disk: Store, tmp_path: Path, size: int) -> None:
    with full_disk(size), snapshot(disk.db), pytest.raises(OSError, match="full or failed"):
        copy_database(disk.db, tmp_path / "copy", KEY)


def test_any_other_error_of_the_driver_is_let_through(disk: Store, tmp_path: Path) -> None:
    assert disk.last_seq() == 1
    stranger = connect(tmp_path / RECORDS, os.urandom(48), writable=False)

    with pytest.raises(DriverError, match="not a database"):
        copy_database(stranger, tmp_path / "copy", KEY)

    stranger.close()


def test_an_existing_file_is_never_written_over(disk: Store, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"x")

    with snapshot(disk.db), pytest.raises(FileExistsError):
        copy_database(disk.db, tmp_path / "copy", KEY)

    assert (tmp_path / "copy").read_bytes() == b"x"
