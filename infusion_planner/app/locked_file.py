"""Puts the locked file of the downtime pack into its folder, whole or not at all."""

import errno
from contextlib import suppress
from pathlib import Path

from infusion_planner.domain.downtime import FILE_NAME
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store import ring_file

_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def check_folder(folder: Path) -> None:
    """Refuse a folder into which nothing can be written.

    Raises:
        FolderTrouble: it is not there, or cannot be written to.
    """
    if not folder.is_dir():
        raise FolderTrouble(
            f"The folder {folder} is not there, so no downtime pack was written. Plug the drive in,"
            " or let a manager choose another folder in Settings."
        )
    probe = folder / f".{FILE_NAME}.try"
    try:
        probe.touch(mode=0o600)
        probe.unlink()
    except OSError as trouble:
        raise write_trouble(folder, trouble) from None


def write_locked(folder: Path, content: bytes) -> None:
    """Write the locked file whole, in the place of the one before.

    Raises:
        FolderTrouble: it cannot be written; the one before stays.
    """
    side = folder / f"{FILE_NAME}.part"
    try:
        side.unlink(missing_ok=True)
        ring_file.write_new(side, content)
        side.replace(folder / FILE_NAME)
    except OSError as trouble:
        with suppress(OSError):
            side.unlink(missing_ok=True)
        raise write_trouble(folder, trouble) from None


def write_trouble(folder: Path, trouble: OSError) -> FolderTrouble:
    """Word what went wrong, and what to do about it."""
    before = "The one written before is still there, if there was one."
    if trouble.errno in _FULL:
        return FolderTrouble(
            f"The disk of {folder} is full, so the downtime pack was not written. {before} Free"
            " some room, and write it again."
        )
    if trouble.errno in _READ_ONLY:
        return FolderTrouble(
            f"{folder} cannot be written to by this account, so the downtime pack was not written."
            f" {before} Ask for the right to write there, or let a manager choose another folder."
        )
    return FolderTrouble(
        f"The downtime pack was not written into {folder} ({trouble.strerror}). {before} Look at"
        " the drive, and write it again."
    )
