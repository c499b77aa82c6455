"""Copies the records whole into a side file under another data key, and puts it in their place.

The file must not be open anywhere else, this process included: it is held alone from the first
look to the last. Both files stay in the log's mode throughout: a change of mode that is cut short
leaves a file that cannot be opened for reading only, which is how every start begins.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble, StoreBusy
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import record_checks, schema
from infusion_planner.store.chain import ChainCheck, verify_chain
from infusion_planner.store.copying import (
    check_room,
    copy_database,
    snapshot,
    sync_file,
)
from infusion_planner.store.driver import Database, DriverError, connect, error_code, one
from infusion_planner.store.page_check import check_pages
from infusion_planner.store.records_file import RECORDS, RENEWED
from infusion_planner.store.ring_file import replace_patiently, sync_folder
from infusion_planner.store.row_checks import rows_trouble
from infusion_planner.store.sealing import Keys
from infusion_planner.store.triggers import check_triggers
from infusion_planner.store.trouble import worded

SIDE = RENEWED
_NOT_A_DATABASE = 26
_NOT_RENEWED = "The keys were not renewed"
_RINGS = 2 * 1024 * 1024
"""Left free for the next ring and the two before it."""

Stamp = tuple[int, int, int]


class Checked(Frozen):
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
        clear(folder)
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
        check_pages(db)
        yield db


def _check_room(folder: Path) -> None:
    try:
        # asked before the records are read, which takes as long as they are large
        size = (folder / RECORDS).stat().st_size
        check_room(folder, size + _RINGS, _NOT_RENEWED, or_else="")
    except OSError as error:
        raise _no_writing(error) from error


def _copy(db: Database, side: Path, new_key: bytes) -> None:
    try:
        with snapshot(db):
            copy_database(db, side, new_key)
    except OSError as error:
        raise _no_writing(error) from error


def _chain_of_both(db: Database, side: Path, chain_key: bytes, new_key: bytes) -> ChainCheck | None:
    """Give how the check of the trail went in both files; None when they are not alike.

    A trail or rows that were wrong before are no reason to leave the old key in force: they are
    copied as they are. In the copy alone nothing may be wrong.
    """
    if not side.exists():
        return None
    held, wrong = record_checks.contents(db), rows_trouble(db)
    try:
        # writable, because that puts the file into the log's mode before it is renamed
        with worded(), closing(connect(side, new_key)) as copy:
            failed = record_checks.first_failed(record_checks.check_file(copy))
            if failed or record_checks.contents(copy) != held or rows_trouble(copy) != wrong:
                return None
            chain = verify_chain(copy, chain_key)
    except DamagedFile:  # a page of the side file cannot be read
        return None
    if not chain.is_good and verify_chain(db, chain_key) != chain:
        return None  # the trail was whole, or broke elsewhere, in the records
    return chain


def _sync(path: Path) -> None:
    try:
        sync_file(path)
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
