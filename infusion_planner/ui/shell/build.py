"""Builds the pages that are not there from the start, each when it is first needed.

What a page needs is loaded with it, so that the list stands on the screen early.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infusion_planner.ui.billing.panel import ClaimsPanel
    from infusion_planner.ui.billing.presenter import ClaimsPresenter
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.calendar.presenter import CalendarPresenter
    from infusion_planner.ui.course_close.panel import CourseClosePanel
    from infusion_planner.ui.course_close.presenter import CourseClosePresenter
    from infusion_planner.ui.letter.packet import PacketPanel, PacketPresenter
    from infusion_planner.ui.letter.panel import LetterPanel
    from infusion_planner.ui.letter.presenter import LetterPresenter
    from infusion_planner.ui.paper.back_panel import BackPanel
    from infusion_planner.ui.paper.back_presenter import BackPresenter
    from infusion_planner.ui.paper.days import DaysPanel, DaysPresenter
    from infusion_planner.ui.paper.pack_panel import PackPanel
    from infusion_planner.ui.paper.pack_presenter import PackPresenter
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.patient.presenter import PatientPresenter
    from infusion_planner.ui.plan.panel import PlanPanel
    from infusion_planner.ui.plan.presenter import PlanPresenter
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    from infusion_planner.ui.readiness.panel import ReadinessPanel
    from infusion_planner.ui.readiness.presenter import ReadinessPresenter
    from infusion_planner.ui.records.panel import RecordsPanel
    from infusion_planner.ui.records.presenter import RecordsPresenter
    from infusion_planner.ui.registration.panel import RegistrationPanel
    from infusion_planner.ui.registration.presenter import RegistrationPresenter
    from infusion_planner.ui.replan.panel import ReplanPanel
    from infusion_planner.ui.replan.presenter import ReplanPresenter
    from infusion_planner.ui.rules.panel import RulesPanel
    from infusion_planner.ui.rules.presenter import RulesPresenter
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.today.panel import TodayPanel
    from infusion_planner.ui.today.presenter import TodayPresenter
    from infusion_planner.ui.waiting.panel import WaitPanel
    from infusion_planner.ui.waiting.presenter import WaitPresenter
    from infusion_planner.ui.watch.panel import WatchPanel
    from infusion_planner.ui.watch.presenter import WatchPresenter


def build_registration(session: Session) -> tuple[RegistrationPanel, RegistrationPresenter]:
    """Build the registration form."""
    from infusion_planner.ui.registration.panel import RegistrationPanel
    from infusion_planner.ui.registration.presenter import RegistrationPresenter

    panel = RegistrationPanel()
    return panel, RegistrationPresenter(session, panel)


def build_patient(session: Session) -> tuple[PatientPanel, PatientPresenter]:
    """Build the page of one patient."""
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.patient.presenter import PatientPresenter

    panel = PatientPanel()
    return panel, PatientPresenter(session, panel)


def build_plan(session: Session) -> tuple[PlanPanel, PlanPresenter]:
    """Build the plan of a course."""
    from infusion_planner.ui.plan.panel import PlanPanel
    from infusion_planner.ui.plan.presenter import PlanPresenter

    panel = PlanPanel()
    return panel, PlanPresenter(session, panel)


def leave_plan(panel: PlanPanel) -> None:
    """Do what Back does on the plan: from the review to the form, and from there away."""
    if panel.in_review:
        panel.show_form()
    else:
        panel.back_pressed.emit()


def build_calendar(session: Session) -> tuple[CalendarPanel, CalendarPresenter]:
    """Build the calendar of the center."""
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.calendar.presenter import CalendarPresenter

    panel = CalendarPanel()
    return panel, CalendarPresenter(session, panel)


def build_waiting(session: Session) -> tuple[WaitPanel, WaitPresenter]:
    """Build the wait list."""
    from infusion_planner.ui.waiting.panel import WaitPanel
    from infusion_planner.ui.waiting.presenter import WaitPresenter

    panel = WaitPanel()
    return panel, WaitPresenter(session, panel)


def build_readiness(session: Session) -> tuple[ReadinessPanel, ReadinessPresenter]:
    """Build the readiness of a course."""
    from infusion_planner.ui.facts.presenter import FactPresenter
    from infusion_planner.ui.readiness.panel import ReadinessPanel
    from infusion_planner.ui.readiness.presenter import ReadinessPresenter

    panel = ReadinessPanel()
    return panel, ReadinessPresenter(session, panel, FactPresenter(session, panel))


def build_letter(session: Session) -> tuple[LetterPanel, LetterPresenter]:
    """Build the draft of a letter."""
    from infusion_planner.ui.letter.panel import LetterPanel
    from infusion_planner.ui.letter.presenter import LetterPresenter

    panel = LetterPanel()
    return panel, LetterPresenter(session, panel)


def build_packet(session: Session) -> tuple[PacketPanel, PacketPresenter]:
    """Build the packet for the payer."""
    from infusion_planner.ui.letter.packet import PacketPanel, PacketPresenter

    panel = PacketPanel()
    return panel, PacketPresenter(session, panel)


def build_claims(session: Session) -> tuple[ClaimsPanel, ClaimsPresenter]:
    """Build the list for the biller."""
    from infusion_planner.ui.billing.panel import ClaimsPanel
    from infusion_planner.ui.billing.presenter import ClaimsPresenter

    panel = ClaimsPanel()
    return panel, ClaimsPresenter(session, panel)


def build_today(session: Session) -> tuple[TodayPanel, TodayPresenter]:
    """Build the Today board."""
    from infusion_planner.ui.today.panel import TodayPanel
    from infusion_planner.ui.today.presenter import TodayPresenter

    panel = TodayPanel()
    return panel, TodayPresenter(session, panel)


def build_run_sheet(session: Session) -> tuple[RunSheetPanel, RunSheetPresenter]:
    """Build the run sheet of an infusion day."""
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter

    panel = RunSheetPanel()
    return panel, RunSheetPresenter(session, panel)


def build_course_close(session: Session) -> tuple[CourseClosePanel, CourseClosePresenter]:
    """Build the page on which a course is closed."""
    from infusion_planner.ui.course_close.panel import CourseClosePanel
    from infusion_planner.ui.course_close.presenter import CourseClosePresenter

    panel = CourseClosePanel()
    return panel, CourseClosePresenter(session, panel)


def build_replan(session: Session) -> tuple[ReplanPanel, ReplanPresenter]:
    """Build the page that closes days and moves the courses on them."""
    from infusion_planner.ui.replan.panel import ReplanPanel
    from infusion_planner.ui.replan.presenter import ReplanPresenter

    panel = ReplanPanel()
    return panel, ReplanPresenter(session, panel)


def build_pack(session: Session) -> tuple[PackPanel, PackPresenter]:
    """Build the pack of a day."""
    from infusion_planner.ui.paper.pack_panel import PackPanel
    from infusion_planner.ui.paper.pack_presenter import PackPresenter

    panel = PackPanel()
    return panel, PackPresenter(session, panel)


def build_paper_days(session: Session) -> tuple[DaysPanel, DaysPresenter]:
    """Build the list of days that may be typed in from paper."""
    from infusion_planner.ui.paper.days import DaysPanel, DaysPresenter

    panel = DaysPanel()
    return panel, DaysPresenter(session, panel)


def build_from_paper(session: Session) -> tuple[BackPanel, BackPresenter]:
    """Build the page on which a day is typed in from paper."""
    from infusion_planner.ui.paper.back_panel import BackPanel
    from infusion_planner.ui.paper.back_presenter import BackPresenter

    panel = BackPanel()
    return panel, BackPresenter(session, panel)


def build_preview(session: Session) -> tuple[PreviewPanel, PreviewPresenter]:
    """Build the preview of a day sheet."""
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter

    panel = PreviewPanel()
    return panel, PreviewPresenter(session, panel)


def build_records(session: Session) -> tuple[RecordsPanel, RecordsPresenter]:
    """Build the page of the records."""
    from infusion_planner.ui.records.panel import RecordsPanel
    from infusion_planner.ui.records.presenter import RecordsPresenter

    panel = RecordsPanel()
    return panel, RecordsPresenter(session, panel)


def build_rules(session: Session) -> tuple[RulesPanel, RulesPresenter]:
    """Build the page of the rules."""
    from infusion_planner.ui.rules.panel import RulesPanel
    from infusion_planner.ui.rules.presenter import RulesPresenter

    panel = RulesPanel()
    return panel, RulesPresenter(session, panel)


def build_watch(session: Session) -> tuple[WatchPanel, WatchPresenter]:
    """Build the watch list."""
    from infusion_planner.ui.watch.panel import WatchPanel
    from infusion_planner.ui.watch.presenter import WatchPresenter

    panel = WatchPanel()
    return panel, WatchPresenter(session, panel)
