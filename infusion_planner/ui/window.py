"""The window: first start or sign-in, then the frame of the person signed in."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import BRAND
from infusion_planner.ui.kit.layout import column, discard
from infusion_planner.ui.lock.system import SystemLock
from infusion_planner.ui.look import look
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.sign_in.presenter import SignInPresenter
from infusion_planner.ui.way_in import (
    build_choose,
    build_forgotten,
    build_leaving,
    build_manager,
    build_offer,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.ui.accounts import KeyChange, OwnAccount, RecoverySheets
    from infusion_planner.ui.doors import Doors, Office
    from infusion_planner.ui.first_start.recovery_presenter import RecoveryPresenter
    from infusion_planner.ui.lock.presenter import ScreenLock
    from infusion_planner.ui.people.leaving_panel import LeavingPresenter
    from infusion_planner.ui.restore.presenter import RestorePresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.presenter import FramePresenter
    from infusion_planner.ui.shell.ways_back import Place

_NO_SHEET = "Close without the recovery sheet?"
_NO_SHEET_WHY = (
    "It is made only once. Without it, and without a password, nobody can open the records again."
)


class Window(QWidget):
    """Hold the page that is due; its title never names a patient.

    Args:
        doors: the callables behind the window.
    """

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self._session: Session | None = None
        self._frame: FramePresenter | None = None
        self._recovery: RecoveryPresenter | None = None
        self._restore: RestorePresenter | None = None
        self._office: Office | None = None
        self._leaving: LeavingPresenter | None = None
        self._may_close = False
        self._lock: ScreenLock | None = None
        self._places: dict[str, Place] = {}
        self._is_leaving = False
        self._stack = QStackedWidget()
        self.setLayout(column((self._stack, 1), gap=0))
        self.setWindowTitle(BRAND)
        self.setWindowIcon(look().icons.icon("drop", look().theme.color("banner")))
        self._system = SystemLock(self)
        self._system.closed.connect(self.lock_fully)
        self._begin(doors)

    def _begin(self, doors: Doors) -> None:
        """Stand before the sign-in to some records."""
        self._doors = doors
        panel = SignInPanel()
        self._sign_in = SignInPresenter(doors, panel)
        self._sign_in.signed_in.connect(self.enter)
        self._sign_in.forgotten.connect(self._open_forgotten)
        self._sign_in.first_start_needed.connect(self._open_first_start)
        self._sign_in.restore_asked.connect(self._open_restore)
        self._show(panel)

    @property
    def frame(self) -> FramePresenter | None:
        """The frame of the person signed in; None while nobody is."""
        return self._frame

    @property
    def session(self) -> Session | None:
        """The session of the person signed in; None while nobody is."""
        return self._session

    def start(self) -> None:
        """Look for the records and ask who is there."""
        self._sign_in.start()

    def come_forward(self) -> None:
        """Stand before the other programs' windows, also after having been put away."""
        away = self.windowState() & Qt.WindowState.WindowMinimized
        self.setWindowState(self.windowState() & ~away | Qt.WindowState.WindowActive)
        self.show()
        for shown in (self, QApplication.activeModalWidget()):
            if shown is not None:
                shown.raise_()
                shown.activateWindow()
        # where the desktop lets no window come forward by itself it blinks in the task bar
        QApplication.alert(self)

    def enter(self, office: Office) -> None:
        """Show the frame of a person who has signed in, or why nobody may work now."""
        if office.trouble is not None:
            self._show_doubt(office, office.trouble)
            return
        accounts = office.accounts
        if accounts is not None and accounts.own.must_choose:
            self._choose_password(office, accounts.own)
            return
        if accounts is not None and accounts.sheets.is_due:
            self._offer_sheet(office, accounts.sheets)
            return
        # the frame brings the list and its search along, which nobody needs before
        from infusion_planner.ui.session import Session  # noqa: PLC0415
        from infusion_planner.ui.shell.panel import FramePanel  # noqa: PLC0415
        from infusion_planner.ui.shell.presenter import FramePresenter  # noqa: PLC0415

        panel = FramePanel(office.roles)
        self._session = Session(office, self._doors)
        self._session.keys_asked.connect(partial(self._ask_to_renew, office))
        self._frame = FramePresenter(self._session, panel)
        self._frame.center_named.connect(self._name)
        self._frame.signed_out.connect(self._back_up_and_sign_out)
        self._session.restore_asked.connect(self._leave_to_restore)
        self._frame.switch_asked.connect(self._switch_user)
        self._show(panel)
        self._frame.start(self._come_back())
        self._watch()

    @property
    def lock(self) -> ScreenLock | None:
        """What locks the screen of the person signed in; None while nobody is."""
        return self._lock

    def _come_back(self) -> Place | None:
        """Give where the person was who was locked out, and say so in the trail."""
        session = self._session
        place = None if session is None else self._places.pop(session.person, None)
        if session is not None and place is not None:
            # what went wrong with the records is said by the page
            with suppress(PlannerError):
                session.note(Note(Event.UNLOCK, "Signed in again and went on"))
        return place

    def _watch(self) -> None:
        """Lock the screen from now on."""
        from infusion_planner.ui.lock.presenter import ScreenLock  # noqa: PLC0415

        if self._session is None or self._frame is None:
            return
        self._lock = ScreenLock(self._session, self, self._stack)
        self._lock.closing.connect(self.lock_fully)
        self._lock.switch_asked.connect(self._switch_user)
        self._frame.lock_asked.connect(self._lock.lock)
        self._lock.start()

    def lock_fully(self, why: str) -> None:
        """Close the records and ask who is there; what was typed is kept for the same person.

        Args:
            why: in words that end a sentence.
        """
        person = "" if self._session is None else self._session.person
        if not person:
            return
        self._leave("the screen was locked", Note(Event.LOCK, f"Closed the records: {why}"))
        panel = self._sign_in.parent()
        if isinstance(panel, SignInPanel):
            panel.show_left(person, f"Locked: {why}. What you typed is kept; sign in to go on.")

    def _switch_user(self) -> None:
        self._leave("the user was switched", Note(Event.SIGN_OUT, "Switched user"))

    def _leave(self, ended: str, note: Note) -> None:
        """Keep what is typed and where the person is, then let go of the records."""
        if self._session is None or self._frame is None:
            return
        self._places[self._session.person] = self._frame.ways_back.place(ended)
        # what goes wrong with it stands in the trail; a lock asks nobody
        self._session.back_up_before_lock()
        self._sign_out(note)

    def _show_doubt(self, office: Office, trouble: TrailTrouble) -> None:
        # needed only when something happened to the records
        from infusion_planner.ui.in_doubt.panel import InDoubtPanel  # noqa: PLC0415
        from infusion_planner.ui.in_doubt.presenter import InDoubtPresenter  # noqa: PLC0415

        self._office = office
        panel = InDoubtPanel()
        presenter = InDoubtPresenter(office, panel)
        presenter.signed_out.connect(self._sign_out)
        presenter.went_on.connect(self._enter_office)
        self._show(panel)
        presenter.show(trouble)

    def _show(self, page: QWidget) -> None:
        """Show a page, and let go of the one shown before unless it is the sign-in."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and not isinstance(before, SignInPanel):
            self._stack.removeWidget(before)
            discard(before)

    def _name(self, center: str) -> None:
        self.setWindowTitle(f"{BRAND} - {center}")

    def _open_first_start(self) -> None:
        # needed once in the life of a center
        from infusion_planner.ui.first_start.panel import FirstStartPanel  # noqa: PLC0415
        from infusion_planner.ui.first_start.presenter import (  # noqa: PLC0415
            FirstStartPresenter,
        )

        panel = FirstStartPanel()
        presenter = FirstStartPresenter(self._doors, panel)
        presenter.made.connect(self._open_recovery)
        presenter.sample_opened.connect(self._open_sample)
        presenter.restore_asked.connect(self._open_restore)
        self._show(panel)
        presenter.start()

    def _open_forgotten(self) -> None:
        panel, presenter = build_forgotten(self._doors)
        presenter.opened.connect(self._open_recovered)
        presenter.left.connect(self._sign_out)
        self._show(panel)
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
        panel, presenter = build_manager(self._office.accounts.people, self._doors)
        presenter.finished.connect(self._sign_out)
        self._show(panel)
        presenter.start()

    def _leave_to_restore(self, backup: Path | None) -> None:
        """Close the records, which a restore replaces, after asking where work is unsaved."""
        if self._frame is not None:
            step = partial(self._leave_by, "RESTORE", partial(self._close_to_restore, backup))
            self._frame.leave(step)

    def _close_to_restore(self, backup: Path | None) -> None:
        self._let_go()
        self.setWindowTitle(BRAND)
        self._open_restore(backup)

    def _open_restore(self, backup: Path | None = None) -> None:
        if self._doors.restoring is None:
            return
        # needed when something happened to the records
        from infusion_planner.ui.restore.panel import RestorePanel  # noqa: PLC0415
        from infusion_planner.ui.restore.presenter import RestorePresenter  # noqa: PLC0415

        panel = RestorePanel()
        self._restore = RestorePresenter(self._doors.restoring(), self._doors.now, panel)
        self._restore.closed.connect(self._end_restore)
        self._restore.restored.connect(self._end_restore)
        self._show(panel)
        self._restore.start(backup)

    def _end_restore(self) -> None:
        self._restore = None
        self._show_sign_in()

    def _open_sample(self, doors: Doors) -> None:
        """Go over to the sample center; the center's own folder stays as it was."""
        own = self._sign_in.parent()
        self._begin(doors)
        if isinstance(own, SignInPanel):
            self._stack.removeWidget(own)
            discard(own)
        self._sign_in.start()

    def _ask_to_renew(self, office: Office, change: KeyChange) -> None:
        """Make new keys, after asking where work is unsaved."""
        if self._frame is not None:
            self._frame.leave(partial(self._renew, office, change))

    def _renew(self, office: Office, change: KeyChange) -> None:
        if self._doors.renew_keys is None:
            return
        leaving = self._doors.renew_keys(office, change)
        # from here on the steps close the records and open them again
        self._end_lock()
        if self._session is not None:
            self._session.backups.rest()
            self._session.drafts.rest()
        _halt(self._frame)
        self._session, self._frame = None, None
        panel, self._leaving = build_leaving(leaving, self._doors)
        self._leaving.finished.connect(self._end_renewal)
        self._show(panel)
        self._leaving.start()

    def _end_renewal(self, office: Office | None) -> None:
        self._leaving = None
        if office is None:
            self._sign_out()
        else:
            self.enter(office)

    def _choose_password(self, office: Office, own: OwnAccount) -> None:
        self._office = office
        panel, presenter = build_choose(own, self._doors)
        presenter.finished.connect(self._enter_office)
        presenter.signed_out.connect(self._sign_out)
        self._show(panel)
        presenter.start()

    def _offer_sheet(self, office: Office, sheets: RecoverySheets) -> None:
        self._office = office
        panel, presenter = build_offer(sheets, self._doors)
        presenter.made.connect(self._print_sheet)
        presenter.finished.connect(self._enter_office)
        self._show(panel)
        presenter.start()

    def _print_sheet(self, card: RecoverySheetCard) -> None:
        if self._office is not None:
            self._open_recovery(self._office, card, again=True)

    def _open_recovery(
        self, office: Office, card: RecoverySheetCard, *, again: bool = False
    ) -> None:
        # needed once in the life of a center
        from infusion_planner.ui.first_start.recovery_panel import (  # noqa: PLC0415
            RecoveryPanel,
        )
        from infusion_planner.ui.first_start.recovery_presenter import (  # noqa: PLC0415
            RecoveryPresenter,
        )

        panel = RecoveryPanel(again=again)
        self._office = office
        self._recovery = RecoveryPresenter(self._doors, panel)
        self._recovery.finished.connect(self._enter_office)
        self._show(panel)
        note = None if office.accounts is None else office.accounts.sheets.confirm
        self._recovery.show(card, office.reader.center().paper.value, note)

    def _enter_office(self) -> None:
        office, self._office, self._recovery = self._office, None, None
        if office is not None:
            self.enter(office)

    def _back_up_and_sign_out(self) -> None:
        self._leave_by("SIGN_OUT", self._sign_out)

    def _backup_is_due(self) -> bool:
        return self._session is not None and self._session.backups.is_due_at_end()

    def _leave_by(self, name: str, step: Callable[[], object]) -> None:
        """Take a step that closes the records, after the backup that is due before it.

        Args:
            name: of the `Way` the records are left.
            step: closes them.
        """
        session = self._session
        if session is None or not self._backup_is_due():
            step()
            return
        # most who look something up change nothing
        from infusion_planner.ui.backups.leaving import Leaving, Way  # noqa: PLC0415
        from infusion_planner.ui.backups.leaving_panel import LeavingPanel  # noqa: PLC0415

        way = Way[name]
        panel = LeavingPanel(way.value)
        leaving = Leaving(session.backups, panel, way)
        leaving.done.connect(step)
        session.drafts.rest()
        _halt(self._frame)
        # the session has to outlive the frame, which goes now
        session.setParent(self)
        self._is_leaving, self._frame = True, None
        self._show(panel)
        leaving.start()

    def _sign_out(self, note: Note | None = None) -> None:
        self._let_go(note)
        self.setWindowTitle(BRAND)
        self._show_sign_in()

    def _show_sign_in(self) -> None:
        panel = self._sign_in.parent()
        if isinstance(panel, SignInPanel):
            self._show(panel)
        self._sign_in.start()

    def _end_lock(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.end()
            lock.deleteLater()

    def _let_go(self, note: Note | None = None) -> None:
        self._end_lock()
        if self._session is not None:
            self._session.drafts.rest()
            # the pages go with the next turn of the loop; until then none may look at the records
            _halt(self._frame)
            self._session.close(note)
            self._session.deleteLater()
        if self._office is not None:
            self._office.close()
        if self._leaving is not None and self._leaving.leaving.office is not None:
            self._leaving.leaving.office.close()
        self._leaving = None
        self._session, self._frame, self._office, self._recovery = None, None, None, None
        self._is_leaving = False

    def _close_for_good(self) -> None:
        self._let_go()
        self.close()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        """Go on as the page is read now, whatever was put into it since Tab was pressed last."""
        tab_as_read(self)
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where work is unsaved, else let go of the records."""
        if self._leaving is not None and self._leaving.is_busy:
            # a few seconds, and what is stopped in between is settled at the next sign-in only
            event.ignore()
        elif not self._may_close and self._recovery is not None and self._recovery.has_unsaved():
            event.ignore()
            asked = ask_to_leave(self, _NO_SHEET, _NO_SHEET_WHY, "Close &without it")
            asked.accepted.connect(self._close_now)
        elif not self._may_close and self._frame is not None and self._frame.pages.has_unsaved():
            event.ignore()
            self._frame.leave(self._close_now)
        elif self._is_leaving or (self._restore is not None and self._restore.busy):
            # the page says what is being done; it can be stopped there, or ends by itself
            event.ignore()
        elif self._backup_is_due():
            event.ignore()
            self._leave_by("CLOSE", self._close_for_good)
        else:
            self._let_go()
            super().closeEvent(event)


def _halt(frame: FramePresenter | None) -> None:
    """Let nothing of a frame happen by itself any more."""
    panel = None if frame is None else frame.parent()
    for timer in () if panel is None else panel.findChildren(QTimer):
        timer.stop()
