"""Restores a backup into a folder of its own beside the records, and says what would be missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble, StoreError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import record_checks, ring_file, schema
from infusion_planner.store.backup import copy_checked, remove_folder
from infusion_planner.store.backup_list import FoundBackup
from infusion_planner.store.backup_open import opened_backup
from infusion_planner.store.copying import Progress, check_room, no_progress, size_of
from infusion_planner.store.driver import Database, connect, one
from infusion_planner.store.record_checks import Contents
from infusion_planner.store.records_file import RECORDS, check_head
from infusion_planner.store.sealing import Keys
from infusion_planner.store.trouble import worded
from infusion_planner.store.unlock import Unlocked

RESTORING = "being-restored"
_NOT_RESTORED = "Nothing was restored"


class Comparison(Frozen):
    """Say what a restore would change.

    Attributes:
        then: what the backup holds.
        now: what the records hold; None when there are none or they cannot be read.
        trouble: why the records cannot be read; empty when they can, or when there are none.
        missing: entries of the trail that the backup does not have; 0 when not known.
        missing_from: UTC ISO text, when the first of them was made; empty for none.
        missing_to: the same of the last.
        is_same_line: whether the records are those of the backup, grown since. Without records
            to compare with it is True.
    """

    then: Contents
    now: Contents | None = None
    trouble: str = ""
    missing: int = 0
    missing_from: str = ""
    missing_to: str = ""
    is_same_line: bool = True


def check_backup(
    found: FoundBackup, keys: Keys, told: record_checks.Told = record_checks.nobody_told
) -> Contents:
    """Open a backup, check everything in it, and give what it holds.

    Args:
        found: the backup.
        keys: what opens it.
        told: told the checks done; what it raises stops them.

    Raises:
        FolderTrouble: it is missing or cannot be read.
        NewerFile: a newer program made it.
        DamagedFile: it is damaged, or of other records.
    """
    with worded(), opened_backup(found, keys) as db:
        schema.check_origin(db)
        failed = record_checks.first_failed(record_checks.check_copy(db, keys.chain_key, told))
        if failed is not None:
            raise DamagedFile(
                f"The backup is damaged: it did not pass the check '{failed.name}'. Nothing was"
                " changed. Choose an older backup."
            )
        return record_checks.contents(db)


def compare(then: Contents, folder: Path, keys: Keys | None) -> Comparison:
    """Compare what a backup holds with the records as they are now; nothing is changed.

    Args:
        then: what the backup holds.
        folder: where the records lie.
        keys: what opens them; None when the key ring in use now cannot be opened.
    """
    if not (folder / RECORDS).exists():
        return Comparison(then)
    if keys is None:
        return Comparison(then, trouble="The key ring beside them cannot be opened.")
    try:
        with worded(), _present(folder, keys) as db:
            return _compared(then, db)
    except StoreError as trouble:
        return Comparison(then, trouble=str(trouble))


def restore_beside(
    found: FoundBackup,
    unlocked: Unlocked,
    folder: Path,
    *,
    now: datetime,
    progress: Progress = no_progress,
) -> Path:
    """Restore a backup into a fresh folder `restored-<date>` in the data folder.

    The records in use are not touched. The folder takes its name when what lies in it was opened
    again, checked and written to the disk.

    Args:
        found: the backup.
        unlocked: what opens it, and the key ring that will lie beside the records.
        folder: the data folder; it is made where it is missing.
        now: with its zone.
        progress: told the pages copied; what it raises stops the restore.

    Raises:
        FolderTrouble: the disk is full or the folder cannot be written.
        DamagedFile: the copy did not pass its check.
    """
    making = folder / RESTORING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove_folder(making)
        making.mkdir(mode=0o700)
        _copy(found, unlocked, making / RECORDS, progress)
        ring_file.write_new(making / ring_file.RING, unlocked.ring)
        ring_file.sync_folder(making)
        restored = making.rename(dated_folder(folder, "restored", now))
        ring_file.sync_folder(folder)
    except OSError as trouble:
        raise FolderTrouble(
            f"{_NOT_RESTORED}: {folder} cannot be written ({trouble.strerror}). The records are as"
            " they were. Check that the disk has room and that this account may write there."
        ) from trouble
    finally:
        remove_folder(making)
    return restored


def dated_folder(folder: Path, what: str, now: datetime) -> Path:
    """Give the name of a folder that is not there yet: `restored-2026-11-20-180500`."""
    named = folder / f"{what}-{now:%Y-%m-%d-%H%M%S}"
    number = 2
    while named.exists():
        named = folder / f"{what}-{now:%Y-%m-%d-%H%M%S}-{number}"
        number += 1
    return named


def _copy(found: FoundBackup, unlocked: Unlocked, target: Path, progress: Progress) -> None:
    keys = unlocked.opened.keys
    with opened_backup(found, keys) as db:
        check_room(target.parent, size_of(db), _NOT_RESTORED)
        copy_checked(db, target, (keys.data_key, keys.chain_key), progress=progress)


@contextmanager
def _present(folder: Path, keys: Keys) -> Iterator[Database]:
    check_head(folder / RECORDS)
    # for reading alone: a damaged file is kept as it is, its log too
    db = connect(folder / RECORDS, keys.data_key, writable=False)
    try:
        schema.check_origin(db)
        yield db
    finally:
        db.close()


def _compared(then: Contents, db: Database) -> Comparison:
    now = record_checks.contents(db)
    same = not then.head_seq or then.head_hash == one(
        db, "SELECT hash FROM op WHERE seq = ?", (then.head_seq,)
    )
    later = "SELECT count(*), coalesce(min(ended_at), ''), coalesce(max(ended_at), '') FROM op"
    missing, first, last = db.execute(f"{later} WHERE seq > ?", (then.head_seq,)).fetchone()
    if not same:
        return Comparison(then, now, is_same_line=False)
    return Comparison(
        then, now, missing=int(missing), missing_from=str(first), missing_to=str(last)
    )
