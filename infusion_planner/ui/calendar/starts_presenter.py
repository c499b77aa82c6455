"""Reads the starts of the day that is shown, takes proposals over, and opens the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.actions.set_start import AcceptStarts
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.calendar.start_form import open_start_form

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.cards.day_starts import StartLine, StartsCard
    from infusion_planner.ui.calendar.starts import StartsView
    from infusion_planner.ui.session import Session


class StartsPresenter(QObject):
    """Keep the starts of a day true.

    Args:
        session: of the person signed in.
        view: the list; it owns this object.
    """

    def __init__(self, session: Session, view: StartsView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._card: StartsCard | None = None
        view.accept_asked.connect(self._accept)
        view.change_asked.connect(self._change)

    def show(self, day: date | None) -> None:
        """Show the starts of a day; None where more than one day is in sight.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._view.setVisible(day is not None)
        if day is not None:
            self._card = self._session.read.of_starts.card(day)
            self._view.show_card(self._card)

    def _accept(self) -> None:
        if self._card is None:
            return
        outcome = self._session.attempt(AcceptStarts(self._card.on, self._card.proposed))
        if outcome.refusal:
            # what was shown is no longer so
            self.show(self._card.on)
            self._view.say(outcome.refusal)

    def _show_again(self) -> None:
        """Read again after a form was given up: it may have told that the day was changed."""
        if self._card is not None:
            self.show(self._card.on)

    def _change(self, line: StartLine) -> None:
        try:
            form = open_start_form(self._session, self._view, line.infusion_id)
            form.rejected.connect(self._show_again)
        except PlannerError as refusal:
            self._view.say(str(refusal))
