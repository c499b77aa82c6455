"""Lets one window, command or thread at a time do something; the others wait for their turn.

It is a lock of the system's on a file of its own, which ends with the process that holds it,
however that ends. Nothing is written into the file, and it is never removed: whoever waits for a
removed one would wait at another file than the next who comes.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import StoreBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE_S = 0.02
PATIENCE_S = 20.0


@contextmanager
def turn_at(path: Path, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Wait until nobody else has the turn, and have it until the end of the block.

    Where the folder cannot be written there is nothing to take turns at, and nobody waits.

    Args:
        path: the lock file.
        patience_s: how long to wait.

    Raises:
        StoreBusy: another one had it all that time.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        _wait_for(handle, patience_s)
        yield
    finally:
        # closing gives the turn to the next
        os.close(handle)


def _wait_for(handle: int, patience_s: float) -> None:
    for _ in range(max(1, round(patience_s / _PAUSE_S))):
        if _taken(handle):
            return
        sleep(_PAUSE_S)
    raise StoreBusy(
        "Another window or command is checking a password and does not come to an end. Close it,"
        " then try again."
    )


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            from msvcrt import LK_NBLCK, locking  # noqa: PLC0415  # on no other system

            locking(handle, LK_NBLCK, 1)
        else:
            from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415  # not on Windows

            flock(handle, LOCK_EX | LOCK_NB)
    except OSError:
        return False
    return True
