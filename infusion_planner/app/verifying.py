"""Checks records or a backup from the pages of the file to what is computed from rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.counted import attempts_of
from infusion_planner.app.places import RING_FILE, has_records
from infusion_planner.app.restoring import find_backup
from infusion_planner.cards.read_backups import held_words
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import record_checks
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup_list import look_at_file
from infusion_planner.store.backup_open import opened_backup
from infusion_planner.store.record_checks import nobody_told
from infusion_planner.store.records_file import open_to_copy
from infusion_planner.store.trouble import worded

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.app.secret import Typed
    from infusion_planner.store.backup_list import FoundBackup
    from infusion_planner.store.driver import Database
    from infusion_planner.store.sealing import Keys


class Verified(Frozen):
    """What a check came to.

    Attributes:
        checks: name of each, and what is wrong; empty for nothing.
        result: what they came to, one sentence.
        is_good: whether nothing is wrong.
    """

    checks: tuple[tuple[str, str], ...]
    result: str
    is_good: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each check, then the result."""
        lines = (f"{name:<34}{trouble or 'good'}" for name, trouble in self.checks)
        return (*lines, self.result)


def verify_records(folder: Path, typed: Typed) -> Verified:
    """Check the records of a folder; they may be in use.

    Raises:
        StoreError: they cannot be opened at all; the words say why and what to do.
    """
    if not has_records(folder):
        raise FolderTrouble(f"There are no records in {folder}. Name their folder with --data.")
    records = Records(folder, typed(folder / RING_FILE).keys)
    return verify_open(records, f"the records in {folder}")


def verify_open(
    records: Records, called: str = "the records", told: record_checks.Told = nobody_told
) -> Verified:
    """Check records whose keys are at hand; they may be in use.

    Args:
        records: which.
        called: what the result calls them.
        told: told the checks done; what it raises stops them.

    Raises:
        StoreError: they cannot be opened at all; the words say why and what to do.
    """
    db = open_to_copy(records.folder, records.keys.data_key)
    try:
        return _verified(called, db, records.keys.chain_key, told=told)
    finally:
        db.close()


def verify_backup(source: Path, folder: Path, typed: Typed) -> Verified:
    """Check a backup: its files against the manifest, then all that is checked of records.

    Args:
        source: see `find_backup`.
        folder: the data folder, whose key ring is tried as well.
        typed: opens a key ring.

    Raises:
        StoreError: it cannot be opened at all; the words say why and what to do.
    """
    found = find_backup(source)
    keys = typed.unlock(found, folder, attempts_of(folder)).opened.keys
    return verify_found(found, keys, f"the backup in {found.folder}")


def verify_found(
    found: FoundBackup,
    keys: Keys,
    called: str = "this backup",
    told: record_checks.Told = nobody_told,
) -> Verified:
    """Check a backup whose keys are at hand; see `verify_backup` and `verify_open`."""
    # now with the keys, which tell who wrote the manifest
    proved = look_at_file(found.records, keys) or found
    files = record_checks.CheckResult("Its files against the manifest", proved.trouble)
    with opened_backup(found, keys) as db:
        return _verified(called, db, keys.chain_key, files, told=told)


def _verified(
    what: str,
    db: Database,
    chain_key: bytes,
    *before: record_checks.CheckResult,
    told: record_checks.Told,
) -> Verified:
    results = (*before, *record_checks.check_all(db, chain_key, told))
    checks = tuple((result.name, result.trouble) for result in results)
    wrong = sum(not result.is_good for result in results)
    if wrong:
        end = f"WRONG: {wrong} of {len(results)} checks found something in {what}."
        return Verified(checks, end, is_good=False)
    with worded():
        held = record_checks.contents(db)
    end = (
        f"GOOD: {what} passed all {len(results)} checks: {held_words(held.patients, held.entries)}."
    )
    return Verified(checks, end, is_good=True)
