"""What the window is given for a restore by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from infusion_planner.cards.backups import BackupLine, RestoreCard

    Progress = Callable[[int, int], None]
    Told = Callable[[int, int, str], None]


class Prepared(Protocol):
    """A restore that was looked into and waits for a yes."""

    @property
    def card(self) -> RestoreCard:
        """What it would do."""


class RestoreDoor(Protocol):
    """A restore, step by step; everything may run beside the window and may raise StoreError."""

    def backups(self) -> tuple[BackupLine, ...]:
        """Give the backups of the places that are known and can be reached, newest first."""

    def backups_in(self, place: Path) -> tuple[BackupLine, ...]:
        """Give the backups of a place, or the one that a folder is."""

    def names(self, backup: Path) -> tuple[str, ...]:
        """Give whose password may open a backup."""

    def prepare(self, backup: Path, name: str, secret: str, told: Told) -> Prepared:
        """Open a backup and compare; the words of a sheet are the secret where no name is."""

    def carry_out(self, prepared: Any, reason: str, progress: Progress) -> tuple[str, ...]:
        """Restore what was prepared here, and say what was done; may raise InvalidInput."""
