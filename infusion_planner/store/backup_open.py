"""Opens a backup's copy of the records, for reading alone, with the keys of its key ring."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store.backup_keys import file_key
from infusion_planner.store.backup_list import FoundBackup
from infusion_planner.store.driver import Database, connect, one
from infusion_planner.store.sealing import Keys
from infusion_planner.store.trouble import worded


@contextmanager
def opened_backup(found: FoundBackup, keys: Keys) -> Iterator[Database]:
    """Open the copy of the records for reading; a write-protected disk will do.

    Each data key is tried, the newest first: the copy was made under the one of its day.

    Raises:
        FolderTrouble: the copy is missing or cannot be read.
        DamagedFile: it is damaged, or of other records.
    """
    db = _open(found, keys)
    try:
        yield db
    finally:
        db.close()


def belongs_to(found: FoundBackup, keys: Keys) -> bool:
    """Tell whether a backup's copy of the records opens with these keys."""
    try:
        with opened_backup(found, keys):
            return True
    except DamagedFile:
        return False


def _open(found: FoundBackup, keys: Keys) -> Database:
    if not found.records.is_file():
        raise FolderTrouble(
            f"There is no {found.name.records} in {found.folder}. Choose another backup."
        )
    for data_key in (keys.data_key, *reversed(keys.earlier)):
        db = _try(found.records, file_key(data_key, found.name.id))
        if db is not None:
            return db
    raise unfit(found)


def unfit(found: FoundBackup) -> DamagedFile:
    """Word a backup that the keys do not open."""
    return DamagedFile(
        "The backup cannot be opened with its key ring: it is damaged, or of other records."
        f"{' ' if found.trouble else ''}{found.trouble} Choose an older backup."
    )


def _try(path: Path, key: bytes) -> Database | None:
    with worded():
        db = connect(path, key, writable=False)
    holds_tables = False
    try:
        with worded():
            # an empty file opens with any key
            holds_tables = bool(one(db, "SELECT count(*) FROM sqlite_master"))
    except DamagedFile:  # so does a wrong key look
        return None
    finally:
        if not holds_tables:
            db.close()
    return db if holds_tables else None
