"""Puts restored records in the place of those in use, which are kept; a crash is made up for.

The plan is written down before the first file is moved. Whoever looks for the records next
finishes what it says, so that at every moment the old pair or the new pair is there whole.
"""

import json
from datetime import datetime
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import ring_file
from infusion_planner.store.driver import connect
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.restore import dated_folder
from infusion_planner.store.ring_file import RING
from infusion_planner.store.trouble import worded

PLAN = "switching.json"
"""Lies in the data folder while restored records are put in place."""

_PAIR = (RECORDS, RING)


class _Plan(Frozen):
    restored: str
    kept: str


def let_go(folder: Path, data_key: bytes) -> None:
    """Make sure that nobody has the records open, and write their log into the file.

    Raises:
        StoreBusy: another window or program has them open.
    """
    with worded():
        db = connect(folder / RECORDS, data_key)
        try:
            # only the last connection may leave the log behind
            db.execute("PRAGMA journal_mode = DELETE")
        finally:
            db.close()


def switch(folder: Path, restored: Path, *, now: datetime) -> Path | None:
    """Move the records in use into a folder `kept-<date>`, and the restored ones in their place.

    Args:
        folder: the data folder; nobody may have its records open.
        restored: a folder in it that holds records and key ring.
        now: with its zone.

    Returns:
        Where the records that were in use are kept; None when there were none.

    Raises:
        FolderTrouble: a file cannot be moved; the next start tries again.
        DamagedFile: what was restored is not there whole, so nothing was moved.
    """
    finish_switch(folder)
    if not all((restored / name).is_file() for name in _PAIR):
        raise DamagedFile(
            f"Nothing was switched: {restored.name} does not hold records and key ring. Restore"
            " the backup again."
        )
    kept = dated_folder(folder, "kept", now)
    plan = json.dumps({"restored": restored.name, "kept": kept.name}).encode()
    try:
        ring_file.write_new(folder / f"{PLAN}.new", plan)
        (folder / f"{PLAN}.new").replace(folder / PLAN)
        ring_file.sync_folder(folder)
    except OSError as trouble:
        raise FolderTrouble(
            f"Nothing was switched: {folder} cannot be written ({trouble.strerror}). The records"
            " are as they were. Check that the disk has room and that this account may write."
        ) from trouble
    finish_switch(folder)
    return kept if kept.exists() else None


def finish_switch(folder: Path) -> None:
    """Finish a switch that was begun; does nothing where none was.

    Raises:
        FolderTrouble: a file cannot be moved; the next start tries again.
        DamagedFile: the plan cannot be read.
    """
    if not (folder / PLAN).exists():
        return
    try:
        plan = _read_plan(folder)
        for name in _PAIR:
            _put_in_place(folder, plan, name)
        (folder / PLAN).unlink()
        ring_file.sync_folder(folder)
        if (folder / plan.restored).exists():
            (folder / plan.restored).rmdir()
    except OSError as trouble:
        raise FolderTrouble(
            "The switch to the restored records is not finished: a file in the data folder cannot"
            f" be moved ({trouble.strerror}). Close every other window and program that uses the"
            " records, then start again; it is finished then. Nothing is lost."
        ) from trouble


def _put_in_place(folder: Path, plan: _Plan, name: str) -> None:
    new = folder / plan.restored / name
    if not new.exists():
        return  # moved before the crash
    for old in _in_use(folder, name):
        kept = folder / plan.kept
        kept.mkdir(mode=0o700, exist_ok=True)
        old.replace(kept / old.name)
        ring_file.sync_folder(kept)
    new.replace(folder / name)
    ring_file.sync_folder(folder)


def _in_use(folder: Path, name: str) -> list[Path]:
    """Give what belongs to the file in use; with the records go their log and all but the ring."""
    if name == RING:
        return [folder / RING] if (folder / RING).exists() else []
    return sorted(path for path in folder.glob("records.*") if path.name != RING)


def _read_plan(folder: Path) -> _Plan:
    try:
        text = json.loads((folder / PLAN).read_bytes())
        plan = _Plan(str(text["restored"]), str(text["kept"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable() from error
    if any(Path(name).name != name for name in (plan.restored, plan.kept)):
        raise _unreadable()
    return plan


def _unreadable() -> DamagedFile:
    return DamagedFile(
        f"The plan of a switch to restored records ({PLAN}) cannot be read. Nothing was moved now."
        " Keep the data folder as it is, and ask the person who looks after the program."
    )
