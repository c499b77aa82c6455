"""The pages before the work: who is there, and what has to be settled before they may go on."""
# ruff: noqa: PLC0415  # most of these pages are needed once in the life of a center

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.sign_in.presenter import SignInPresenter
from infusion_planner.ui.way_in import (
    build_choose,
    build_forgotten,
    build_manager,
    build_offer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.ui.accounts import OwnAccount, RecoverySheets
    from infusion_planner.ui.doors import Doors, Office
    from infusion_planner.ui.first_start.recovery_presenter import RecoveryPresenter
    from infusion_planner.ui.page_stack import PageStack
    from infusion_planner.ui.restore.presenter import RestorePresenter


class Doorstep(QObject):
    """Ask who is there, and let in whom nothing holds back.

    Args:
        doors: the callables behind the window.
        stack: shows the pages.
        parent: the owner.

    Attributes:
        doors: those of the records that are signed in to.

    Signals:
        entered(object): the `Office` of a person who may work now.
        turned_back(): the person gave up or is done here; what is open has to be closed.
    """

    entered = Signal(object)
    turned_back = Signal()

    def __init__(self, doors: Doors, stack: PageStack, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._recovery: RecoveryPresenter | None = None
        self._restore: RestorePresenter | None = None
        self._office: Office | None = None
        self._begin(doors)

    def _begin(self, doors: Doors) -> None:
        """Stand before the sign-in to some records."""
        self.doors = doors
        self._panel = SignInPanel()
        self._sign_in = SignInPresenter(doors, self._panel)
        self._sign_in.signed_in.connect(self.enter)
        self._sign_in.forgotten.connect(self._open_forgotten)
        self._sign_in.first_start_needed.connect(self._open_first_start)
        self._sign_in.restore_asked.connect(self.open_restore)
        self._stack.come_home(self._panel)

    @property
    def has_unsaved(self) -> bool:
        """Tell whether a recovery sheet is shown that nobody has printed yet."""
        return self._recovery is not None and self._recovery.has_unsaved()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being done that must not be cut short."""
        return self._restore is not None and self._restore.busy

    def start(self) -> None:
        """Look for the records and ask who is there."""
        self._sign_in.start()

    def come_back(self) -> None:
        """Show the sign-in again."""
        self._stack.turn_to(self._panel)
        self._sign_in.start()

    def show_left(self, person: str, words: str) -> None:
        """Say on the sign-in who was there last, and why it is shown."""
        self._panel.show_left(person, words)

    def enter(self, office: Office) -> None:
        """Let a person in, or show what has to be settled before."""
        accounts = office.accounts
        if office.trouble is not None:
            self._show_doubt(office, office.trouble)
        elif accounts is not None and accounts.own.must_choose:
            self._choose_password(office, accounts.own)
        elif accounts is not None and accounts.sheets.is_due:
            self._offer_sheet(office, accounts.sheets)
        else:
            self.entered.emit(office)

    def let_go(self) -> None:
        """Close the records of a person who was not let in yet."""
        if self._office is not None:
            self._office.close()
        self._office, self._recovery = None, None

    def _enter_office(self) -> None:
        office, self._office, self._recovery = self._office, None, None
        if office is not None:
            self.enter(office)

    def _show_doubt(self, office: Office, trouble: TrailTrouble) -> None:
        from infusion_planner.ui.in_doubt.panel import InDoubtPanel
        from infusion_planner.ui.in_doubt.presenter import InDoubtPresenter

        self._office = office
        panel = InDoubtPanel()
        presenter = InDoubtPresenter(office, panel)
        presenter.signed_out.connect(self.turned_back)
        presenter.went_on.connect(self._enter_office)
        self._stack.turn_to(panel)
        presenter.show(trouble)

    def _choose_password(self, office: Office, own: OwnAccount) -> None:
        self._office = office
        panel, presenter = build_choose(own, self.doors)
        presenter.finished.connect(self._enter_office)
        presenter.signed_out.connect(self.turned_back)
        self._stack.turn_to(panel)
        presenter.start()

    def _offer_sheet(self, office: Office, sheets: RecoverySheets) -> None:
        self._office = office
        panel, presenter = build_offer(sheets, self.doors)
        presenter.made.connect(self._print_sheet)
        presenter.finished.connect(self._enter_office)
        self._stack.turn_to(panel)
        presenter.start()

    def _print_sheet(self, card: RecoverySheetCard) -> None:
        if self._office is not None:
            self._open_recovery(self._office, card, again=True)

    def _open_recovery(
        self, office: Office, card: RecoverySheetCard, *, again: bool = False
    ) -> None:
        from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
        from infusion_planner.ui.first_start.recovery_presenter import RecoveryPresenter

        panel = RecoveryPanel(again=again)
        self._office = office
        self._recovery = RecoveryPresenter(self.doors, panel)
        self._recovery.finished.connect(self._enter_office)
        self._stack.turn_to(panel)
        note = None if office.accounts is None else office.accounts.sheets.confirm
        self._recovery.show(card, office.reader.center().paper.value, note)

    def _open_first_start(self) -> None:
        from infusion_planner.ui.first_start.panel import FirstStartPanel
        from infusion_planner.ui.first_start.presenter import FirstStartPresenter

        panel = FirstStartPanel()
        presenter = FirstStartPresenter(self.doors, panel)
        presenter.made.connect(self._open_recovery)
        presenter.sample_opened.connect(self._open_sample)
        presenter.restore_asked.connect(self.open_restore)
        self._stack.turn_to(panel)
        presenter.start()

    def _open_sample(self, doors: Doors) -> None:
        """Go over to the sample center; the center's own folder stays as it was."""
        self._begin(doors)
        self._sign_in.start()

    def _open_forgotten(self) -> None:
        panel, presenter = build_forgotten(self.doors)
        presenter.opened.connect(self._open_recovered)
        presenter.left.connect(self.turned_back)
        self._stack.turn_to(panel)
        presenter.start()

    def _open_recovered(self, office: Office, card: RecoverySheetCard) -> None:
        """Have the new sheet printed, then a manager given a password; nothing else is open."""
        self._open_recovery(office, card, again=True)
        if self._recovery is not None:
            self._recovery.finished.disconnect(self._enter_office)
            self._recovery.finished.connect(self._open_manager)

    def _open_manager(self) -> None:
        self._recovery = None
        if self._office is None or self._office.accounts is None:
            return
        panel, presenter = build_manager(self._office.accounts.people, self.doors)
        presenter.finished.connect(self.turned_back)
        self._stack.turn_to(panel)
        presenter.start()

    def open_restore(self, backup: Path | None = None) -> None:
        """Show the restore of a backup; None to choose one. Nothing may be open."""
        if self.doors.restoring is None:
            return
        from infusion_planner.ui.restore.panel import RestorePanel
        from infusion_planner.ui.restore.presenter import RestorePresenter

        panel = RestorePanel()
        self._restore = RestorePresenter(self.doors.restoring(), self.doors.now, panel)
        self._restore.closed.connect(self._end_restore)
        self._restore.restored.connect(self._end_restore)
        self._stack.turn_to(panel)
        self._restore.start(backup)

    def _end_restore(self) -> None:
        self._restore = None
        self.come_back()
