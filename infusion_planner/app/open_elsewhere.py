"""Tells whether a window is open on a folder, without Qt, for what must not run beside one.

The window holds its lock file open (see `ui/shell/one_window.py`): on Linux and macOS by a lock
of the system's, on Windows by letting nobody else write to it. Both end with the process.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = "records.lock"


def is_open_elsewhere(folder: Path) -> bool:
    """Tell whether a window is open on a folder; what a crash left behind is none."""
    try:
        # nothing is written: it is opened so that the system says whether it could be
        with (folder / LOCK_FILE).open("r+b") as file:
            return _is_held(file.fileno())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        # another account's lock, or on Windows a window that holds it open: nobody can tell
        # from here that it is left over, and the folder's files cannot be exchanged then
        return True


def _is_held(file: int) -> bool:
    if sys.platform == "win32":
        return False
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

    try:
        flock(file, LOCK_EX | LOCK_NB)
    except OSError:
        return True
    flock(file, LOCK_UN)
    return False
