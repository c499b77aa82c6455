"""What the pages about one's own sign-in are given by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard


class OwnAccount(Protocol):
    """Changes the password of the person signed in."""

    @property
    def must_choose(self) -> bool:
        """Whether the password was given by somebody else, and comes first to be replaced."""

    def suggest(self) -> str:
        """Propose a password of five words."""

    def choose(self, new: str) -> None:
        """Replace the one-time password just signed in with; may raise PlannerError."""

    def change(self, old: str, new: str) -> None:
        """Replace one's own password; may raise PlannerError."""


class RecoverySheets(Protocol):
    """Sees to the recovery sheet that is due."""

    @property
    def is_due(self) -> bool:
        """Whether a sheet was made that nobody confirmed to be on paper."""

    def put_off(self) -> None:
        """Ask again at the next sign-in."""

    def make(self) -> RecoverySheetCard:
        """Make the sheet that takes its place; may raise PlannerError."""

    def confirm(self) -> None:
        """Note that the sheet is on paper; may raise PlannerError."""


class Accounts(Protocol):
    """Everything about sign-ins that a signed-in person works with."""

    @property
    def own(self) -> OwnAccount:
        """Give one's own password."""

    @property
    def sheets(self) -> RecoverySheets:
        """Give the recovery sheet that is due."""
