"""Opens what undoes mistakes between charts, from the page of one patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.ui.mistakes.merge_form import open_merge_form
from infusion_planner.ui.mistakes.move_form import open_move_form
from infusion_planner.ui.mistakes.part_form import open_part_form
from infusion_planner.ui.restricted.restrict_form import open_restrict_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.patient import PatientCard
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.session import Session


class MistakePresenter(QObject):
    """Open the form for what was pressed.

    Args:
        session: of the person signed in.
        panel: the patient's page; it owns this object.
        shown: gives the card that the page shows.
    """

    def __init__(
        self, session: Session, panel: PatientPanel, shown: Callable[[], PatientCard]
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._shown = shown
        panel.mistake_pressed.connect(self._open)
        panel.wrong_patient_pressed.connect(self._move)

    def _open(self, act: str) -> None:
        identity = self._shown().identity
        if act == "move":
            self._move("")
        elif act == "merge":
            open_merge_form(self._session, self._panel, identity)
        elif act == "part":
            open_part_form(self._session, self._panel, identity.patient_id)
        else:
            open_restrict_form(self._session, self._panel, identity.patient_id)

    def _move(self, entry_id: str) -> None:
        patient_id = self._shown().identity.patient_id
        open_move_form(self._session, self._panel, patient_id, entry_id)
