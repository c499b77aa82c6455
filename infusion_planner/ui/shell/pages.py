"""The pages of a signed-in person, and the ways between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.ui.shell.calendar_page import WAITING, CalendarPage
from infusion_planner.ui.shell.closing_pages import REPLAN, ClosingPages
from infusion_planner.ui.shell.day_pages import DayPages
from infusion_planner.ui.shell.page_stack import PageStack
from infusion_planner.ui.shell.panel import (
    CALENDAR,
    PATIENTS,
    RECORDS,
    RULES,
    SETTINGS,
    TODAY,
    WATCH,
)
from infusion_planner.ui.shell.patients_page import PatientsPage
from infusion_planner.ui.shell.payer_pages import PayerPages
from infusion_planner.ui.shell.sheet_page import SheetPage
from infusion_planner.ui.shell.shelf import (
    PATIENT,
    PLAN,
    PREVIEW,
    READINESS,
    REGISTRATION,
    SHUT,
    PageShelf,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QStackedWidget

    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.ui.session import Session

__all__ = ["PATIENT", "PLAN", "PREVIEW", "READINESS", "REGISTRATION", "SHUT", "Pages"]


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
        stayed: a person was asked about leaving unsaved work, and stays.
        shut: row id of a patient whose chart is restricted to others, when it was to be shown.
    """

    shut = Signal(str)
    shown = Signal(str)
    filtered = Signal(str)
    refused = Signal(str)
    stayed = Signal()

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._stack = PageStack(stack)
        self._stack.shown.connect(self._note_what_is_left)
        self._stack.shown.connect(self.shown)
        self._stack.refused.connect(self.refused)
        self._stack.shut.connect(self.shut)
        self._stack.stayed.connect(self.stayed)
        self._stack.left.connect(session.drafts.discard)
        self._shelf = PageShelf(session, self._stack, self)
        self.calendar = CalendarPage(session, self._stack, self._shelf, self.open_patient)
        self._sheet = SheetPage(session, self._stack, self._shelf)
        self.days = DayPages(session, self._stack, self, self._sheet)
        self.closing = ClosingPages(session, self._stack, self._sheet, self.days.paper.open_pack)
        self.closing.opened.connect(self.open_patient)
        self.closing.left.connect(self.calendar.open)
        self.payer = PayerPages(session, self._stack, self._shelf, self._sheet)
        self.patients = PatientsPage(self._stack, self._shelf, self._again, self)

    @property
    def at(self) -> str:
        """The name of the page shown."""
        return self._stack.at

    @property
    def stack(self) -> PageStack:
        """What holds the pages, for one that is built elsewhere."""
        return self._stack

    @property
    def about(self) -> str:
        """The row id of the patient it is about; empty for none."""
        return self._stack.about

    def open_form(self, key: FormKey) -> None:
        """Open a form on the page that is shown; may raise Refused."""
        if self.at in {PATIENT, RULES}:
            (self._shelf.patient if self.at == PATIENT else self._shelf.rules).open_again(key)

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
        self.patients.open()

    def open_watch(self) -> None:
        """Show what waits of all patients."""
        self.go(partial(self._show_screen, WATCH))

    def open_settings(self) -> None:
        """Show the settings."""
        self.go(partial(self._show_screen, SETTINGS))

    def open_rules(self) -> None:
        """Show the rules."""
        self.go(partial(self._show_screen, RULES))

    def open_records(self, patient_id: str = "") -> None:
        """Show the trail and what else is about all records, or what it says of one patient's."""
        self.go(partial(self._show_records, patient_id))

    def leave_records(self) -> None:
        """Go to the list; whoever reads no charts stays."""
        if CHART_STAFF & self._session.roles:
            self.open_patients()

    def open_backups(self) -> None:
        """Show the backups."""
        self.go(self._show_backups)

    def register(self) -> None:
        """Show an empty registration form."""
        self.go(partial(self._show_correct, ""))

    def correct(self, patient_id: str) -> None:
        """Show the details of a patient for correction."""
        self.go(partial(self._show_correct, patient_id))

    def merge(self, kept_id: str, merged_id: str) -> None:
        """Show a patient, and the form that merges another chart into theirs."""
        self.go(partial(self._show_merge, kept_id, merged_id))

    def open_patient(self, patient_id: str) -> None:
        """Show a patient."""
        self.go(partial(self._show_patient, patient_id))

    def plan(self, patient_id: str, start_on: date | None = None) -> None:
        """Show the plan of a patient's next course, on a day where one is given."""
        self.go(partial(self._show_plan, patient_id, start_on))

    def readiness(self, patient_id: str) -> None:
        """Show how ready a patient's coming course is."""
        self.go(partial(self._show_readiness, patient_id))

    def preview(self, infusion_id: str) -> None:
        """Show an infusion's day sheet."""
        self.go(partial(self._sheet.show, partial(self._session.read.day_sheet, infusion_id)))

    def preview_calendar(self, course_id: str) -> None:
        """Show the calendar a patient takes home of a course."""
        self.go(partial(self._sheet.show, partial(self._session.read.patient_calendar, course_id)))

    def preview_readiness(self, patient_id: str, as_of: date | None = None) -> None:
        """Show the readiness sheet of the coming course, as of a day; None for today."""
        self.go(partial(self._sheet.show_readiness, patient_id, as_of))

    def show_saved(self, patient_id: str) -> None:
        """Show a patient whose form was just saved, without asking.

        What was saved stands at the top, wherever the page was left for the form.
        """
        self._show_patient(patient_id)
        if self.at == PATIENT:
            self._shelf.patient.show_top()

    def close_registration(self, patient_id: str) -> None:
        """Go from the registration form to the patient it was about, or to the list."""
        self.go(partial(self._show_patient, patient_id) if patient_id else self.patients.show)

    def refresh(self) -> None:
        """Read the page again, unless that would lose unsaved work."""
        if self.has_unsaved():
            return
        if self.at == PATIENTS:
            self.patients.read_again()
        elif self.at in {RECORDS, RULES}:
            (self._shelf.rules if self.at == RULES else self._shelf.records).refresh()
        elif self.at != REGISTRATION:
            self._again()()

    def _again(self) -> Callable[[], None]:
        """Give the way back to the page that is shown now."""
        about = self._stack.about
        again: dict[str, Callable[[], None]] = {
            PATIENTS: self.patients.show,
            **self.days.again(about),
            **self.calendar.again(),
            REPLAN: self.closing.show_replan_again,
            **{each: partial(self._show_screen, each) for each in (WATCH, SETTINGS, RULES)},
            REGISTRATION: partial(self._show_correct, about),
            PATIENT: partial(self._show_patient, about),
            PLAN: partial(self._show_plan, about),
            SHUT: partial(self._show_patient, about),
            PREVIEW: self._sheet.show_again,
            READINESS: partial(self._show_readiness, about),
            RECORDS: partial(self._show_records, about),
            **self.payer.again(about),
        }
        return again[self.at]

    def _note_what_is_left(self, page: str) -> None:
        """Let each opening of a chart be one entry of the trail, and a search left at once too."""
        self.patients.note_turn(page)
        if page in {PATIENTS, TODAY, CALENDAR, WAITING, WATCH, SETTINGS, RULES, RECORDS}:
            self._session.read.leave_chart()

    def _show_records(self, patient_id: str = "") -> None:
        self._stack.open(RECORDS, partial(self._shelf.records.show, patient_id), patient_id)

    def _show_screen(self, page: str) -> None:
        # each page is built when it is first needed, under the name it has on the shelf
        self._stack.open(page, getattr(self._shelf, page).show)

    def _show_backups(self) -> None:
        self._show_screen(SETTINGS)
        self._shelf.settings.turn_to_backups()

    def _show_correct(self, patient_id: str) -> None:
        form = self._shelf.registration
        show = partial(form.correct, patient_id) if patient_id else form.register
        self._stack.open(REGISTRATION, show, patient_id)

    def _show_patient(self, patient_id: str) -> None:
        show = partial(self._shelf.patient.show, patient_id)
        # a form about a patient who is gone has no page to close to but the list
        stays = self.at in {PATIENTS, PATIENT}
        self._stack.open(PATIENT, show, patient_id, None if stays else self.patients.show)

    def _show_merge(self, kept_id: str, merged_id: str) -> None:
        self._show_patient(kept_id)
        if self.at == PATIENT:
            self._shelf.patient.merge_with(merged_id)

    def _show_plan(self, patient_id: str, start_on: date | None = None) -> None:
        self._stack.open(PLAN, partial(self._shelf.plan.show, patient_id, start_on), patient_id)

    def _show_readiness(self, patient_id: str) -> None:
        self._stack.open(READINESS, partial(self._shelf.readiness.show, patient_id), patient_id)
