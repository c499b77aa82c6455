"""Reads the review that is due, and signs it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.cards.review_reader import ReviewCard, ReviewLine
    from infusion_planner.ui.records.review_tab import ReviewTab
    from infusion_planner.ui.session import Session


class ReviewPresenter(QObject):
    """Keep the review true.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.

    Signals:
        counted: how many things are to be looked at.
        entry_asked: the number of an entry that is to be shown.
    """

    counted = Signal(int)
    entry_asked = Signal(int)

    def __init__(self, session: Session, panel: ReviewTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._card: ReviewCard | None = None
        panel.signed_off.connect(self._sign_off)
        panel.opened.connect(self._open)
        panel.retry_pressed.connect(self.read)

    def read(self) -> None:
        """Read the review that is due."""
        try:
            self._card = card = self._session.read.of_review.review()
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            return
        self._panel.show_card(card)
        self.counted.emit(len(card.lines))

    def _sign_off(self, words: str) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.review_trail import ReviewTrail  # noqa: PLC0415

        card = self._card
        if card is None:
            return
        outcome = self._session.attempt(ReviewTrail(card.from_seq, card.to_seq, words))
        if outcome.change is None:
            self._panel.say(outcome.refusal)
            return
        self._panel.words.set_text("")
        self.read()

    def _open(self, line: ReviewLine) -> None:
        self.entry_asked.emit(line.first)
