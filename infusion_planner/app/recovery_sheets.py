"""Makes recovery sheets and confirms that they are on paper."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.trail import Event, Note

if TYPE_CHECKING:
    from infusion_planner.app.seat import Seat
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.store.vault_recovery import IssuedSheet


class RecoverySheets:
    """The recovery sheet that one person may have to see to.

    Args:
        seat: of that person; who sees to sheets is a manager.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        unprinted = seat.opened.unprinted if seat.roles & MANAGERS else ()
        self._due = unprinted[0] if unprinted else ""

    @property
    def is_due(self) -> bool:
        """Whether a sheet was made that nobody confirmed to be on paper."""
        return bool(self._due)

    def put_off(self) -> None:
        """Ask again at the next sign-in."""
        self._due = ""

    def make(self) -> RecoverySheetCard:
        """Make the sheet that takes the place of the one never confirmed.

        Raises:
            StoreError: the key ring could not be written; the old sheet stays.
        """
        from infusion_planner.store.vault_recovery import replace_sheet

        issued = replace_sheet(self._seat.ring, self._seat.opened, self._due, random=urandom)
        self._seat.desk.note(Note(Event.KEYS, "Made a new recovery sheet"))
        return self.card(issued)

    def card(self, issued: IssuedSheet) -> RecoverySheetCard:
        """Word a sheet that was made, which is due from now on."""
        from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card

        self._due = issued.id
        return recovery_sheet_card(
            center=self._seat.center(),
            person=self._seat.opened.person_name,
            words=issued.text.words,
            qr_text=issued.text.qr_text,
            made_at=self._seat.clock(),
        )

    def confirm(self) -> None:
        """Note that the sheet is on paper; the one it replaces opens nothing any more.

        Raises:
            StoreError: the key ring could not be written; the old sheet goes on opening.
        """
        from infusion_planner.store.vault_recovery import confirm_sheet

        confirm_sheet(self._seat.ring, self._seat.opened, self._due, random=urandom)
        self._due = ""
        self._seat.desk.note(Note(Event.KEYS, "Confirmed that the recovery sheet is on paper"))
