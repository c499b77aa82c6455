"""Restores the newest backup into an empty folder, only to see that it can be done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from infusion_planner.cards.read_backups import held_words
from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store import record_checks
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import remove_folder
from infusion_planner.store.backup_list import FoundBackup, backups_in
from infusion_planner.store.copying import Progress, no_progress
from infusion_planner.store.driver import connect
from infusion_planner.store.opened import Opened
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.restore import restore_beside
from infusion_planner.store.ring import damaged, is_authentic, read_ring
from infusion_planner.store.ring_file import read_file
from infusion_planner.store.trouble import worded
from infusion_planner.store.unlock import Unlocked

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

TRIAL = "restored-for-a-test"


def try_restore(
    records: Records, place: Path, *, now: datetime, progress: Progress = no_progress
) -> str:
    """Restore the newest backup of a place beside the records, check it, and take it away again.

    It goes the way of a real restore, up to the switch. The keys are those at hand: that a
    password opens the ring is seen at each sign-in, and no password is asked for here.

    Args:
        records: the records in use, which are not touched.
        place: the folder of backups.
        now: with its zone.
        progress: told the pages copied; what it raises stops it.

    Returns:
        The backup, and what it held.

    Raises:
        StoreError: it could not be restored; the words say why.
    """
    found = next((each for each in backups_in(place, records.keys) if each.is_good), None)
    if found is None:
        raise FolderTrouble("There is no good backup to restore.")
    scratch = records.folder / TRIAL
    remove_folder(scratch)
    try:
        unlocked = Unlocked(Opened("", "", records.keys), _ring(found, records), False, None)  # noqa: FBT003
        restored = restore_beside(found, unlocked, scratch, now=now, progress=progress)
        held = _checked(restored, records)
    finally:
        remove_folder(scratch)
    if found.manifest is None or held.head_hash != found.manifest.head_hash:
        raise DamagedFile("What was restored is not what the backup says it holds.")
    return f"{found.name.id}: {held_words(held.patients, held.entries)}"


def _ring(found: FoundBackup, records: Records) -> bytes:
    raw = read_file(found.ring)
    ring = read_ring(raw)
    # a backup from before new keys has the ring of its day
    if not any(is_authentic(ring, key) for key in (records.keys.data_key, *records.keys.earlier)):
        raise damaged()
    return raw


def _checked(restored: Path, records: Records) -> record_checks.Contents:
    with (
        worded(),
        closing(connect(restored / RECORDS, records.keys.data_key, writable=False)) as db,
    ):
        failed = record_checks.first_failed(record_checks.check_all(db, records.keys.chain_key))
        if failed is not None:
            raise DamagedFile(f"What was restored did not pass the check '{failed.name}'.")
        return record_checks.contents(db)
