"""Copies the records whole into a side file under another data key, and puts it in their place.

The file must not be open anywhere else, this process included: it is held alone from the first
look to the last. Both files stay in the log's mode throughout: a change of mode that is cut short
leaves a file that cannot be opened for reading only, which is how every start begins.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble, StoreBusy
from infusion_planner.store import schema
from infusion_planner.store.chain import ChainCheck, verify_chain
from infusion_planner.store.driver import Database, DriverError, Value, connect, error_code, one
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring_file import replace_patiently, sync_folder
from infusion_planner.store.sealing import Keys
from infusion_planner.store.triggers import check_triggers
from infusion_planner.store.trouble import worded

SIDE = f"{RECORDS}.renewed"
_NOT_A_DATABASE = 26
_HEAD = "SELECT hash FROM op ORDER BY seq DESC LIMIT 1"
_ROOM_BESIDE = 4 * 1024 * 1024

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """Say what has to be the same in both files.

    Attributes:
        marks: application id and file version.
        schema: tables, indexes and triggers, each with its statement.
        counts: table and number of rows.
        head: number and hash of the newest entry of the trail.
    """

    marks: tuple[Value, Value]
    schema: frozenset[tuple[Value, ...]]
    counts: tuple[tuple[str, int], ...]
    head: tuple[Value, Value]


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold what `swap` needs to know of a side file that passed its check.

    Attributes:
        stamp: inode, time and size of the records it was made of.
        chain: how the check of the trail went, the same in both files.
    """

    stamp: Stamp
    chain: ChainCheck


def export(folder: Path, keys: Keys, new_key: bytes) -> Checked:
    """Write the side file under the new data key, and check it against the records.

    The records stay as they are; when this raises, the side file is gone again.

    Raises:
        StoreBusy: the records are open elsewhere, or in this program.
        FolderTrouble: the folder is full or cannot be written.
        DamagedFile: the records are damaged, or the copy is not like them.
    """
    _check_room(folder)
    done = False
    try:
        _make(folder / SIDE)
        with _held_alone(folder, keys.data_key) as db:
            _copy(db, folder / SIDE, new_key)
            chain = _chain_of_both(db, folder / SIDE, keys.chain_key, new_key)
        if chain is None:
            raise DamagedFile(
                "The keys were not renewed: the copy of the records under the new key did not "
                "pass its check. The records stay as they are. Try again; if it happens twice, "
                "tell the person who looks after the program."
            )
        _sync(folder / SIDE)
        done = True
    finally:
        if not done:
            clear(folder)
    return Checked(_stamp(folder), chain)


def check(folder: Path, keys: Keys, new_key: bytes) -> Checked | None:
    """Check a side file that was left behind against the records as they are now.

    Gives None when it is missing or damaged, or not like the records.

    Raises:
        StoreBusy: the records are open elsewhere.
        FolderTrouble: the folder cannot be read or written.
        DamagedFile: the records themselves are damaged.
    """
    with _held_alone(folder, keys.data_key) as db:
        chain = _chain_of_both(db, folder / SIDE, keys.chain_key, new_key)
    return None if chain is None else Checked(_stamp(folder), chain)


def swap(folder: Path, checked: Checked) -> None:
    """Put the side file in the place of the records.

    Raises:
        StoreBusy: the records were opened since the check.
        FolderTrouble: the folder cannot be written, or another program holds a file.
    """
    if _stamp(folder) != checked.stamp or (folder / f"{RECORDS}-wal").exists():
        raise StoreBusy(
            "Nothing was changed. The records were opened in another window meanwhile. Close it, "
            "then try again."
        )
    try:
        replace_patiently(folder / SIDE, folder / RECORDS)
        sync_folder(folder)
    except OSError as error:
        raise _no_writing(error) from error


def opens(path: Path, data_key: bytes) -> bool:
    """Tell whether a file opens with this data key; False also when there is none.

    Raises:
        StoreBusy: another process holds the file alone.
        FolderTrouble: it cannot be read.
    """
    if not path.exists():
        return False
    with worded():
        try:
            with closing(connect(path, data_key, writable=False)) as db:
                one(db, "PRAGMA user_version")
                one(db, "SELECT count(*) FROM sqlite_master")
        except DriverError as error:
            if error_code(error) != _NOT_A_DATABASE:
                raise
            return False
    return True


