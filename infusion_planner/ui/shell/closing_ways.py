"""The ways to what is done with whole days, as the pages know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


class ClosingWays(Protocol):
    """See `ClosingPages`."""

    def take(self, what: str, day: date) -> None:
        """Do what was asked of a day in the calendar."""

    def open_replan(self, first: date, last: date) -> None:
        """Go to the re-plan of some days."""

    def leave_list(self, code: str) -> None:
        """Go back to what a list was printed of."""
