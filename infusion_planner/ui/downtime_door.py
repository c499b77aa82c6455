"""What the window is given to work with the downtime pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from infusion_planner.cards.downtime import DowntimeCard, Prepared
    from infusion_planner.cards.people import OneTimeCard
    from infusion_planner.ui.forms.job import Report


class DowntimeDoor(Protocol):
    """What one person does with the downtime pack; see `DowntimeDesk`."""

    def standing(self) -> DowntimeCard:
        """Say how it stands."""

    def is_due(self) -> bool:
        """Tell whether it is to be written before the records are closed for the day."""

    def is_due_tonight(self) -> bool:
        """Tell whether it waits for somebody to leave, now that today's infusions are over."""

    def write_if_due(self) -> None:
        """Write it before a lock, which asks nobody."""

    def choose(self, folder: str, days: int) -> bool:
        """Keep where it is written, and tell whether it needs a first password."""

    def new_password(self) -> OneTimeCard:
        """Make a new password, which is given here once; may raise PlannerError."""

    def slip(self, card: OneTimeCard) -> bytes:
        """Make the sealed sheet; may raise PaperError."""

    def prepare(self) -> Prepared:
        """Read what is to be written; may raise PlannerError."""

    def write(self, prepared: Prepared, report: Report) -> bool | None:
        """Write the file, touching no records; None when stopped; may raise PlannerError."""

    def note(self, prepared: Prepared) -> None:
        """Note that it was written; may raise PlannerError."""

    def note_failed(self) -> None:
        """Note that it could not be written, for who signs in next."""
