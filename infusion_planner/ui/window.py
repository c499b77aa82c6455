"""The window: the pages before the work, then the frame of the person signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from infusion_planner.ui.doorstep import Doorstep
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import BRAND
from infusion_planner.ui.kit.layout import column
from infusion_planner.ui.lock.system import SystemLock
from infusion_planner.ui.look import look
from infusion_planner.ui.page_stack import PageStack
from infusion_planner.ui.stay import Stay

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from infusion_planner.domain.trail import Note
    from infusion_planner.ui.doors import Doors, Office
    from infusion_planner.ui.lock.presenter import ScreenLock
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.presenter import FramePresenter

_ICON_AFTER_MS = 1_500
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
        self._may_close = False
        stack = PageStack()
        self.setLayout(column((stack, 1), gap=0))
        self.setWindowTitle(BRAND)
        # once the page is painted: icons of windows bring 150 names of themes along
        self._icon = QTimer(self)
        self._icon.setSingleShot(True)
        self._icon.timeout.connect(self._put_icon)
        self._icon.start(_ICON_AFTER_MS)
        self._stay = Stay(stack, self)
        self._stay.named.connect(self._name)
        self._stay.lock_due.connect(self.lock_fully)
        self._stay.signed_out.connect(self.sign_out)
        self._stay.restore_asked.connect(self._restore)
        self._stay.reopened.connect(self.enter)
        self._stay.handed_over.connect(self._ask_next)
        self._doorstep = Doorstep(doors, stack, self)
        self._doorstep.entered.connect(self._begin)
        self._doorstep.turned_back.connect(self.sign_out)
        self._system = SystemLock(self)
        self._system.closed.connect(self.lock_fully)

    @property
    def doors(self) -> Doors:
        """The callables behind the window."""
        return self._doorstep.doors

    @property
    def frame(self) -> FramePresenter | None:
        """The frame of the person signed in; None while nobody is."""
        return self._stay.frame

    @property
    def session(self) -> Session | None:
        """The session of the person signed in; None while nobody is."""
        return self._stay.session

    @property
    def lock(self) -> ScreenLock | None:
        """What locks the screen of the person signed in; None while nobody is."""
        return self._stay.lock

    def start(self) -> None:
        """Look for the records and ask who is there."""
        self._doorstep.start()

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
        self._doorstep.enter(office)

    def _begin(self, office: Office) -> None:
        self._stay.begin(office, self._doorstep.doors)

    def _put_icon(self) -> None:
        self.setWindowIcon(look().icons.icon("drop", look().theme.color("banner")))

    def _name(self, center: str) -> None:
        self.setWindowTitle(f"{BRAND} - {center}")

    def lock_fully(self, why: str) -> None:
        """Close the records and ask who is there; what was typed is kept for the same person.

        Args:
            why: in words that end a sentence.
        """
        session = self.session
        if session is None:
            return
        # the sign-in writes no entry, so it does without their words
        from infusion_planner.domain.trail import Event, Note  # noqa: PLC0415

        person = session.person
        note = Note(Event.LOCK, f"Closed the records: {why}")
        self._stay.break_off("the screen was locked", note)
        said = f"Locked: {why}. What you typed is kept; sign in to go on."
        self._doorstep.show_left(person, said)

    def _ask_next(self, person: str, said: str) -> None:
        """Ask for the person who goes on."""
        self._doorstep.show_left(person, said)

    def sign_out(self, note: Note | None = None) -> None:
        """Close whatever is open and ask who is there.

        Args:
            note: how the records were left; signed out when None.
        """
        self.let_go(note)
        self.setWindowTitle(BRAND)
        self._doorstep.come_back()

    def let_go(self, note: Note | None = None) -> None:
        """Close whatever is open; see `sign_out`."""
        self._stay.let_go(note)
        self._doorstep.let_go()

    def _restore(self, backup: Path | None) -> None:
        self.let_go()
        self.setWindowTitle(BRAND)
        self._doorstep.open_restore(backup)

    def _close_for_good(self) -> None:
        self.let_go()
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
        if self._doorstep.is_busy or self._stay.is_busy:
            # the page says what is being done; it can be stopped there, or ends by itself
            event.ignore()
        elif not self._may_close and self._doorstep.has_unsaved:
            event.ignore()
            asked = ask_to_leave(self, _NO_SHEET, _NO_SHEET_WHY, "Close &without it")
            asked.accepted.connect(self._close_now)
        elif not self._may_close and self._stay.has_unsaved:
            event.ignore()
            self._stay.leave(self._close_now)
        elif self._stay.evening_is_due:
            event.ignore()
            self._stay.leave_by("CLOSE", self._close_for_good)
        else:
            self.let_go()
            super().closeEvent(event)
