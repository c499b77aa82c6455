"""The shelf of pages: each is built when it is first taken, and stays for the session."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.patients.presenter import PatientsPresenter
from infusion_planner.ui.shell.build import (
    build_calendar,
    build_claims,
    build_letter,
    build_packet,
    build_patient,
    build_plan,
    build_preview,
    build_readiness,
    build_records,
    build_registration,
    build_rules,
    build_watch,
    leave_plan,
)
from infusion_planner.ui.shell.build_settings import build_settings
from infusion_planner.ui.shell.panel import CALENDAR, PATIENTS, RECORDS, RULES, SETTINGS, WATCH

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.ui.billing.presenter import ClaimsPresenter
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.calendar.presenter import CalendarPresenter
    from infusion_planner.ui.letter.packet import PacketPanel, PacketPresenter
    from infusion_planner.ui.letter.panel import LetterPanel
    from infusion_planner.ui.letter.presenter import LetterPresenter
    from infusion_planner.ui.patient.presenter import PatientPresenter
    from infusion_planner.ui.plan.presenter import PlanPresenter
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    from infusion_planner.ui.readiness.presenter import ReadinessPresenter
    from infusion_planner.ui.records.presenter import RecordsPresenter
    from infusion_planner.ui.registration.presenter import RegistrationPresenter
    from infusion_planner.ui.rules.presenter import RulesPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.presenter import SettingsPresenter
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.ways import Ways
    from infusion_planner.ui.watch.presenter import WatchPresenter

REGISTRATION, PATIENT, PLAN, PREVIEW = "registration", "patient", "plan", "preview"
READINESS, SHUT = "readiness", "shut chart"
CLAIMS, LETTER, PACKET = "claims", "letter", "packet"
CLOSE = "course close"
_READINESS_SHEET, _CLAIM_LIST, _OF_CLOSE = "S10", "S18", frozenset({"S3", "S13"})


class PageShelf:
    """Give the pages, wired to the ways between them.

    Args:
        session: of the person signed in.
        stack: takes each page in when it is built.
        ways: where the pages lead.
    """

    def __init__(self, session: Session, stack: PageStack, ways: Ways) -> None:
        self._session = session
        self._stack = stack
        self._ways = ways
        # the patient from whose gates the plan was opened
        self._gates_of = ""

    @cached_property
    def patients(self) -> tuple[PatientsPanel, PatientsPresenter]:
        """The list."""
        panel = PatientsPanel()
        presenter = PatientsPresenter(self._session, panel)
        self._stack.put(PATIENTS, panel, panel.focus_lines)
        presenter.opened.connect(self._ways.open_patient)
        presenter.register_asked.connect(self._ways.register)
        presenter.filtered.connect(self._ways.filtered)
        return panel, presenter

    @cached_property
    def registration(self) -> RegistrationPresenter:
        """The registration form."""
        panel, presenter = build_registration(self._session)
        presenter.saved.connect(self._ways.show_saved)
        presenter.closed.connect(self._ways.close_registration)
        presenter.open_asked.connect(self._ways.open_patient)
        presenter.merge_asked.connect(self._ways.merge)
        self._stack.put(REGISTRATION, panel, panel.closed.emit, presenter)
        return presenter

    @cached_property
    def settings(self) -> SettingsPresenter:
        """The settings."""
        panel, presenter = build_settings(self._session)
        presenter.closed.connect(self._ways.open_patients)
        presenter.replan_asked.connect(self._ways.closing.open_replan)
        self._stack.put(SETTINGS, panel, panel.closed.emit, presenter)
        return presenter

    @cached_property
    def patient(self) -> PatientPresenter:
        """The page of one patient."""
        panel, presenter = build_patient(self._session)
        presenter.plan_asked.connect(self._plan_from_patient)
        presenter.edit_asked.connect(self._ways.correct)
        presenter.preview_asked.connect(self._ways.preview)
        presenter.calendar_asked.connect(self._ways.preview_calendar)
        presenter.history_asked.connect(self._ways.open_records)
        presenter.readiness_asked.connect(self._ways.readiness)
        presenter.payer_asked.connect(self._ways.payer.open)
        presenter.days_asked.connect(self._ways.days.open)
        presenter.pharmacy_asked.connect(self._ways.days.print_pharmacy)
        presenter.back_asked.connect(self._ways.open_patients)
        self._stack.put(PATIENT, panel, panel.back_pressed.emit)
        return presenter

    @cached_property
    def plan(self) -> PlanPresenter:
        """The plan of a course."""
        panel, presenter = build_plan(self._session)
        presenter.saved.connect(self._leave_saved_plan)
        presenter.closed.connect(self._ways.open_patient)
        presenter.readiness_asked.connect(self._ways.readiness)
        self._stack.put(PLAN, panel, partial(leave_plan, panel), presenter)
        return presenter

    @cached_property
    def readiness(self) -> ReadinessPresenter:
        """The gates of a course, and what clears them."""
        panel, presenter = build_readiness(self._session)
        presenter.plan_asked.connect(self._plan_from_gates)
        presenter.details_asked.connect(self._ways.correct)
        presenter.settings_asked.connect(self._ways.open_settings)
        presenter.facts_asked.connect(self._show_facts)
        presenter.print_asked.connect(self._ways.preview_readiness)
        presenter.closed.connect(self._ways.open_patient)
        self._stack.put(READINESS, panel, panel.leave, presenter)
        return presenter

    def _plan_from_patient(self, patient_id: str) -> None:
        self._gates_of = ""
        self._ways.plan(patient_id)

    def _plan_from_gates(self, patient_id: str, start_on: date | None = None) -> None:
        self._gates_of = patient_id
        self._ways.plan(patient_id, start_on)

    def _leave_saved_plan(self, patient_id: str) -> None:
        """Go back to the gates that a plan was made for, else to the patient."""
        asked_for, self._gates_of = self._gates_of, ""
        way = self._ways.readiness if asked_for == patient_id else self._ways.show_saved
        way(patient_id)

    def _show_facts(self, patient_id: str) -> None:
        """Show a patient, with every fact on the chart in sight."""
        self._ways.open_patient(patient_id)
        if self._stack.at == PATIENT:
            self.patient.show_facts()

    @cached_property
    def letter(self) -> tuple[LetterPanel, LetterPresenter]:
        """The draft of a letter."""
        panel, presenter = build_letter(self._session)
        presenter.closed.connect(self._ways.open_patient)
        self._stack.put(LETTER, panel, panel.back_pressed.emit, presenter)
        return panel, presenter

    @cached_property
    def packet(self) -> tuple[PacketPanel, PacketPresenter]:
        """The packet for the payer."""
        panel, presenter = build_packet(self._session)
        presenter.closed.connect(self._ways.open_patient)
        self._stack.put(PACKET, panel, panel.back_pressed.emit, presenter)
        return panel, presenter

    @cached_property
    def claims(self) -> ClaimsPresenter:
        """The list for the biller."""
        panel, presenter = build_claims(self._session)
        presenter.print_asked.connect(self._ways.payer.print_claims)
        presenter.closed.connect(self._ways.open_patient)
        self._stack.put(CLAIMS, panel, panel.back_pressed.emit)
        return presenter

    @cached_property
    def calendar(self) -> tuple[CalendarPanel, CalendarPresenter]:
        """The calendar of the center."""
        panel, presenter = build_calendar(self._session)
        presenter.opened.connect(self._ways.open_patient)
        presenter.plan_asked.connect(self._ways.plan)
        presenter.days.asked.connect(self._ways.closing.take)
        self._stack.put(CALENDAR, panel, panel.board.put_back.emit)
        return panel, presenter

    @cached_property
    def preview(self) -> tuple[PreviewPanel, PreviewPresenter]:
        """The preview of a sheet."""
        panel, presenter = build_preview(self._session)
        presenter.closed.connect(self._leave_preview)
        self._stack.put(PREVIEW, panel, panel.back_pressed.emit)
        return panel, presenter

    def _leave_preview(self, patient_id: str) -> None:
        """Go back to what the sheet was printed of."""
        sheet = self.preview[1].sheet
        if sheet == _READINESS_SHEET:
            self._ways.readiness(patient_id)
        elif sheet == _CLAIM_LIST:
            self._ways.payer.open(patient_id, CLAIMS)
        elif sheet in _OF_CLOSE:
            self._ways.days.open(patient_id, CLOSE)
        elif patient_id:
            self._ways.open_patient(patient_id)
        else:
            self._ways.closing.leave_list(sheet)

    @cached_property
    def records(self) -> RecordsPresenter:
        """The trail, its reviews, and what else is about the records as a whole."""
        panel, presenter = build_records(self._session)
        panel.back_pressed.connect(self._ways.leave_records)
        self._stack.put(RECORDS, panel, panel.back_pressed.emit)
        return presenter

    @cached_property
    def rules(self) -> RulesPresenter:
        """The rules, the evidence behind them, and what a manager changes of them."""
        panel, presenter = build_rules(self._session)
        panel.back_pressed.connect(self._ways.open_patients)
        self._stack.put(RULES, panel, panel.back_pressed.emit, presenter)
        return presenter

    @cached_property
    def watch(self) -> WatchPresenter:
        """What waits of all patients."""
        panel, presenter = build_watch(self._session)
        presenter.opened.connect(self._ways.open_patient)
        panel.back_pressed.connect(self._ways.open_patients)
        self._stack.put(WATCH, panel, panel.back_pressed.emit)
        return presenter
