"""The form that is open on a run sheet: of an act, or of an entry that is amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.wording import time_words
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.run_sheet.amending import amending_form, set_again, withdrawn_with
from infusion_planner.ui.run_sheet.closing import closing_form, foretell
from infusion_planner.ui.run_sheet.day_actions import SheetDay
from infusion_planner.ui.run_sheet.verbs import outcome_of

if TYPE_CHECKING:
    from datetime import datetime

    from infusion_planner.cards.run_sheet import RunSheetCard
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.session import Session

_AMENDED_MEANWHILE = "This entry was amended meanwhile. Look at it again."
_WITH_IT = "If it is withdrawn, these are withdrawn with it"
LEAVE = ("Leave without recording?", "What was typed is not kept.", "&Leave without recording")
_HALF_TYPED = "Save or close the form '{}' first. What is typed there stays."


class FormInHand:
    """Open forms one after the other; what is half typed in one is never replaced.

    Args:
        session: of the person signed in.
        panel: the page that they stand on.

    Attributes:
        amends: row id of the entry that is amended; empty while none is.
        amended_at: when that entry says it was; None while none is amended.
    """

    def __init__(self, session: Session, panel: RunSheetPanel) -> None:
        self._session = session
        self._panel = panel
        self.amends = ""
        self.amended_at: datetime | None = None
        panel.form.closed.connect(self._leave)

    def close(self) -> None:
        """Close the form."""
        self.forget()
        self._panel.close_form()

    def forget(self) -> None:
        """Amend nothing any more."""
        self.amends, self.amended_at = "", None

    def open(self, act: str, card: RunSheetCard) -> bool:
        """Open the form of an act; that of closing the day says what follows from it.

        Returns:
            Whether it is open and empty.
        """
        if not self._is_free(act):
            return False
        self.forget()
        became = outcome_of(act)
        if became is None:
            self._panel.open_form(act, card.who)
            return True
        day = SheetDay(card.infusion_id, card.on)
        self._panel.open_form(act, card.who, form=closing_form(self._session, became, day))
        foretell(self._session, self._panel.form.foretold, became, day)
        return True

    def amend(self, entry_id: str, card: RunSheetCard) -> None:
        """Open the form that amends an entry, or withdraws it: what it says stands in the list.

        Raises:
            PlannerError: the entry was amended meanwhile, or it cannot be read.
        """
        day = self._session.read.of_days.day(card.infusion_id)
        entry = next((each for each in day.log.standing if each.id == entry_id), None)
        if entry is None:
            raise Refused(_AMENDED_MEANWHILE)
        act = amending_form(entry)
        if not self._is_free(act, entry_id):
            return
        self.amends, self.amended_at = entry_id, entry.real_at
        self._panel.open_form(act, card.who, amends=True, at=time_words(entry.real_at))
        form = self._panel.form
        form.set_again(set_again(entry, day.day, card.told))
        if gone := withdrawn_with(entry, day.log):
            form.foretold.show_lines(_WITH_IT, gone)

    def _leave(self) -> None:
        if self._panel.form.is_touched:
            ask_to_leave(self._panel, *LEAVE).accepted.connect(self.close)
        else:
            self.close()

    def _is_free(self, act: str, amends: str = "") -> bool:
        """Tell whether a form may be opened; where something is typed in one, go there instead."""
        form = self._panel.form
        if not form.is_touched:
            return True
        if (form.act, self.amends) != (act, amends):
            self._session.refused.emit(_HALF_TYPED.format(form.accessibleName()))
        form.focus_first()
        return False
