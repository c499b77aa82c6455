"""The packet for the payer, with the text of its letter to change before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.payer_packet import PayerPacketCard
from infusion_planner.ui.letter.panel import LetterPanel
from infusion_planner.ui.letter.presenter import LetterPresenter

if TYPE_CHECKING:
    from infusion_planner.cards.necessity_letter import NecessityLetterCard
    from infusion_planner.cards.sheet_copies import SheetCopy

PACKET = "packet"
_BESIDES = "Criteria, evidence and facts follow the record."


class PacketPanel(LetterPanel):
    """Show a packet before it is printed, and let the text of its letter be changed."""

    def __init__(self) -> None:
        super().__init__(_BESIDES)


class PacketPresenter(LetterPresenter):
    """Show the packet with the letter as it is being changed; see `LetterPresenter`."""

    form = PACKET
    draft_title = "Payer packet"

    def _read_sheet(self, patient_id: str) -> SheetCopy:
        return self._session.read.of_payer.packet(
            patient_id, self._session.doors.evidence(), self._texts
        )

    def _card(self) -> NecessityLetterCard:
        card = self._shown().card
        if not isinstance(card, PayerPacketCard):
            raise AssertionError("the page of a packet shows another sheet")
        return card.letter
