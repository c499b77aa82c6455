"""Reads and writes the key ring's file so that a power cut leaves the old or the new one."""

import os
from pathlib import Path
from time import sleep

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store.ring import fingerprint

RING = "records.ring"
# A ring of a thousand holders has about 1 MB; anything larger is not a ring.
LONGEST_RING = 4 * 1024 * 1024
_TRIES = 21
_PAUSE_S = 0.1


def read_file(path: Path) -> bytes:
    """Give the bytes of the ring.

    Raises:
        FolderTrouble: the file is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LONGEST_RING)
    except FileNotFoundError as error:
        raise FolderTrouble(
            f"There is no key ring ({path.name}) in the data folder. Choose the folder that holds "
            "the center's records, or put the ring back from a backup."
        ) from error
    except OSError as error:
        raise FolderTrouble(
            f"The key ring ({path.name}) cannot be read ({error.strerror}). Check that the disk is "
            "connected and that this account may read the data folder."
        ) from error


def write_file(path: Path, raw: bytes) -> None:
    """Put a new ring in place of the old one, and keep the two before it as `.1` and `.2`.

    Raises:
        FolderTrouble: the disk is full or the folder cannot be written; the old ring stays.
    """
    side = path.with_name(f"{path.name}.new")
    try:
        _write_synced(side, raw)
        _keep_generations(path)
        replace_patiently(side, path)
        sync_folder(path.parent)
    except OSError as error:
        raise FolderTrouble(
            f"The key ring was not changed. The data folder cannot be written ({error.strerror}). "
            "Free some space or ask for the right to write there, then try again."
        ) from error


def write_new(path: Path, raw: bytes) -> None:
    """Write a file whole and sync it to the disk.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    _write_synced(path, raw)


def copy_to(path: Path, target: Path) -> str:
    """Copy the ring, for example beside a backup, and give the SHA-256 of the copy.

    A power cut leaves no copy, the one that stood there before, or the new one whole.

    Args:
        path: the ring.
        target: the copy's file; one that is there is replaced.

    Raises:
        FolderTrouble: the ring cannot be read or the copy cannot be written.
    """
    raw = read_file(path)
    side = target.with_name(f"{target.name}.new")
    try:
        _write_synced(side, raw)
        replace_patiently(side, target)
        sync_folder(target.parent)
    except OSError as error:
        raise FolderTrouble(
            f"The key ring was not copied. The folder {target.parent.name} cannot be written "
            f"({error.strerror}). Free some space there or choose another folder."
        ) from error
    return fingerprint(raw)


def previous_ring(path: Path) -> bytes | None:
    """Give the bytes of the ring kept before this one; None when there is none to be read."""
    try:
        return read_file(path.with_name(f"{path.name}.1"))
    except FolderTrouble:
        return None


def replace_patiently(source: Path, target: Path) -> None:
    """Rename over a file, and wait up to two seconds for a program that looks into it.

    On Windows a scanner or a backup tool that holds either file makes the rename fail as if the
    right to do it were missing.

    Raises:
        OSError: it still cannot be done.
    """
    for _ in range(_TRIES - 1):
        try:
            source.replace(target)
        except PermissionError:
            sleep(_PAUSE_S)
        else:
            return
    source.replace(target)


def put_in_place(side: Path, path: Path) -> None:
    """Give a finished file its name for good, unless something stands under that name already.

    Raises:
        FileExistsError: another process was quicker; its file is left alone.
        OSError: the folder cannot be written.
    """
    if os.name == "posix":
        # Here a rename would replace what is there without a word.
        os.link(side, path)
        side.unlink()
    else:  # pragma: no cover  Windows refuses to rename over a file
        side.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    if os.name != "posix":  # pragma: no cover  Windows has no such call and needs none
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_generations(path: Path) -> None:
    first, second = (path.with_name(f"{path.name}.{number}") for number in (1, 2))
    if not path.exists():
        return
    copy = path.with_name(f"{path.name}.copy")
    _write_synced(copy, path.read_bytes())
    if first.exists():
        replace_patiently(first, second)
    # The ring itself is copied, never renamed: at every moment one stands under its name.
    replace_patiently(copy, first)


def _write_synced(path: Path, raw: bytes) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if path.stat().st_size != len(raw):
        raise OSError(0, "the file was cut short")
