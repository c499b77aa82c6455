"""Leads through a handover: one person leaves the patients, the next one takes them over."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import AT_THE_CHAIR
from infusion_planner.domain.signing import Signature
from infusion_planner.domain.wording import count_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.handover import HandoverLine
    from infusion_planner.ui.handover.dialogs import GiveDialog, TakeDialog
    from infusion_planner.ui.session import Session

_NOBODY_HERE = "Nobody is here who could be handed over."


class HandoverPresenter(QObject):
    """Open the dialogs of a handover, and make actions of them.

    Args:
        session: of the person signed in.
        panel: the frame they stand over; it owns this object.

    Signals:
        handed_over(str, str): the records are to be closed; who goes on, and what is said there.
        taken_over(): patients were taken over.
    """

    handed_over = Signal(str, str)
    taken_over = Signal()

    def __init__(self, session: Session, panel: QWidget) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        session.handover_asked.connect(self.ask)

    def start(self) -> None:
        """Offer what waits for the person who has just signed in."""
        if not AT_THE_CHAIR & self._session.roles:
            return
        # what cannot be read is said by the page
        with suppress(PlannerError):
            self._offer(self._waiting())

    def ask(self) -> None:
        """Take over what waits for this person; else, or where that is put off, hand over."""
        try:
            taking = self._offer(self._waiting())
            if taking is None:
                self._give()
            else:
                taking.put_off.connect(self._give_own)
        except PlannerError as trouble:
            self._session.refused.emit(str(trouble))

    def _waiting(self) -> tuple[HandoverLine, ...]:
        return self._session.read.handed_to_me()

    def _offer(self, lines: tuple[HandoverLine, ...]) -> TakeDialog | None:
        if not lines:
            return None
        from infusion_planner.ui.handover.dialogs import TakeDialog  # noqa: PLC0415

        dialog = TakeDialog(lines, self._panel)
        dialog.taken.connect(partial(self._take, dialog))
        dialog.open()
        return dialog

    def _take(self, dialog: TakeDialog) -> None:
        from infusion_planner.actions.hand_over import TakeOver  # noqa: PLC0415

        today = self._session.doors.now().date()
        outcome = self._session.attempt(TakeOver(dialog.chosen, today))
        if outcome.change is None:
            dialog.show_faults(outcome.faults, outcome.refusal)
            return
        dialog.accept()
        self.taken_over.emit()

    def _give_own(self) -> None:
        """Hand over who is here and not handed over yet; where nobody is, that is all."""
        try:
            if any(not line.handed for line in self._session.read.of_days.handovers()):
                self._give()
        except PlannerError as trouble:
            self._session.refused.emit(str(trouble))

    def _give(self) -> None:
        from infusion_planner.ui.handover.dialogs import GiveDialog  # noqa: PLC0415

        session = self._session
        lines = session.read.of_days.handovers()
        if not lines:
            session.refused.emit(_NOBODY_HERE)
            return
        session.drafts.look()
        asked = Signature("", "", AT_THE_CHAIR)
        names = (one.name for one in session.proof.signers(asked) if one.name != session.person)
        dialog = GiveDialog(lines, tuple(names), self._panel, _kept_words(session.drafts.kept))
        dialog.given.connect(partial(self._leave, dialog))
        dialog.open()

    def _leave(self, dialog: GiveDialog) -> None:
        from infusion_planner.actions.hand_over import HandOver  # noqa: PLC0415

        session, to = self._session, str(dialog.to.value() or "")
        today = session.doors.now().date()
        action = HandOver(dialog.chosen, today, to, dialog.words.text())
        outcome = session.attempt(action)
        if outcome.change is None:
            dialog.show_faults(outcome.faults, outcome.refusal)
            return
        count = count_words(len(dialog.chosen), "patient")
        said = f"{session.person} handed over {count} to {to}. {to} signs in to take over."
        dialog.accept()
        self.handed_over.emit(to, said)


def _kept_words(forms: int) -> str:
    if not forms:
        return ""
    count = count_words(forms, "form")
    return f"What you typed and did not save ({count}) is kept for you, and named to who goes on."
