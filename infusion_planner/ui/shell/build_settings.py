"""Builds the settings with all their pages, when they are first needed.

What a page needs is loaded with it, so that the list stands on the screen early.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infusion_planner.ui.account.panel import AccountPanel
    from infusion_planner.ui.accounts import Accounts
    from infusion_planner.ui.backups.panel import BackupsPanel
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.settings.panel import SettingsPanel
    from infusion_planner.ui.settings.presenter import SettingsPresenter


def build_settings(session: Session) -> tuple[SettingsPanel, SettingsPresenter]:
    """Build the settings."""
    from infusion_planner.ui.settings.certifications import certifications_page
    from infusion_planner.ui.settings.chairs import chairs_page
    from infusion_planner.ui.settings.downtime import downtime_page
    from infusion_planner.ui.settings.locking import locking_page
    from infusion_planner.ui.settings.panel import (
        BACKUPS,
        CERTIFICATIONS,
        CHAIRS,
        DOWNTIME,
        LOCKING,
        STAFF,
        SettingsPanel,
    )
    from infusion_planner.ui.settings.presenter import SettingsPresenter
    from infusion_planner.ui.settings.staff import staff_page
    from infusion_planner.ui.settings.views import Views

    panel = SettingsPanel()
    seats, chairs = chairs_page(session)
    hours, staff = staff_page(session)
    # a tab of its own for each would not fit beside the others in large text
    cards = {CHAIRS: ("Chairs", seats), STAFF: ("Hours and staff", hours)}
    views = Views("Part of this page", cards)
    views.follow(CHAIRS, seats.needed)
    views.follow(STAFF, hours.needed)
    panel.add_page(CHAIRS, "C&hairs", views)
    held, certifications = certifications_page(session)
    panel.add_page(CERTIFICATIONS, "Certi&fications", held)
    limits, locking = locking_page(session)
    panel.add_page(LOCKING, "Lock&ing", limits)
    pack, downtime = downtime_page(session)
    panel.add_page(DOWNTIME, "Downti&me pack", pack)
    _add_accounts(session, panel)
    if session.backups.door is not None:
        panel.add_page(BACKUPS, "Backup&s", build_backups(session), grows=True)
    presenter = SettingsPresenter(session, panel)
    presenter.add_part(CHAIRS, chairs)
    presenter.add_part(STAFF, staff)
    presenter.add_part(CERTIFICATIONS, certifications)
    presenter.add_part(LOCKING, locking)
    presenter.add_part(DOWNTIME, downtime)
    return panel, presenter


def _add_accounts(session: Session, panel: SettingsPanel) -> None:
    """Add the pages about sign-ins: one's own, and for a manager those of all."""
    from infusion_planner.ui.account.panel import AccountPanel
    from infusion_planner.ui.settings.account import account_page
    from infusion_planner.ui.settings.panel import ACCOUNT

    own, accounts = AccountPanel(), session.accounts
    own.add_card(account_page(session))
    panel.add_page(ACCOUNT, "&Your account", own)
    if accounts is not None:
        _add_key_ring(session, panel, own, accounts)


def _add_key_ring(
    session: Session, panel: SettingsPanel, own: AccountPanel, accounts: Accounts
) -> None:
    """Add what changes the key ring."""
    from infusion_planner.ui.account.password_card import PasswordCard, PasswordPresenter
    from infusion_planner.ui.people.panel import PeoplePanel
    from infusion_planner.ui.people.presenter import PeoplePresenter
    from infusion_planner.ui.settings.panel import PEOPLE

    password = PasswordCard()
    PasswordPresenter(accounts.own, password)
    own.add_card(password)
    if accounts.people.may_manage:
        people = PeoplePanel()
        PeoplePresenter(session, accounts.people, people)
        panel.add_page(PEOPLE, "Peop&le", people, grows=True)


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
