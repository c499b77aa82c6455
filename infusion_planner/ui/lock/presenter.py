"""Locks the screen of a signed-in person, and lets the same person go on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError, WrongSecret
from infusion_planner.domain.locking import Locking
from infusion_planner.domain.roles import held_words
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.kit.layout import discard
from infusion_planner.ui.lock.clipboard import OwnCopies
from infusion_planner.ui.lock.cover import Cover
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.lock.panel import LockedPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session

_MINUTE = 60


class ScreenLock(QObject):
    """Hide the screen after some minutes without use, and have the records closed after more.

    Args:
        session: of the person signed in.
        window: the main window; it owns this object.
        stack: holds the page of the window.

    Signals:
        closing(str): the records are to be closed, and why.
        switch_asked(): somebody else wants to sign in.
    """

    closing = Signal(str)
    switch_asked = Signal()

    def __init__(self, session: Session, window: QWidget, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._session = session
        self._stack = stack
        self._limits = Locking()
        self._cover = Cover(window)
        self._copies = OwnCopies(self)
        self._panel: LockedPanel | None = None
        self._page: QWidget | None = None
        self._watch = IdleWatch(session.doors.monotonic, session.doors.now, self)
        self._watch.ticked.connect(self._tick)
        self._watch.lock_pressed.connect(self.lock)
        session.changed.connect(self._hear)

    @property
    def is_locked(self) -> bool:
        """Whether the screen is hidden."""
        return self._panel is not None

    def start(self) -> None:
        """Begin to watch."""
        self._read_limits()
        self._watch.start()

    def lock(self) -> None:
        """Hide the screen now."""
        self._hide("by the person")

    def end(self) -> None:
        """Stop, with nothing in sight: the records are being closed."""
        self._watch.stop()
        if not self.is_locked:
            self._cover.lay()
        self._cover.drop()
        if self._panel is not None and self._page is not None:
            # hidden behind the locked page it would stay in the stack for good
            self._stack.setCurrentWidget(self._page)
            self._put_panel_away()
        self._copies.clear()

    def _tick(self, idle: float, gap: float) -> None:
        hide, close = self._limits.hide_minutes * _MINUTE, self._limits.lock_minutes * _MINUTE
        if gap > hide:
            self.closing.emit("the computer slept")
        elif idle >= close:
            self.closing.emit(f"{self._limits.lock_minutes} minutes without use")
        elif idle >= hide and not self.is_locked:
            self._hide(f"{self._limits.hide_minutes} minutes without use")

    def _hide(self, why: str) -> None:
        if self.is_locked:
            return
        self._session.drafts.look()
        self._cover.lay()
        self._copies.clear()
        self._show_panel()
        # what is used from now on is the locked page, which keeps nobody signed in
        self._watch.hold()
        # the screen is hidden even where the disk is full
        with suppress(PlannerError):
            self._session.note(Note(Event.LOCK, f"Locked the screen: {why}"))

    def _show_panel(self) -> None:
        panel, proof = LockedPanel(), self._session.proof
        panel.show_person(self._session.person, held_words(proof.own.roles), self._kept())
        with suppress(PlannerError):
            center = self._session.read.center()
            panel.show_place(center.name, self._session.doors.file_words, sample=center.is_sample)
        panel.unlock_pressed.connect(self._unlock)
        panel.switch_pressed.connect(self.switch_asked)
        self._panel = panel
        clock = WallClock(self._session.doors.now, panel)
        clock.ticked.connect(panel.band.show_clock)
        clock.ticked.connect(self._show_chairs)
        clock.start()
        self._page = self._stack.currentWidget()
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.start()

    def _show_chairs(self) -> None:
        """Rebuild the clocks of the chairs from the records, minute by minute."""
        # whose roles read no charts sees none
        with suppress(PlannerError):
            if self._panel is not None:
                self._panel.running.show_clocks(self._session.read.of_days.chair_clocks())

    def _kept(self) -> int:
        return self._session.drafts.kept

    def _unlock(self, secret: str) -> None:
        if self._panel is None:
            return
        try:
            wrong = self._session.proof.check_own(secret)
        except WrongSecret as refusal:
            if refusal.was_last:
                self.closing.emit("five wrong PINs")
            else:
                self._panel.show_refusal(str(refusal))
        except PlannerError as trouble:
            self._panel.show_refusal(str(trouble))
        else:
            self.go_on(wrong)

    def go_on(self, wrong: int = 0) -> None:
        """Show everything again as it was; who goes on has been checked.

        Args:
            wrong: the wrong PINs and passwords before the right one, for the trail.
        """
        if self._page is not None:
            self._stack.setCurrentWidget(self._page)
        self._put_panel_away()
        self._cover.lift()
        self._watch.release()
        with suppress(PlannerError):
            self._session.note(
                Note(Event.UNLOCK, "Unlocked the screen", details=_before_words(wrong))
            )

    def _put_panel_away(self) -> None:
        panel, self._panel, self._page = self._panel, None, None
        if panel is not None:
            self._stack.removeWidget(panel)
            discard(panel)

    def _hear(self, change: Change) -> None:
        if change.touches("center"):
            self._read_limits()

    def _read_limits(self) -> None:
        # where they cannot be read the usual ones hold
        with suppress(PlannerError):
            self._limits = self._session.read.locking()


def _before_words(wrong: int) -> str:
    if not wrong:
        return ""
    return f"{'1 wrong try' if wrong == 1 else f'{wrong} wrong tries'} before it"
