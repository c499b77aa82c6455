"""Finding the patient something is to be done for: a request, or days in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.mistakes.patient_picker import PatientPicker

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.ui.session import Session


class WhoDialog(Dialog):
    """Ask who it is; nobody is chosen beforehand.

    Args:
        title: the question.
        parent: the page it is about.
        lines: everybody who may be chosen.
        today: what typed birth dates count from.

    Signals:
        chosen(str): the patient's row id.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, parent: QWidget, lines: tuple[PatientLine, ...], today: date
    ) -> None:
        super().__init__(title, parent=parent)
        self.picker = PatientPicker("&Patient", lines, today)
        self.add(self.picker)
        keep = Button("Cancel", key="Esc", size=36)
        keep.clicked.connect(self.reject)
        self.go_on = Button("&Go on", "primary", size=36)
        self.go_on.setEnabled(False)
        self.go_on.clicked.connect(self._take)
        self.add_buttons(keep, self.go_on)
        self.focus_first(self.picker.search)
        self.picker.chosen.connect(self._offer)

    def _offer(self, patient_id: str) -> None:
        self.go_on.setEnabled(bool(patient_id))

    def _take(self) -> None:
        patient_id = self.picker.patient_id
        self.accept()
        self.chosen.emit(patient_id)


def ask_who(session: Session, title: str, parent: QWidget) -> WhoDialog:
    """Open the question; charts that are restricted to others are not offered.

    Raises:
        NotPermitted: the person's roles do not read charts.
    """
    lines = tuple(line for line in session.read.patients() if not line.restricted)
    asked = WhoDialog(title, parent, lines, session.read.today())
    asked.open()
    return asked
