"""Copies a whole database under another key, as it stood at one moment, while others write."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store.driver import Database, DriverError, connect_copy, error_code, one

Progress = Callable[[int, int], None]
"""Told the pages done and the pages in all; what it raises stops the copy."""

_SLICE = 1_000
_ROOM = 2 * 1024 * 1024
"""Left free beside the copy, for its ring, its manifest and the folder itself."""
_MEGABYTE = 1_000_000
_DISK_CODES = (10, 13)
"""SQLite's codes for an input or output error, and for a full disk."""
_DISK_TEXTS = ("disk I/O error", "database or disk is full")
"""The same in SQLite's words: an error in the middle of a copy comes without its code."""


def no_progress(_done: int, _pages: int) -> None:
    """Listen to no steps."""


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Hold what is read of a database at one moment; others go on writing meanwhile."""
    db.execute("BEGIN")
    try:
        one(db, "SELECT count(*) FROM sqlite_master")  # the moment is that of the first read
        yield
    finally:
        db.execute("ROLLBACK")


def copy_database(
    source: Database, target: Path, key: bytes, *, progress: Progress = no_progress
) -> None:
    """Copy every page into a new file under a key of its own, and sync it to the disk.

    Mark and version of the file, triggers and all come along. The copy needs no log beside it,
    so it can be read from a disk that is write-protected.

    A page of the source that is damaged is copied as zeros, without a word from the driver: only
    a check of what the copy holds tells that it is whole (`record_checks.check_copy`).

    Args:
        source: a snapshot of it must be held, else writers would make the copy start again.
        target: must not exist.
        key: 48 bytes.
        progress: told after each slice.

    Raises:
        OSError: the disk is full or failed.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    copy = connect_copy(target, key)
    try:
        source.backup(
            copy, pages=_SLICE, progress=lambda _, left, pages: progress(pages - left, pages)
        )
        copy.execute("PRAGMA journal_mode = DELETE")
    except DriverError as error:
        if error_code(error) not in _DISK_CODES and str(error) not in _DISK_TEXTS:
            raise
        # worded by whoever knows what the copy is for
        raise OSError(errno.ENOSPC, "the disk is full or failed") from error
    finally:
        copy.close()
    sync_file(target)


def sync_file(path: Path) -> None:
    """Make what a file holds survive a power cut."""
    # Windows syncs only what was opened for writing
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def size_of(db: Database) -> int:
    """Give the bytes a copy of the database will take."""
    return int(one(db, "PRAGMA page_count") or 0) * int(one(db, "PRAGMA page_size") or 0)


def check_room(
    folder: Path, size: int, what: str, or_else: str = ", or choose a folder on another disk"
) -> None:
    """Refuse a copy for which the disk has no room.

    Args:
        folder: where the copy shall lie.
        size: of the copy, in bytes.
        what: what is then not done, `The backup was not made`.
        or_else: what may be done instead of freeing space; empty for nothing.

    Raises:
        FolderTrouble: names both sizes.
    """
    needed, free = size + _ROOM, shutil.disk_usage(folder).free
    if free < needed:
        raise FolderTrouble(
            f"{what}: it needs {_megabytes(needed)} on the disk of {folder}, which has"
            f" {_megabytes(free)} left. Free some space{or_else}."
        )


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _megabytes(size: int) -> str:
    # rounded up, so that what is needed never looks smaller than it is
    return f"{-(-size // _MEGABYTE):,} MB"
