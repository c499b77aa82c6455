"""Makes one backup: a copy of the records that was opened again and checked, or none at all."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from infusion_planner import __version__
from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import record_checks, ring_file
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup_keys import file_key
from infusion_planner.store.backup_names import BackupName, is_half_deleted, new_name, read_making
from infusion_planner.store.copying import (
    Progress,
    check_room,
    copy_database,
    no_progress,
    sha256_of,
    size_of,
    snapshot,
)
from infusion_planner.store.driver import Database, connect
from infusion_planner.store.journal import utc_text
from infusion_planner.store.manifest import Manifest, sealed_manifest
from infusion_planner.store.record_checks import Contents
from infusion_planner.store.records_file import open_to_copy
from infusion_planner.store.ring import damaged, fingerprint, is_authentic, read_ring
from infusion_planner.store.trouble import worded

_NOT_MADE = "The backup was not made"
_GIVEN_UP = timedelta(hours=1)
"""After so long a folder in which a backup was being made is what a crash left."""


class BackupMade(Frozen):
    """Tell of a finished backup everything its entry in the trail needs.

    Attributes:
        folder: where it lies, its own name last.
        manifest: what it holds.
    """

    folder: Path
    manifest: Manifest


def make_backup(
    records: Records,
    place: Path,
    *,
    now: datetime,
    random: Callable[[int], bytes] = os.urandom,
    progress: Progress = no_progress,
) -> BackupMade:
    """Copy the records as they stand at one moment, check the copy, and name it a backup.

    It opens connections of its own, so it may run beside a store that goes on writing. A backup
    is a folder that gets its name in one step, when everything in it is whole, checked and on
    the disk; whatever stops it before leaves nothing under such a name.

    Args:
        records: what is backed up.
        place: the folder of backups; it is made where it is missing, but not its parents.
        now: with its zone.
        random: gives so many random bytes.
        progress: told the pages copied, then all of them at each check; what it raises stops the
            backup.

    Raises:
        FolderTrouble: the place is not there, has no room or cannot be written.
        DamagedFile: the records or the key ring are damaged, or the copy is not as it should be.
        StoreError: the records cannot be opened; the words say why and what to do.
    """
    name = new_name(now, random)
    with _worded_place(place):
        _ready(place, now)
        making = place / name.making
        making.mkdir(mode=0o700)
    try:
        with _worded_place(place):
            ring = _copy_ring(records, making / name.ring)
            held = _copy_records(records, making / name.records, name, progress)
            manifest = _manifest(name, now, making, held, fingerprint(ring))
            sealed = sealed_manifest(manifest, records.keys.data_key)
            ring_file.write_new(making / name.manifest, sealed)
            ring_file.sync_folder(making)
            made = making.rename(place / name.folder)
            ring_file.sync_folder(place)
        return BackupMade(made, manifest)
    finally:
        remove_folder(making)


def remove_folder(folder: Path) -> None:
    """Take a folder of backup files away, if it is there and can be."""
    shutil.rmtree(folder, ignore_errors=True)


def copy_checked(
    db: Database, target: Path, keys: tuple[bytes, bytes], *, progress: Progress
) -> Contents:
    """Copy a database into a new file, open that afresh, check it, and give what it holds.

    Args:
        db: is read in one moment.
        target: must not exist.
        keys: the 48 bytes that open the copy, and the key of the trail.
        progress: told the pages copied, and again at each check.

    Raises:
        DamagedFile: the copy does not hold what was read.
        FolderTrouble: the disk is full or cannot be written.
    """
    with worded(), snapshot(db):
        held = record_checks.contents(db)
        copy_database(db, target, keys[0], progress=progress)
    _check(target, keys, held, progress)
    return held


def _ready(place: Path, now: datetime) -> None:
    place.mkdir(mode=0o700, exist_ok=True)
    for leftover in place.iterdir():
        name = read_making(leftover)
        is_given_up = name is not None and not timedelta(0) <= now - name.made_at <= _GIVEN_UP
        if is_given_up or is_half_deleted(leftover):
            remove_folder(leftover)


def _copy_ring(records: Records, target: Path) -> bytes:
    raw = ring_file.read_file(records.folder / ring_file.RING)
    if not is_authentic(read_ring(raw), records.keys.data_key):
        raise damaged()
    ring_file.write_new(target, raw)
    return raw


def _copy_records(records: Records, target: Path, name: BackupName, progress: Progress) -> Contents:
    db = open_to_copy(records.folder, records.keys.data_key)
    try:
        check_room(target.parent, size_of(db), _NOT_MADE)
        keys = file_key(records.keys.data_key, name.id), records.keys.chain_key
        return copy_checked(db, target, keys, progress=progress)
    finally:
        db.close()


def _check(target: Path, keys: tuple[bytes, bytes], held: Contents, progress: Progress) -> None:
    copy = connect(target, keys[0], writable=False)
    try:
        failed = record_checks.first_failed(
            # everything is copied by then, and it can still be stopped
            record_checks.check_copy(copy, keys[1], lambda *_: progress(1, 1))
        )
        if failed is None and record_checks.contents(copy) == held:
            return
    finally:
        copy.close()
    check = "What is in it" if failed is None else failed.name
    raise DamagedFile(
        f"The copy was not kept, because it did not pass the check '{check}'. Check the records"
        " with infusion-planner verify; if they are good, the disk of the copy may be failing."
    )


def _manifest(
    name: BackupName, now: datetime, making: Path, held: Contents, ring_sha256: str
) -> Manifest:
    copy = making / name.records
    return Manifest(
        id=name.id,
        made_at=utc_text(now),
        file_version=held.file_version,
        program_version=__version__,
        patients=held.patients,
        entries=held.entries,
        head_seq=held.head_seq,
        head_hash=held.head_hash,
        size=copy.stat().st_size,
        sha256=sha256_of(copy),
        ring_sha256=ring_sha256,
    )


@contextmanager
def _worded_place(place: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as trouble:
        raise FolderTrouble(
            f"{_NOT_MADE}: {place} is not there. Plug the drive in, or choose another folder."
        ) from trouble
    except OSError as trouble:
        raise FolderTrouble(
            f"{_NOT_MADE}: {place} cannot be written ({trouble.strerror}). Earlier backups are as"
            " they were. Check that the disk has room and that this account may write there."
        ) from trouble
