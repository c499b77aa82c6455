"""Builds the pages around a sign-in that few need; each is loaded when it is opened."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infusion_planner.ui.account.choose_panel import ChoosePanel
    from infusion_planner.ui.account.choose_presenter import ChoosePresenter
    from infusion_planner.ui.account.sheet_offer import SheetOffer, SheetOfferPresenter
    from infusion_planner.ui.accounts import OwnAccount, People, RecoverySheets
    from infusion_planner.ui.doors import Doors, Leaving
    from infusion_planner.ui.people.leaving_panel import LeavingPanel, LeavingPresenter
    from infusion_planner.ui.recovery.manager_panel import ManagerPanel, ManagerPresenter
    from infusion_planner.ui.recovery.panel import ForgottenPanel
    from infusion_planner.ui.recovery.presenter import ForgottenPresenter


def build_choose(own: OwnAccount, doors: Doors) -> tuple[ChoosePanel, ChoosePresenter]:
    """Build the page on which a one-time password is replaced."""
    from infusion_planner.ui.account.choose_panel import ChoosePanel
    from infusion_planner.ui.account.choose_presenter import ChoosePresenter

    panel = ChoosePanel()
    return panel, ChoosePresenter(own, doors, panel)


def build_offer(sheets: RecoverySheets, doors: Doors) -> tuple[SheetOffer, SheetOfferPresenter]:
    """Build the page that asks for the recovery sheet."""
    from infusion_planner.ui.account.sheet_offer import SheetOffer, SheetOfferPresenter

    panel = SheetOffer()
    return panel, SheetOfferPresenter(sheets, doors, panel)


def build_forgotten(doors: Doors) -> tuple[ForgottenPanel, ForgottenPresenter]:
    """Build the page for a forgotten password."""
    from infusion_planner.ui.recovery.panel import ForgottenPanel
    from infusion_planner.ui.recovery.presenter import ForgottenPresenter

    panel = ForgottenPanel()
    return panel, ForgottenPresenter(doors, panel)


def build_manager(people: People, doors: Doors) -> tuple[ManagerPanel, ManagerPresenter]:
    """Build the page on which a manager gets a new password."""
    from infusion_planner.ui.recovery.manager_panel import ManagerPanel, ManagerPresenter

    panel = ManagerPanel()
    return panel, ManagerPresenter(people, doors, panel)


def build_leaving(leaving: Leaving, doors: Doors) -> tuple[LeavingPanel, LeavingPresenter]:
    """Build the page while new keys are made."""
    from infusion_planner.ui.people.leaving_panel import LeavingPanel, LeavingPresenter

    panel = LeavingPanel()
    return panel, LeavingPresenter(leaving, doors, panel)
