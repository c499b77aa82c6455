"""What the pages about one's own sign-in are given by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from infusion_planner.cards.people import LeaverCard, OneTimeCard, PersonLine
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.roles import Roles


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


class People(Protocol):
    """Changes who signs in and what each may do; for managers. Each may raise PlannerError."""

    @property
    def may_manage(self) -> bool:
        """Whether the person signed in is a manager."""

    def lines(self) -> tuple[PersonLine, ...]:
        """Give everybody who signs in and everybody who left."""

    def add(self, name: str, held: Roles) -> OneTimeCard:
        """Let one more person sign in, with the password given here once."""

    def give_password(self, person_id: str) -> OneTimeCard:
        """Give somebody who forgot theirs the password given here once."""

    def change_roles(self, person_id: str, held: Roles, reason: str) -> None:
        """Change what a person may do, from the next sign-in on."""

    def leaver(self, person_id: str) -> LeaverCard:
        """Give what is confirmed before somebody leaves; with no id, before new keys are made."""

    def check_own_password(self, password: str) -> None:
        """Have the person at the keyboard prove who it is."""

    def slip_pdf(self, card: OneTimeCard) -> bytes:
        """Make the slip of a one-time password."""


class Accounts(Protocol):
    """Everything about sign-ins that a signed-in person works with."""

    @property
    def own(self) -> OwnAccount:
        """Give one's own password."""

    @property
    def sheets(self) -> RecoverySheets:
        """Give the recovery sheet that is due."""

    @property
    def people(self) -> People:
        """Give everybody who signs in, for managers."""


class KeyChange(Frozen):
    """Say why new keys are made.

    Attributes:
        person_id: who leaves; empty where nobody does.
        reason: why.
    """

    person_id: str
    reason: str
