"""The pages for payer and biller, and the ways to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.shelf import CLAIMS, LETTER, PACKET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.ui.letter.panel import LetterPanel
    from infusion_planner.ui.letter.presenter import LetterPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.sheet_page import SheetPage
    from infusion_planner.ui.shell.shelf import PageShelf


class PayerPages:
    """Show what is for the payer of a patient.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        shelf: builds a page when it is first needed.
        sheet: shows a sheet before it is printed.
    """

    def __init__(
        self, session: Session, stack: PageStack, shelf: PageShelf, sheet: SheetPage
    ) -> None:
        self._session = session
        self._stack = stack
        self._shelf = shelf
        self._sheet = sheet

    def again(self, patient_id: str) -> Mapping[str, Callable[[], None]]:
        """Give the ways back to these pages."""
        return {
            CLAIMS: partial(self._show_claims, patient_id),
            LETTER: partial(self._show_letter, patient_id),
            PACKET: partial(self._show_packet, patient_id),
        }

    def open(self, patient_id: str, what: str) -> None:
        """Show something of a patient, after asking where work is unsaved.

        Args:
            patient_id: the patient's row id.
            what: `letter`, `packet` or `claims`.
        """
        ways: dict[str, Callable[[str], None]] = {
            LETTER: self._show_letter,
            PACKET: self._show_packet,
            CLAIMS: self._show_claims,
        }
        self._stack.go(partial(ways[what], patient_id))

    def print_claims(self, course_id: str) -> None:
        """Show the list for the biller of a course before it is printed."""
        read = partial(self._session.read.of_payer.claim_list, course_id)
        self._stack.go(partial(self._sheet.show, read))

    def _show_letter(self, patient_id: str) -> None:
        self._show_text(LETTER, patient_id, *self._shelf.letter)

    def _show_packet(self, patient_id: str) -> None:
        self._show_text(PACKET, patient_id, *self._shelf.packet)

    def _show_text(
        self, page: str, patient_id: str, panel: LetterPanel, presenter: LetterPresenter
    ) -> None:
        if self._stack.open(page, partial(presenter.show_letter, patient_id), patient_id):
            # out of sight there was no sheet to start in
            panel.begin()

    def _show_claims(self, patient_id: str) -> None:
        self._stack.open(CLAIMS, partial(self._shelf.claims.show, patient_id), patient_id)
