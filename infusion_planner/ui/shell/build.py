"""Builds the pages that are not there from the start, each when it is first needed.

What a page needs is loaded with it, so that the list stands on the screen early.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infusion_planner.ui.backups.panel import BackupsPanel
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.patient.presenter import PatientPresenter
    from infusion_planner.ui.plan.panel import PlanPanel
    from infusion_planner.ui.plan.presenter import PlanPresenter
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter
    from infusion_planner.ui.registration.panel import RegistrationPanel
    from infusion_planner.ui.registration.presenter import RegistrationPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.panel import SettingsPanel
    from infusion_planner.ui.settings.presenter import SettingsPresenter


def build_registration(session: Session) -> tuple[RegistrationPanel, RegistrationPresenter]:
    """Build the registration form."""
    from infusion_planner.ui.registration.panel import RegistrationPanel
    from infusion_planner.ui.registration.presenter import RegistrationPresenter

    panel = RegistrationPanel()
    return panel, RegistrationPresenter(session, panel)


def build_settings(session: Session) -> tuple[SettingsPanel, SettingsPresenter]:
    """Build the settings."""
    from infusion_planner.ui.settings.panel import BACKUPS, SettingsPanel
    from infusion_planner.ui.settings.presenter import SettingsPresenter

    panel = SettingsPanel()
    if session.backups.door is not None:
        panel.add_page(BACKUPS, "&Backups", build_backups(session), grows=True)
    return panel, SettingsPresenter(session, panel)


def build_backups(session: Session) -> BackupsPanel:
    """Build the page of backups, which stands by itself wherever it is put."""
    from infusion_planner.ui.backups.panel import BackupsPanel
    from infusion_planner.ui.backups.presenter import BackupsPresenter

    door = session.backups.door
    if door is None:
        raise AssertionError("a page of backups of records that have none")
    panel = BackupsPanel(may_manage=door.may_manage)
    presenter = BackupsPresenter(session.backups, door, panel)
    presenter.restore_asked.connect(session.restore_asked)
    return panel


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


def build_preview(session: Session) -> tuple[PreviewPanel, PreviewPresenter]:
    """Build the preview of a day sheet."""
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.preview.presenter import PreviewPresenter

    panel = PreviewPanel()
    return panel, PreviewPresenter(session, panel)
