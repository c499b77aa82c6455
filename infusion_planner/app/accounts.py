"""Everything about sign-ins that a signed-in person works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.own_account import OwnAccount
from infusion_planner.app.people import People
from infusion_planner.app.recovery_sheets import RecoverySheets
from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from infusion_planner.app.seat import Seat


class Accounts(Frozen):
    """Hold what changes the key ring.

    Attributes:
        own: one's own password.
        sheets: the recovery sheet that is due.
        people: everybody who signs in, for managers.
    """

    own: OwnAccount
    sheets: RecoverySheets
    people: People

    @classmethod
    def at(cls, seat: Seat, given: str = "") -> Accounts:
        """Give it to one person.

        Args:
            seat: of the person.
            given: the password just typed, with which a one-time password is replaced.
        """
        return cls(OwnAccount(seat, given), RecoverySheets(seat), People(seat))
