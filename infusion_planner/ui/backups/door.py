"""What the window is given for the backups by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.backups import BackupsCard, BackupStanding

    Progress = Callable[[int, int], None]


class BackupDoor(Protocol):
    """The backups of the open records.

    `make` and `card` may run beside the window, one at a time.
    """

    @property
    def may_manage(self) -> bool:
        """Whether the person may choose the place and restore."""

    def is_due(self) -> bool:
        """Tell whether a backup is to be made now."""

    def is_due_at_end(self) -> bool:
        """Tell whether a backup is to be made before the records are closed."""

    def make(self, progress: Progress) -> None:
        """Make a backup in each place; what the progress raises stops it."""

    def note_made(self) -> str:
        """Write into the trail what was made, and say what went wrong; empty when all is well."""

    def standing(self) -> BackupStanding:
        """Say how the backups stand, without reading them."""

    def card(self) -> BackupsCard:
        """Give the page of backups, for which each is read to its last byte."""
