"""The pages of a signed-in person, and the ways between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.patients.presenter import PatientsPresenter
from infusion_planner.ui.shell.build import (
    build_patient,
    build_plan,
    build_preview,
    build_registration,
    build_settings,
)
from infusion_planner.ui.shell.panel import PATIENTS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.ui.patient.presenter import PatientPresenter
    from infusion_planner.ui.plan.presenter import PlanPresenter
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    from infusion_planner.ui.registration.presenter import RegistrationPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.presenter import SettingsPresenter

REGISTRATION, PATIENT, PLAN, PREVIEW = "registration", "patient", "plan", "preview"
_LEAVE = "Leave without saving?"
_LOST = "What was typed on this page is not kept."


class Guard(Protocol):
    """A page that may hold unsaved work."""

    def has_unsaved(self) -> bool:
        """Tell whether something would be lost by leaving."""


class Pages(QObject):
    """Show one page at a time; a page is built when it is first needed.

    Two patients are never open for change at once: every way to another page leads through
    `go`, which asks when work is unsaved.

    Args:
        session: of the person signed in.
        stack: holds the pages; it owns this object.

    Signals:
        shown: the name of the page that is shown now.
        filtered: what the patients are searched for.
        refused: words, when a page could not be opened.
    """

    shown = Signal(str)
    filtered = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._stack = stack
        self._at, self._about = "", ""
        self._panels: dict[str, QWidget] = {}
        self._guards: dict[str, Guard] = {}
        self._step: Callable[[], None] | None = None
        self._show_sheet_again: Callable[[], None] = self._show_patients
        self._registration: RegistrationPresenter | None = None
        self._settings: SettingsPresenter | None = None
        self._patient: PatientPresenter | None = None
        self._plan: PlanPresenter | None = None
        self._preview: PreviewPresenter | None = None
        self._list = PatientsPanel()
        self._patients = PatientsPresenter(session, self._list)
        self._put(PATIENTS, self._list)
        self._patients.opened.connect(self.open_patient)
        self._patients.register_asked.connect(self.register)
        self._patients.filtered.connect(self.filtered)

    @property
    def at(self) -> str:
        """The name of the page shown."""
        return self._at

    def has_unsaved(self) -> bool:
        """Tell whether leaving the page would lose something."""
        guard = self._guards.get(self._at)
        return guard is not None and guard.has_unsaved()

    def go(self, step: Callable[[], None]) -> None:
        """Take a step to somewhere else, after asking where work is unsaved."""
        if not self.has_unsaved():
            step()
            return
        self._step = step
        dialog = ask_to_leave(self._stack, _LEAVE, _LOST, "Leave without saving")
        dialog.accepted.connect(self._leave)

    def open_patients(self) -> None:
        """Show the list."""
        self.go(self._show_patients)

    def search(self, text: str) -> None:
        """Show the list as it is searched; unsaved work keeps its page until it is left."""
        if self.has_unsaved():
            return
        if self._at != PATIENTS:
            self._patients.show()
            self._turn_to(PATIENTS)
        self._patients.search(text)

    def leave_search(self, text: str) -> None:
        """Go from a search to the lines it found."""
        self.go(partial(self._show_found, text))

    def open_settings(self) -> None:
        """Show the settings."""
        self.go(self._show_settings)

    def register(self) -> None:
        """Show an empty registration form."""
        self.go(self._show_register)

    def correct(self, patient_id: str) -> None:
        """Show the details of a patient for correction."""
        self.go(partial(self._show_correct, patient_id))

    def open_patient(self, patient_id: str) -> None:
        """Show a patient."""
        self.go(partial(self._show_patient, patient_id))

    def plan(self, patient_id: str) -> None:
        """Show the plan of a patient's next course."""
        self.go(partial(self._show_plan, patient_id))

    def preview(self, infusion_id: str) -> None:
        """Show an infusion's day sheet."""
        read = partial(self._session.read.day_sheet, infusion_id)
        self.go(partial(self._show_sheet, read, self._session.doors.day_sheet_pdf))

    def preview_calendar(self, course_id: str) -> None:
        """Show the calendar a patient takes home of a course."""
        read = partial(self._session.read.patient_calendar, course_id)
        self.go(partial(self._show_sheet, read, self._session.doors.patient_calendar_pdf))

    def refresh(self) -> None:
        """Read the page again, unless that would lose unsaved work."""
        again: dict[str, Callable[[], None]] = {
            PATIENTS: self._patients.show,
            SETTINGS: self._show_settings,
            PATIENT: partial(self._show_patient, self._about),
            PLAN: partial(self._show_plan, self._about),
            PREVIEW: self._show_sheet_again,
        }
        if not self.has_unsaved() and self._at in again:
            again[self._at]()

    def _leave(self) -> None:
        step, self._step = self._step, None
        if step is not None:
            step()

    def _put(self, name: str, panel: QWidget) -> None:
        self._panels[name] = panel
        self._stack.addWidget(panel)

    def _turn_to(self, name: str, about: str = "") -> None:
        self._at, self._about = name, about
        self._stack.setCurrentWidget(self._panels[name])
        self.shown.emit(name)

    def _show_patients(self) -> None:
        before = self._about if self._at == PATIENT else ""
        self._patients.show()
        self._turn_to(PATIENTS)
        if before:
            self._list.select_patient(before)
        self._list.focus_lines()

    def _show_found(self, text: str) -> None:
        self._show_patients()
        self._patients.search(text)
        self._list.focus_lines()

    def _show_settings(self) -> None:
        if self._settings is None:
            self._settings = self._build_settings()
        try:
            self._settings.show()
        except PlannerError as trouble:
            self.refused.emit(str(trouble))
        else:
            self._turn_to(SETTINGS)

    def _show_register(self) -> None:
        page = self._registration_page()
        before, about = self._at, self._about
        self._turn_to(REGISTRATION)
        try:
            page.register()
        except PlannerError as trouble:
            self._turn_to(before, about)
            self.refused.emit(str(trouble))

    def _show_correct(self, patient_id: str) -> None:
        page = self._registration_page()
        self._turn_to(REGISTRATION, patient_id)
        try:
            page.correct(patient_id)
        except PlannerError as trouble:
            self._show_patients()
            self.refused.emit(str(trouble))

    def _show_patient(self, patient_id: str) -> None:
        if self._patient is None:
            self._patient = self._build_patient()
        self._turn_to(PATIENT, patient_id)
        self._patient.show(patient_id)

    def _show_plan(self, patient_id: str) -> None:
        if self._plan is None:
            self._plan = self._build_plan()
        self._turn_to(PLAN, patient_id)
        self._plan.show(patient_id)

    def _show_sheet(
        self, read: Callable[[], SheetCopy], make_pdf: Callable[[SheetCopy, str], bytes]
    ) -> None:
        if self._preview is None:
            self._preview = self._build_preview()
        self._show_sheet_again = partial(self._show_sheet, read, make_pdf)
        self._turn_to(PREVIEW)
        self._preview.show(read, make_pdf)

    def _close_registration(self, patient_id: str) -> None:
        if patient_id:
            self.open_patient(patient_id)
        else:
            self.open_patients()

    def _registration_page(self) -> RegistrationPresenter:
        if self._registration is None:
            self._registration = self._build_registration()
        return self._registration

    def _build_registration(self) -> RegistrationPresenter:
        panel, presenter = build_registration(self._session)
        presenter.saved.connect(self._show_patient)
        presenter.closed.connect(self._close_registration)
        presenter.open_asked.connect(self.open_patient)
        self._put(REGISTRATION, panel)
        self._guards[REGISTRATION] = presenter
        return presenter

    def _build_settings(self) -> SettingsPresenter:
        panel, presenter = build_settings(self._session)
        presenter.closed.connect(self.open_patients)
        self._put(SETTINGS, panel)
        self._guards[SETTINGS] = presenter
        return presenter

    def _build_patient(self) -> PatientPresenter:
        panel, presenter = build_patient(self._session)
        presenter.plan_asked.connect(self.plan)
        presenter.edit_asked.connect(self.correct)
        presenter.preview_asked.connect(self.preview)
        presenter.calendar_asked.connect(self.preview_calendar)
        presenter.back_asked.connect(self.open_patients)
        self._put(PATIENT, panel)
        return presenter

    def _build_plan(self) -> PlanPresenter:
        panel, presenter = build_plan(self._session)
        presenter.saved.connect(self._show_patient)
        presenter.closed.connect(self.open_patient)
        self._put(PLAN, panel)
        self._guards[PLAN] = presenter
        return presenter

    def _build_preview(self) -> PreviewPresenter:
        panel, presenter = build_preview(self._session)
        presenter.closed.connect(self.open_patient)
        self._put(PREVIEW, panel)
        return presenter