def clear(folder: Path) -> None:
    """Remove what is left of a side file.

    Raises:
        FolderTrouble: the folder cannot be written.
    """
    try:
        for leftover in folder.glob(f"{SIDE}*"):
            leftover.unlink(missing_ok=True)
    except OSError as error:
        raise _no_writing(error) from error


@contextmanager
def _held_alone(folder: Path, data_key: bytes) -> Iterator[Database]:
    with worded(), closing(connect(folder / RECORDS, data_key, alone=True)) as db:
        schema.check_origin(db)
        check_triggers(db)
        schema.check_pages(db)
        yield db


def _make(side: Path) -> None:
    clear(side.parent)
    try:
        os.close(os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise _no_writing(error) from error


def _copy(db: Database, side: Path, new_key: bytes) -> None:
    where = f"{side.resolve().as_uri()}?mode=rw"
    db.execute("ATTACH DATABASE ? AS renewed KEY ?", (where, f"x'{new_key.hex()}'"))
    db.execute("BEGIN EXCLUSIVE")
    db.execute("SELECT sqlcipher_export('renewed')").fetchone()
    # the export leaves both at 0
    for mark in ("application_id", "user_version"):
        db.execute(f"PRAGMA renewed.{mark} = {one(db, f'PRAGMA main.{mark}')}")
    db.execute("COMMIT")
    db.execute("DETACH DATABASE renewed")


def _chain_of_both(db: Database, side: Path, chain_key: bytes, new_key: bytes) -> ChainCheck | None:
    """Give how the check of the trail went in both files; None when they are not alike."""
    contents = _contents(db)
    try:
        chain = _chain_of_copy(side, contents, chain_key, new_key)
    except DamagedFile:  # a page of the side file cannot be read
        return None
    if chain is not None and not chain.is_good and verify_chain(db, chain_key) != chain:
        return None  # the trail was whole, or broke elsewhere, in the records
    return chain


def _chain_of_copy(
    side: Path, contents: Contents, chain_key: bytes, new_key: bytes
) -> ChainCheck | None:
    if not side.exists():
        return None
    # writable, because that puts the file into the log's mode before it is renamed
    with worded(), closing(connect(side, new_key)) as copy:
        faults = [
            *copy.execute("PRAGMA cipher_integrity_check"),
            *copy.execute("PRAGMA foreign_key_check"),
        ]
        if faults or one(copy, "PRAGMA integrity_check") != "ok" or _contents(copy) != contents:
            return None
        return verify_chain(copy, chain_key)


def _contents(db: Database) -> Contents:
    made = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    tables = sorted(str(name) for kind, name, *_ in made if kind == "table")
    return Contents(
        marks=(one(db, "PRAGMA application_id"), one(db, "PRAGMA user_version")),
        schema=frozenset(tuple(row) for row in made),
        counts=tuple((name, int(one(db, f"SELECT count(*) FROM {name}") or 0)) for name in tables),
        head=(one(db, "SELECT max(seq) FROM op"), one(db, _HEAD)),
    )


def _check_room(folder: Path) -> None:
    try:
        size = (folder / RECORDS).stat().st_size
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _no_writing(error) from error
    wanted = size + _ROOM_BESIDE
    if free < wanted:
        raise FolderTrouble(
            f"Nothing was changed. New keys need {wanted // 1_000_000 + 1} MB free on the disk "
            f"with the data folder, and there are {free // 1_000_000} MB. Free some space, then "
            "try again."
        )


def _sync(path: Path) -> None:
    try:
        with path.open("rb") as file:
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise _no_writing(error) from error


def _stamp(folder: Path) -> Stamp:
    found = (folder / RECORDS).stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _no_writing(error: OSError) -> FolderTrouble:
    return FolderTrouble(
        f"Nothing was changed. The data folder cannot be written ({error.strerror}). Free some "
        "space, close what may hold the records, or ask for the right to write there."
    )
