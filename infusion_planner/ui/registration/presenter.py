"""Registering and correcting: reads the form early, warns of duplicates, saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.errors import Fault, PaperError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.frozen import as_dict
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.wording import born_words, name_words
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.registration.check import Scripts, faults_of
from infusion_planner.ui.registration.duplicates import Typed
from infusion_planner.ui.registration.form import (
    RegistrationForm,
    form_again,
    form_of,
    patient_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.actions.register_patient import CorrectPatient, RegisterPatient
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.patient import Patient
    from infusion_planner.ui.registration.panel import RegistrationPanel
    from infusion_planner.ui.session import Session

REGISTRATION = "registration"
_PAUSE_MS = 250
_REGISTER, _ANYWAY, _CORRECT = "Register patient", "Register anyway", "Save changes"


class RegistrationPresenter(QObject):
    """Makes a patient of what is typed.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        saved: the row id of the patient registered or corrected.
        closed: the row id of the patient whose details were open; empty for a new one.
        open_asked: the row id of the patient who may be the same person.
        merge_asked: the row id of the patient whose chart is kept, and of the one whose chart is
            merged into it.
    """

    saved = Signal(str)
    closed = Signal(str)
    open_asked = Signal(str)
    merge_asked = Signal(str, str)

    def __init__(self, session: Session, panel: RegistrationPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._at_first = RegistrationForm()
        self._saving = False
        self._born = DayEntry(panel.fields.born, session.read.today, birth=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._born.settled.connect(self._look)
        panel.fields.edited.connect(self._pause.start)
        panel.save_pressed.connect(self.save)
        panel.closed.connect(self._close)
        panel.duplicates.opened.connect(self.open_asked)
        panel.duplicates.merge_pressed.connect(self._ask_merge)
        session.invalid.connect(self._take_faults)

    def register(self) -> None:
        """Begin with an empty form."""
        self._start(RegistrationForm(), "")
        self._panel.start("Register a patient", _REGISTER, may_merge=self._may_merge())
        self._session.drafts.watch(self, FormKey(REGISTRATION), "Register a patient")

    def correct(self, patient_id: str) -> None:
        """Begin with the details of a patient.

        Raises:
            Refused: the patient is no longer in the records.
        """
        form = form_of(self._session.read.details(patient_id))
        card = self._session.read.identity(patient_id)
        self._start(form, patient_id)
        self._panel.start("Correct details", _CORRECT, card, may_merge=self._may_merge())
        self._look()
        key = FormKey(REGISTRATION, patient_id, patient_id)
        self._session.drafts.watch(self, key, "Correct details")

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        return self._panel.fields.form() != self._at_first

    def draft(self) -> Mapping[str, object] | None:
        """Give what stands in the fields, by name; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        form = self._panel.fields.form()
        return {**as_dict(form), "allergy_state": form.allergy_state.value}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier, and look at it."""
        fields = self._panel.fields
        fields.show_form(form_again(typed))
        self._born.ask_again()
        self._look()

    def save(self) -> None:
        """Keep what is typed, or say what is wrong with it."""
        self._pause.stop()
        patient = self._patient()
        today, fault = self._session.read.today(), self._born.fault()
        try:
            faults = faults_of(patient, fault, today, self._session.doors.unprintable)
        except PaperError as trouble:
            self._panel.show_refusal(str(trouble))
            return
        self._look()
        self._panel.show_faults(faults)
        if faults:
            self._born.ask_again()
            return
        change = self._do(patient)
        if change is not None:
            self._at_first = self._panel.fields.form()
            self._session.drafts.finish(self)
            self.saved.emit(self._patient_id or _new_id(change))

    def _start(self, form: RegistrationForm, patient_id: str) -> None:
        self._pause.stop()
        prescribers = self._session.read.center().prescribers
        fields = self._panel.fields
        fields.show_prescribers(tuple((item.name, item.id) for item in prescribers))
        fields.show_form(form)
        fields.show_latin("")
        self._patient_id = patient_id
        self._born.set_day(None if not form.born else self._born.day())
        self._at_first = fields.form()

    def _patient(self) -> Patient:
        return patient_of(self._panel.fields.form(), self._patient_id, self._born.day())

    def _do(self, patient: Patient) -> Change | None:
        self._saving = True
        change = self._session.do(_action(patient), self._session.drafts.key_of(self))
        self._saving = False
        return change

    def _take_faults(self, faults: tuple[Fault, ...]) -> None:
        # the session tells every screen; only what was pressed here is about this form
        if self._saving:
            self._panel.show_faults(faults)

    def _look(self) -> None:
        """Look at what is typed so far: duplicates, and letters that paper cannot set."""
        patient, born_on = self._patient(), self._born.day()
        unprintable = self._session.doors.unprintable
        try:
            scripts = Scripts(unprintable(patient.name.family), unprintable(patient.name.given))
        except PaperError as trouble:
            self._panel.show_refusal(str(trouble))
            scripts = Scripts()
        self._panel.fields.show_latin(_latin_words(scripts))
        found = self._session.read.duplicates(patient)
        born = born_words(born_on, self._session.read.today()) if born_on else ""
        self._panel.show_duplicates(Typed(name_words(patient.name), born, patient.mrn), found)
        if not self._patient_id:
            taken = any(card.mrn == patient.mrn for card in found)
            self._panel.show_save(_ANYWAY if found and not taken else _REGISTER)

    def _may_merge(self) -> bool:
        return bool(MANAGERS & self._session.roles)

    def _ask_merge(self, other_id: str) -> None:
        self.merge_asked.emit(self._patient_id, other_id)

    def _close(self) -> None:
        self.closed.emit(self._patient_id)


def _action(patient: Patient) -> RegisterPatient | CorrectPatient:
    # the actions bring the database along, which is loaded only after somebody signed in
    from infusion_planner.actions.register_patient import (  # noqa: PLC0415
        CorrectPatient,
        RegisterPatient,
    )

    return CorrectPatient(patient) if patient.id else RegisterPatient(patient)


def _new_id(change: Change) -> str:
    return next(row.row_id for row in change.rows if row.table == "patient")


def _latin_words(scripts: Scripts) -> str:
    if not scripts.letters:
        return ""
    return (
        f"Paper cannot set {' '.join(scripts.letters)}. Type the name in Latin letters as well:"
        " the screen keeps the name as it is written, sheets print the Latin form."
    )
