"""Writes the trail to a file that stands there whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.cards.trail_export import Form
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.exchange.trail_lines import json_lines, table_head, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.cards.trail_export import TrailExport


class TrailFile:
    """Write what an export gives out, a batch at a step.

    Args:
        export: gives entries out.
        path: the file; one that stands there is replaced at the end.

    Raises:
        FolderTrouble: the folder cannot be written.
    """

    def __init__(self, export: TrailExport, path: str) -> None:
        self._export = export
        self._path = Path(path)
        self._side = self._path.with_name(f"{self._path.name}.part")
        whole = export.form is Form.WHOLE
        with _worded(self._path):
            self._file = self._side.open("w", encoding="utf-8", newline="")
            self._file.write(json_lines([export.head()]) if whole else table_head())

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many entries are written, how many there are, and words for it."""
        return self._export.progress

    def step(self) -> bool:
        """Write the next entries and tell whether any are left.

        Raises:
            FolderTrouble: they cannot be written; nothing is left behind.
        """
        if self._export.form is Form.WHOLE:
            text = json_lines(self._export.next_entries())
        else:
            text = table_lines(self._export.next_lines())
        with self._or_nothing():
            self._file.write(text)
        return bool(text)

    def end(self) -> None:
        """Put the file in its place and note it.

        Raises:
            FolderTrouble: that cannot be done; nothing is left behind.
        """
        with self._or_nothing():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._side.replace(self._path)
        self._export.note(self._path.name)

    def give_up(self) -> None:
        """Leave nothing behind."""
        # what is given up need not be said again
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._side.unlink(missing_ok=True)

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        try:
            with _worded(self._path):
                yield
        except FolderTrouble:
            self.give_up()
            raise


def write_key(path: str, key: str) -> None:
    """Write the key of the trail into a file that only this account may read.

    Raises:
        FolderTrouble: the folder cannot be written.
    """
    with _worded(Path(path)):
        Path(path).unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{key}\n")


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FolderTrouble(
            f"{path.name} was not written: the folder cannot be written ({error.strerror}). Choose"
            " another folder, or free some space."
        ) from error
