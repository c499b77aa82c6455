"""Who signs on a run sheet: the second check of dose and pump, and the day as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.roles import CLINICIANS
from infusion_planner.domain.signing import Signature
from infusion_planner.ui.signing.dialog import SignDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.run_sheet import RunSheetCard
    from infusion_planner.domain.signing import Signed
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.session import Session

_CHECKED = "I checked dose, rate and volume on my own"


class DaySigning:
    """Ask for the PIN or password of who signs.

    Args:
        session: of the person signed in.
        panel: the page that the dialog stands over.
    """

    def __init__(self, session: Session, panel: RunSheetPanel) -> None:
        self._session = session
        self._panel = panel

    def is_second(self, card: RunSheetCard) -> bool:
        """Tell whether somebody else may be reading now: who is at the keyboard has read already.

        After two readings that differ nobody can tell by the keyboard who reads again.
        """
        log = self._session.read.of_days.day(card.infusion_id).log
        mine = any(entry.done_by == self._session.person for entry, _ in log.pump_checks)
        return mine and not second_check(log).agrees

    def check(self, card: RunSheetCard, then: Callable[[Signed], None]) -> None:
        """Have the second person sign what they read on their own."""
        self._ask(card, Signature(_CHECKED, card.patient_id, CLINICIANS), then)

    def sign(self, card: RunSheetCard) -> None:
        """Sign as the nurse first, then as the person who checks."""
        from infusion_planner.actions.sign_day import SignDay, asked_of  # noqa: PLC0415
        from infusion_planner.domain.day_signatures import DaySigner  # noqa: PLC0415

        under = self._session.read.of_days.day(card.infusion_id).signatures
        nurse = any(each.role is DaySigner.NURSE for each in under)
        role = DaySigner.CHECKER if nurse else DaySigner.NURSE

        def sign(signed: Signed) -> None:
            self._session.do(SignDay(card.infusion_id, card.on, role, signed))

        self._ask(card, asked_of(role, card.patient_id, under), sign)

    def _ask(self, card: RunSheetCard, asked: Signature, then: Callable[[Signed], None]) -> None:
        session = self._session
        dialog = SignDialog(session.proof, asked, session.doors.now, self._panel, card.who)
        dialog.signed.connect(then)
        dialog.open()
