"""Records a CD4 count from what stands in the form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.ui.recording.cd4_form import Cd4Form
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


CD4 = "cd4"
_PER_LITER = re.compile(r"[0-9]\.[0-9]{1,3}")
_NO_CELLS = "Type a whole number, for example 240. A value of 0.24 x 10^9/L is 240."
_PER_UL = 1000
"""Cells per microliter for one x10^9/L."""


class Cd4Presenter(FormPresenter):
    """Make the action that records a count."""

    def __init__(self, session: Session, form: Cd4Form, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id

    def action(self, typed: Typed) -> Action | None:
        """Record the count."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_cd4 import RecordCd4  # noqa: PLC0415

        sampled_on, cells = typed.day(self._fields.sampled_on), self._cells(typed)
        if sampled_on is None or cells is None:
            return None
        return RecordCd4(self._patient_id, Cd4Sample(sampled_on, cells))

    def _cells(self, typed: Typed) -> int | None:
        """Read the count; a number of the other unit is asked about."""
        field = self._fields.cells
        found = _PER_LITER.fullmatch(field.text().strip())
        if found is None:
            return typed.count(field, _NO_CELLS)
        meant = f"{int(Decimal(found[0]) * _PER_UL):,}"
        words = f"{found[0]} is no whole number of cells; in x 10^9/L it is {meant}."
        typed.doubt(field, words, "Cells per microliter:", (meant,))
        return None


def open_cd4_form(session: Session, parent: QWidget, identity: IdentityCard) -> Cd4Form:
    """Open the form for a CD4 count of a patient."""
    form = Cd4Form(identity, parent)
    presenter = Cd4Presenter(session, form, identity.patient_id)
    presenter.open(CD4, identity.patient_id, identity.patient_id)
    return form
