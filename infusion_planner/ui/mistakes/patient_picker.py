"""Finding a second patient inside a form: searched as in the list, named by three identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import column
from infusion_planner.ui.patients.search import Finder

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.cards.patients import PatientLine

_MOST = 20
_NOBODY = "Type into the search above"
_NO_MATCH = "Nobody is found for this"
_CHOOSE = "Choose the patient"


class PatientPicker(QWidget):
    """Search for a patient and choose one of those found; nobody is chosen beforehand.

    Args:
        label: of the list of those found; `&` marks its letter.
        lines: everybody who may be chosen.
        today: what typed birth dates count from.

    Signals:
        chosen(str): the patient's row id; empty when nobody is chosen any more.
    """

    chosen = Signal(str)

    def __init__(self, label: str, lines: tuple[PatientLine, ...], today: date) -> None:
        super().__init__()
        self._lines = lines
        self._finder = Finder(lines)
        self._today = today
        self.search = Field("&Search", placeholder="Name, MRN or birth date")
        self.found = Choice(label, ((_NOBODY, ""),))
        self.setLayout(column(self.search, self.found, gap=8))
        self.search.edited.connect(self._find)
        self.found.chosen.connect(self._tell)

    @property
    def patient_id(self) -> str:
        """Row id of the patient chosen; empty for nobody."""
        return str(self.found.value() or "")

    def choose(self, patient_id: str) -> None:
        """Search for a patient by MRN and choose them, where they may be chosen."""
        line = next((line for line in self._lines if line.patient_id == patient_id), None)
        if line is not None:
            self.search.set_text(line.mrn)
            self._find(line.mrn)
            self.found.set_value(patient_id)
            self._tell(self.patient_id)

    def _find(self, text: str) -> None:
        before = self.patient_id
        lines = self._finder.find(text, self._today).lines[:_MOST] if text.strip() else ()
        first = _CHOOSE if lines else _NO_MATCH if text.strip() else _NOBODY
        names = ((_words(line), line.patient_id) for line in lines)
        self.found.set_choices(((first, ""), *names))
        if self.patient_id != before:
            self.chosen.emit(self.patient_id)

    def _tell(self, patient_id: object) -> None:
        self.chosen.emit(str(patient_id or ""))


def _words(line: PatientLine) -> str:
    return f"{line.name}   Born {line.born}   MRN {line.mrn}"
