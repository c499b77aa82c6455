"""The pages of a signed-in person, and the ways between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.patients.presenter import PatientsPresenter
from infusion_planner.ui.shell.build import (
    build_patient,
    build_plan,
    build_preview,
    build_registration,
    build_settings,
    leave_plan,
)
from infusion_planner.ui.shell.page_stack import PageStack
from infusion_planner.ui.shell.panel import PATIENTS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.ui.patient.presenter import PatientPresenter
    from infusion_planner.ui.plan.presenter import PlanPresenter
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    from infusion_planner.ui.registration.presenter import RegistrationPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.presenter import SettingsPresenter

REGISTRATION, PATIENT, PLAN, PREVIEW = "registration", "patient", "plan", "preview"


class Pages(QObject):
    """Show one page at a time; a page is built when it is first needed.

    Two patients are never open for change at once: every way to another page leads through
    `go`, which asks when work is unsaved. A page is read before it is turned to, so that
    nothing half read is ever in sight.

    Args:
        session: of the person signed in.
        stack: holds the pages; it owns this object.

    Signals:
        shown: the name of the page that is shown now.
        filtered: what the patients are searched for.
        refused: words, when a page could not be opened.
        unsearched: something was to be searched for, but unsaved work keeps its page.
        stayed: a person was asked about leaving unsaved work, and stays.
    """

    shown = Signal(str)
    filtered = Signal(str)
    refused = Signal(str)
    unsearched = Signal()
    stayed = Signal()

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._stack = PageStack(stack)
        self._stack.shown.connect(self._forget_search)
        self._stack.shown.connect(self.shown)
        self._stack.refused.connect(self.refused)
        self._stack.stayed.connect(self.stayed)
        self._searched_from: Callable[[], None] | None = None
        self._show_sheet_again: Callable[[], None] = self._show_patients
        self._registration: RegistrationPresenter | None = None
        self._settings: SettingsPresenter | None = None
        self._patient: PatientPresenter | None = None
        self._plan: PlanPresenter | None = None
        self._preview: tuple[PreviewPanel, PreviewPresenter] | None = None
        self._list = PatientsPanel()
        self._patients = PatientsPresenter(session, self._list)
        self._stack.put(PATIENTS, self._list, self._list.focus_lines)
        self._patients.opened.connect(self.open_patient)
        self._patients.register_asked.connect(self.register)
        self._patients.filtered.connect(self.filtered)

    @property
    def at(self) -> str:
        """The name of the page shown."""
        return self._stack.at

    def has_unsaved(self) -> bool:
        """Tell whether leaving the page would lose something."""
        return self._stack.has_unsaved()

    def go(self, step: Callable[[], None]) -> None:
        """Take a step to somewhere else, after asking where work is unsaved."""
        self._stack.go(step)

    def back(self) -> None:
        """Do what the Back of the page does."""
        self._stack.back()

    def open_patients(self) -> None:
        """Show the list."""
        self.go(self._show_patients)

    def search(self, text: str) -> None:
        """Show the list as it is searched; unsaved work keeps its page until it is left."""
        if self.has_unsaved():
            if text.strip():
                self.unsearched.emit()
            return
        if self.at != PATIENTS:
            before = self._again()
            self._patients.show()
            self._stack.turn_to(PATIENTS)
            self._searched_from = before
        self._patients.search(text)

    def leave_search(self, text: str) -> None:
        """Go from a search to the lines it found."""
        self.go(partial(self._show_found, text))

    def give_up_search(self) -> None:
        """Go back to the page that the search was begun on."""
        step, self._searched_from = self._searched_from, None
        if step is not None:
            step()

    def open_settings(self) -> None:
        """Show the settings."""
        self.go(self._show_settings)

    def open_backups(self) -> None:
        """Show the backups."""
        self.go(self._show_backups)

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
        if self.has_unsaved():
            return
        if self.at == PATIENTS:
            self._patients.show()
        elif self.at != REGISTRATION:
            self._again()()

    def _again(self) -> Callable[[], None]:
        """Give the way back to the page that is shown now."""
        about = self._stack.about
        register = partial(self._show_correct, about) if about else self._show_register
        again: dict[str, Callable[[], None]] = {
            PATIENTS: self._show_patients,
            SETTINGS: self._show_settings,
            REGISTRATION: register,
            PATIENT: partial(self._show_patient, about),
            PLAN: partial(self._show_plan, about),
            PREVIEW: self._show_sheet_again,
        }
        return again[self.at]

    def _forget_search(self) -> None:
        self._searched_from = None

    def _show_patients(self) -> None:
        before = self._stack.about
        self._patients.show()
        self._stack.turn_to(PATIENTS)
        if before:
            self._choose(before)
        self._list.focus_lines()

    def _choose(self, patient_id: str) -> None:
        """Choose the patient one comes from; a search that hides them is over."""
        shown = (getattr(line, "patient_id", "") for line in self._list.table.table.lines)
        if patient_id not in shown:
            self._patients.search("")
        self._list.select_patient(patient_id)

    def _show_found(self, text: str) -> None:
        self._patients.show()
        self._stack.turn_to(PATIENTS)
        self._patients.search(text)
        self._list.focus_lines()

    def _show_settings(self) -> None:
        if self._settings is None:
            self._settings = self._build_settings()
        self._stack.open(SETTINGS, self._settings.show)

    def _show_backups(self) -> None:
        self._show_settings()
        if self._settings is not None:
            self._settings.turn_to_backups()

    def _show_register(self) -> None:
        self._stack.open(REGISTRATION, self._registration_page().register)

    def _show_correct(self, patient_id: str) -> None:
        show = partial(self._registration_page().correct, patient_id)
        self._stack.open(REGISTRATION, show, patient_id)

    def _show_patient(self, patient_id: str) -> None:
        if self._patient is None:
            self._patient = self._build_patient()
        show = partial(self._patient.show, patient_id)
        # a form about a patient who is gone has no page to close to but the list
        stays = self.at in {PATIENTS, PATIENT}
        self._stack.open(PATIENT, show, patient_id, None if stays else self._show_patients)

    def _show_plan(self, patient_id: str) -> None:
        if self._plan is None:
            self._plan = self._build_plan()
        self._stack.open(PLAN, partial(self._plan.show, patient_id), patient_id)

    def _show_sheet(
        self, read: Callable[[], SheetCopy], make_pdf: Callable[[SheetCopy, str], bytes]
    ) -> None:
        if self._preview is None:
            self._preview = self._build_preview()
        panel, presenter = self._preview
        if self._stack.open(PREVIEW, partial(presenter.show, read, make_pdf)):
            self._show_sheet_again = partial(self._show_sheet, read, make_pdf)
            # out of sight there was no sheet to start in
            panel.begin()

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
        self._stack.put(REGISTRATION, panel, panel.closed.emit, presenter)
        return presenter

    def _build_settings(self) -> SettingsPresenter:
        panel, presenter = build_settings(self._session)
        presenter.closed.connect(self.open_patients)
        self._stack.put(SETTINGS, panel, panel.closed.emit, presenter)
        return presenter

    def _build_patient(self) -> PatientPresenter:
        panel, presenter = build_patient(self._session)
        presenter.plan_asked.connect(self.plan)
        presenter.edit_asked.connect(self.correct)
        presenter.preview_asked.connect(self.preview)
        presenter.calendar_asked.connect(self.preview_calendar)
        presenter.back_asked.connect(self.open_patients)
        self._stack.put(PATIENT, panel, panel.back_pressed.emit)
        return presenter

    def _build_plan(self) -> PlanPresenter:
        panel, presenter = build_plan(self._session)
        presenter.saved.connect(self._show_patient)
        presenter.closed.connect(self.open_patient)
        self._stack.put(PLAN, panel, partial(leave_plan, panel), presenter)
        return presenter

    def _build_preview(self) -> tuple[PreviewPanel, PreviewPresenter]:
        panel, presenter = build_preview(self._session)
        presenter.closed.connect(self.open_patient)
        self._stack.put(PREVIEW, panel, panel.back_pressed.emit)
        return panel, presenter
