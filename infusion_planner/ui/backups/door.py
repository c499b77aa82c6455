"""What the window is given for the backups by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from infusion_planner.cards.backups import BackupsCard, BackupStanding

    Progress = Callable[[int, int], None]
    Told = Callable[[int, int, str], None]


class Checked(Protocol):
    """What a check came to."""

    @property
    def checks(self) -> tuple[tuple[str, str], ...]:
        """The name of each check, and what is wrong; empty for nothing."""

    @property
    def result(self) -> str:
        """What they came to, one sentence."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""


class BackupDoor(Protocol):
    """The backups of the open records.

    `make`, `check` and `card` may run beside the window, one at a time.
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

    def keep_room(self) -> None:
        """Keep some room for when the disk is full; where there is none, `standing` says so."""

    def standing(self) -> BackupStanding:
        """Say how the backups stand, without reading them."""

    def card(self) -> BackupsCard:
        """Give the page of backups."""

    def place_warning(self, place: Path) -> str:
        """Say what to think of before a place is chosen; may raise PlannerError."""

    def choose(self, place: Path) -> None:
        """Keep backups there from now on; may raise PlannerError."""

    def check(self, backup: Path | None, told: Told) -> Checked:
        """Check a backup, or the records where there is none; may raise StoreError."""

    def note_check(self, backup: Path | None, checks: tuple[tuple[str, str], ...]) -> None:
        """Write into the trail what a check came to; may raise PlannerError."""
