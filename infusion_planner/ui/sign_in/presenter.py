"""Signing in: looks for the records, and opens them for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    NotOurFile,
    PlannerError,
    TooManyTries,
)
from infusion_planner.ui.forms.clock import WallClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.sign_in.panel import SignInPanel

_BROKEN = "The program is not complete"
_BREATH_MS = 30
"""Between two parts loaded ahead; the first waits so long for the page to be painted."""


class SignInPresenter(QObject):
    """Opens the records when name and password do.

    Args:
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        signed_in: the office of the person who signed in.
        forgotten: somebody forgot the password.
        first_start_needed: there are no records yet.
        restore_asked: a backup shall be put in the place of records that cannot be opened.
    """

    signed_in = Signal(object)
    first_start_needed = Signal()
    forgotten = Signal()
    restore_asked = Signal()

    def __init__(self, doors: Doors, panel: SignInPanel) -> None:
        super().__init__(panel)
        self._doors = doors
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        self._parts: Iterator[None] = iter(())
        self._ahead = QTimer(self)
        self._ahead.setInterval(_BREATH_MS)
        self._ahead.timeout.connect(self._load_part)
        panel.sign_in_pressed.connect(self._open)
        panel.retry_pressed.connect(self.start)
        panel.forgotten_pressed.connect(self.forgotten)
        panel.restore_pressed.connect(self.restore_asked)
        panel.show_file(doors.file_words)

    def start(self) -> None:
        """Look for the records and ask who is there."""
        self._clock.start()
        self._offer_restore(None)
        try:
            names = self._doors.person_names() if self._doors.has_records() else None
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            self._offer_restore(trouble)
            return
        if names is None:
            self.first_start_needed.emit()
            return
        self._panel.show_names(names)
        if self._doors.sample_account is not None:
            self._panel.show_sample(*self._doors.sample_account)
        self._parts = self._once_painted()
        self._ahead.start()

    def _once_painted(self) -> Iterator[None]:
        """Do what can wait until the page is painted, a part at each step."""
        # to ask the system about the folder takes longer than most of the page
        self._panel.show_warning(self._doors.folder_warning())
        yield
        yield from self._doors.load_ahead()

    def _offer_restore(self, trouble: PlannerError | None) -> None:
        """Offer a restore where the records are damaged or missing, and only there."""
        is_lost = isinstance(trouble, DamagedFile | FolderTrouble | NotOurFile)
        self._panel.offer_restore(offered=is_lost and self._doors.restoring is not None)

    def _load_part(self) -> None:
        try:
            if next(self._parts, self) is self:
                self._ahead.stop()
        except PlannerError as trouble:
            self._ahead.stop()
            self._panel.show_trouble(str(trouble), _BROKEN)

    def _open(self, name: str, password: str) -> None:
        if not password:
            self._panel.show_refusal("Type your password.")
            return
        self._ahead.stop()
        self._panel.show_busy(busy=True)
        try:
            office = self._doors.sign_in(name, password)
        except PlannerError as refusal:
            self._panel.show_busy(busy=False)
            self._refuse(refusal)
            self._offer_restore(refusal)
            return
        self._panel.show_busy(busy=False)
        self.signed_in.emit(office)

    def _refuse(self, refusal: PlannerError) -> None:
        if isinstance(refusal, TooManyTries) and refusal.seconds is not None:
            self._panel.show_wait(str(refusal), refusal.seconds)
        else:
            self._panel.show_refusal(str(refusal))
