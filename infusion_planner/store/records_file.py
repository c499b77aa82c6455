"""The records file on disk: made whole, opened only when it is ours and undamaged."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    NotOurFile,
    Refused,
    StoreError,
)
from infusion_planner.store import schema
from infusion_planner.store.driver import Database, connect
from infusion_planner.store.page_check import check_pages
from infusion_planner.store.ring_file import put_in_place
from infusion_planner.store.triggers import check_triggers
from infusion_planner.store.trouble import worded

RECORDS = "records.ipdb"
RENEWED = f"{RECORDS}.renewed"
"""The copy under a new data key, while one is made; see `renewal`."""
_SIDE = f"{RECORDS}.new"
_PLAIN_MARK = b"SQLite format 3\0"
_SMALLEST = 4096


def create(folder: Path, data_key: bytes) -> None:
    """Make an empty records file; a power cut leaves none or a whole one.

    Raises:
        Refused: there is one already, or another process was quicker.
        FolderTrouble: the folder is missing, full or cannot be written.
    """
    path = folder / RECORDS
    if path.exists():
        raise _taken()
    # A name of its own: another process may be at it too.
    side = folder / f"{_SIDE}-{os.urandom(4).hex()}"
    try:
        _fill(side, data_key)
        put_in_place(side, path)
    except (OSError, StoreError) as error:
        _clear(folder, side.name)
        raise _taken() if path.exists() else _not_made(error) from error
    _clear(folder, _SIDE)


def open_checked(
    folder: Path, data_key: bytes, *, before_migration: Callable[[], object] | None = None
) -> Database:
    """Open the records file, bring it to the newest tables and check its safeguards.

    Args:
        folder: where it lies.
        data_key: 48 bytes.
        before_migration: called before a file of an older version is brought to the newest; it
            backs the file up, and what it raises leaves the file as it was.

    Raises:
        FolderTrouble: the file is missing or the folder cannot be written.
        NotOurFile: the file was not made by this program.
        NewerFile: a newer program wrote it; it is left untouched.
        DamagedFile: a page, or a safeguard in the file, is not as the program left it.
        StoreBusy: another process holds the file.
    """
    path = folder / RECORDS
    check_head(path)
    with worded():
        # Read-only first: a file that must not be touched is not even checkpointed.
        _closing(connect(path, data_key, writable=False), schema.check_origin)
        db = connect(path, data_key)
        checked = False
        try:
            check_triggers(db)
            if before_migration is not None and schema.is_older(db):
                before_migration()
            schema.migrate(db)
            check_triggers(db)
            check_pages(db)
            checked = True
        finally:
            if not checked:
                db.close()
    return db


def open_to_copy(folder: Path, data_key: bytes) -> Database:
    """Open the records file as it is: it is neither migrated nor judged.

    Raises:
        FolderTrouble: the file is missing or the folder cannot be written.
        NotOurFile: the file was not made by this program.
        NewerFile: a newer program wrote it; it is left untouched.
        DamagedFile: it cannot be read.
        StoreBusy: another process holds the file.
    """
    path = folder / RECORDS
    check_head(path)
    with worded():
        _closing(connect(path, data_key, writable=False), schema.check_origin)
        return connect(path, data_key)


def _taken() -> Refused:
    return Refused("This folder already holds records. Sign in to them, or choose an empty folder.")


def _not_made(error: OSError | StoreError) -> StoreError:
    if isinstance(error, StoreError):
        return error
    return FolderTrouble(
        f"The records were not made. The data folder cannot be written ({error.strerror}). "
        "Check that it exists and that this account may write there."
    )


def _fill(path: Path, data_key: bytes) -> None:
    # The log files SQLite makes beside it take over this mode.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with worded():
        _closing(connect(path, data_key), schema.migrate)
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _clear(folder: Path, beginning: str) -> None:
    """Take away what this process, or one before it that was killed, left half made."""
    for leftover in folder.glob(f"{beginning}*"):
        with suppress(OSError):
            leftover.unlink()


def _closing(db: Database, work: Callable[[Database], None]) -> None:
    try:
        work(db)
    finally:
        db.close()


def check_head(path: Path) -> None:
    """Refuse a file that is plainly none of ours, before it is opened.

    Raises:
        FolderTrouble: it is missing or cannot be read.
        NotOurFile: it is not encrypted.
        DamagedFile: it is too short to be a database.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_MARK))
        size = path.stat().st_size
    except OSError as error:
        raise FolderTrouble(
            f"The records ({path.name}) cannot be opened ({error.strerror}). Check that the disk "
            "is connected, that the right folder is chosen and that this account may read it."
        ) from error
    if not os.access(path, os.W_OK):
        # With a log left behind the driver would call it an error of the disk.
        raise FolderTrouble(
            f"The records ({path.name}) cannot be opened, because the file is write-protected. Ask "
            "for the right to write there, then try again."
        )
    if head == _PLAIN_MARK:
        raise NotOurFile(
            f"The file {path.name} is not encrypted, so it was not made by this program. It was "
            "left as it is. Choose the folder that holds the center's records."
        )
    if size < _SMALLEST:
        raise DamagedFile(
            f"The records file is damaged: it has only {size:,} bytes. The records stay closed. "
            "Restore the newest backup."
        )
