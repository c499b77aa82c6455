"""Reads and writes the key ring's file so that a power cut leaves the old or the new one."""

import os
from pathlib import Path

from infusion_planner.domain.errors import FolderTrouble

RING = "records.ring"
# A ring of a thousand holders has about 1 MB; anything larger is not a ring.
LONGEST_RING = 4 * 1024 * 1024


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
        side.replace(path)
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
        first.replace(second)
    # The ring itself is copied, never renamed: at every moment one stands under its name.
    copy.replace(first)


def _write_synced(path: Path, raw: bytes) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if path.stat().st_size != len(raw):
        raise OSError(0, "the file was cut short")
