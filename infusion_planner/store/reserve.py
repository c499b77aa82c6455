"""A file that takes up room, to be given up when the disk is full.

What somebody has just typed can then be saved all the same, with its entry in the trail, and the
records can be closed in order. It is laid again when there is room.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store.ring_file import write_new

T = TypeVar("T")

RESERVE = "disk.reserve"
SIZE = 2 * 1024 * 1024
_ROOM = 4 * SIZE
"""Where less is left, other programs need it more than a reserve that would soon be gone."""


class Reserve:
    """Keep room on the disk of the records.

    Args:
        folder: where the records lie; None for records in memory, which need none.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / RESERVE

    def lay(self) -> bool:
        """Take the room up, unless that was done, and tell whether it is there."""
        if self._path is None:
            return True
        with suppress(OSError):
            if not self._is_laid() and shutil.disk_usage(self._path.parent).free >= _ROOM:
                # random bytes, because a disk that packs others would keep no room for them
                write_new(self._path, os.urandom(SIZE))
            return self._is_laid()
        return False

    def give_up(self) -> bool:
        """Free the room and tell whether there was any."""
        if self._path is None:
            return False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def spared(self, work: Callable[[], T]) -> T:
        """Do some work, and where the disk has no room for it, once more with the reserve's.

        Raises:
            FolderTrouble: there is none either, or room was not what it lacked.
        """
        try:
            return work()
        except FolderTrouble:
            if not self.give_up():
                raise
        return work()

    def _is_laid(self) -> bool:
        return self._path is not None and self._path.exists() and self._path.stat().st_size == SIZE
