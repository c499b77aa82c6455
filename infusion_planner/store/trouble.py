"""Puts the driver's errors into words: what happened, why, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from infusion_planner.domain.errors import DamagedFile, FolderTrouble, StoreBusy, StoreError
from infusion_planner.store.driver import DriverError, error_code

_DAMAGED = DamagedFile(
    "The records file is damaged: a part of it can no longer be read, so nothing from it is "
    "shown. Close the program and restore the newest backup."
)
_NOT_OPENED = DamagedFile(
    "The records file does not open with this key ring: the file is damaged at its beginning, or "
    "the key ring beside it belongs to other records or to an older copy. Nothing is shown. Close "
    "the program and restore the newest backup, which has its own key ring."
)
_BUSY = StoreBusy(
    "Nothing was changed. Another program or a second window holds the records file. "
    "Close it, then try again."
)
_FULL = FolderTrouble(
    "Nothing was changed. The disk with the data folder is full. Free some space, then try again."
)
_DISK = FolderTrouble(
    "Nothing was changed. The disk with the data folder could not be read or written; it may be "
    "full or disconnected. Check the disk, then try again."
)
_READ_ONLY = FolderTrouble(
    "Nothing was changed. The data folder or the records file is write-protected. Ask for the "
    "right to write there, then try again."
)
_NO_OPEN = FolderTrouble(
    "The records could not be opened. The data folder is missing or write-protected. Check that "
    "the disk is connected and that this account may write there."
)
_WORDS: dict[int, StoreError] = {
    5: _BUSY,
    6: _BUSY,
    8: _READ_ONLY,
    10: _DISK,
    11: _DAMAGED,
    13: _FULL,
    14: _NO_OPEN,
    26: _NOT_OPENED,
}


def in_words(error: Exception) -> StoreError | None:
    """Give the known trouble behind a driver error; None when the error is a bug.

    The keys of the table are SQLite's result codes: busy, locked, read-only, input/output
    error, corrupt, full, cannot open, not a database.
    """
    known = _WORDS.get(error_code(error) or 0)
    return None if known is None else type(known)(str(known))


@contextmanager
def worded() -> Iterator[None]:
    """Turn known trouble of the driver into a refusal; let every other error through.

    Raises:
        StoreBusy: another process holds the file.
        FolderTrouble: the folder is missing, full or cannot be written.
        DamagedFile: a page cannot be decrypted or is malformed.
    """
    try:
        yield
    except DriverError as error:
        known = in_words(error)
        if known is None:
            raise
        raise known from error
