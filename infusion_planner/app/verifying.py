"""Checks records or a backup from the pages of the file to what is computed from rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusion_planner.app.places import RING_FILE, has_records
from infusion_planner.app.restoring import find_backup
from infusion_planner.cards.read_backups import held_words
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store import record_checks
from infusion_planner.store.backup_list import look_at_file
from infusion_planner.store.backup_open import opened_backup
from infusion_planner.store.records_file import open_to_copy
from infusion_planner.store.trouble import worded
from infusion_planner.store.unlock import Secret, unlock

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.store.driver import Database


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check came to.

    Attributes:
        lines: one for each check, then the result.
        is_good: whether nothing is wrong.
    """

    lines: tuple[str, ...]
    is_good: bool


def verify_records(folder: Path, secret: Secret) -> Verified:
    """Check the records of a folder; they may be in use.

    Raises:
        StoreError: they cannot be opened at all; the words say why and what to do.
    """
    if not has_records(folder):
        raise FolderTrouble(f"There are no records in {folder}. Name their folder with --data.")
    keys = secret(folder / RING_FILE).keys
    db = open_to_copy(folder, keys.data_key)
    try:
        return _verified(f"the records in {folder}", db, keys.chain_key)
    finally:
        db.close()


def verify_backup(source: Path, folder: Path, secret: Secret) -> Verified:
    """Check a backup: its files against the manifest, then all that is checked of records.

    Args:
        source: see `find_backup`.
        folder: the data folder, whose key ring is tried as well.
        secret: opens a key ring.

    Raises:
        StoreError: it cannot be opened at all; the words say why and what to do.
    """
    found = find_backup(source)
    keys = unlock(found, folder, secret).opened.keys
    # now with the keys, which tell who wrote the manifest
    proved = look_at_file(found.records, keys) or found
    files = record_checks.CheckResult("Its files against the manifest", proved.trouble)
    with opened_backup(found, keys) as db:
        return _verified(f"the backup in {found.folder}", db, keys.chain_key, files)


def _verified(
    what: str, db: Database, chain_key: bytes, *before: record_checks.CheckResult
) -> Verified:
    results = (*before, *record_checks.check_all(db, chain_key))
    lines = tuple(_line(result) for result in results)
    wrong = sum(not result.is_good for result in results)
    if wrong:
        end = f"WRONG: {wrong} of {len(results)} checks found something in {what}."
        return Verified((*lines, end), is_good=False)
    with worded():
        held = record_checks.contents(db)
    end = (
        f"GOOD: {what} passed all {len(results)} checks: {held_words(held.patients, held.entries)}."
    )
    return Verified((*lines, end), is_good=True)


def _line(result: record_checks.CheckResult) -> str:
    return f"{result.name:<34}{'good' if result.is_good else result.trouble}"
