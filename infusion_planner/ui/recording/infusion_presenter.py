"""Records an infusion, or amends its entry, from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.ui.recording.infusion_form import GIVEN, NOT_GIVEN, InfusionForm
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.patient import RecordCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


INFUSION, AMEND = "infusion", "amendment"


class InfusionPresenter(FormPresenter):
    """Make the action of the form for one infusion."""

    def __init__(self, session: Session, form: InfusionForm, card: RecordCard) -> None:
        super().__init__(session, form)
        self._fields = form
        self._card = card

    def action(self, typed: Typed) -> Action | None:
        """Record the infusion, or amend its entry."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_infusion import (  # noqa: PLC0415
            AmendInfusion,
            RecordInfusion,
        )

        entry = self._entry(typed)
        if entry is None:
            return None
        if self._card.amending:
            return AmendInfusion(self._card.infusion_id, entry, self._fields.reason.text())
        return RecordInfusion(self._card.infusion_id, entry)

    def _entry(self, typed: Typed) -> GivenEntry | None:
        outcome = self._fields.outcome.value()
        if outcome is None:
            typed.ask(self._fields.outcome, "Choose whether it was given.")
        dose_ug = typed.dose_ug(self._fields.dose)
        if outcome == GIVEN and dose_ug == 0:
            typed.ask(self._fields.dose, "Type the dose that was given, or choose Not given.")
        given = typed.day_of_dose(self._fields.given_on, dose_ug or 0)
        if given is None or dose_ug is None:
            return None
        skipped = outcome == NOT_GIVEN
        steroid = Steroid.NOT_RECORDED if skipped else Steroid(self._fields.steroid.value() or "")
        return GivenEntry(
            given_on=given.on,
            dose_ug=dose_ug,
            steroid=steroid,
            note=self._fields.note.text(),
            prescriber=self._fields.prescriber.prescriber(),
            known=given.known,
            reviewer=self._fields.reviewer.prescriber(),
        )


def open_infusion_form(session: Session, parent: QWidget, infusion_id: str) -> InfusionForm:
    """Open the form for an infusion: to record it, or to amend what is recorded.

    Raises:
        Refused: the infusion is no longer in the records.
    """
    card = session.read.infusion_to_record(infusion_id)
    form = InfusionForm(card, parent)
    presenter = InfusionPresenter(session, form, card)
    presenter.open(AMEND if card.amending else INFUSION, infusion_id, card.identity.patient_id)
    return form
