"""Opens the records with the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.forms.clock import WallClock

if TYPE_CHECKING:
    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.recovery.panel import ForgottenPanel

_NO_SHEET = "These records have no recovery sheet. Ask a manager."


class ForgottenPresenter(QObject):
    """Takes the words of the sheet.

    Args:
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        opened: (office, card of the new sheet).
        left: back to the sign-in.
    """

    opened = Signal(object, object)
    left = Signal()

    def __init__(self, doors: Doors, panel: ForgottenPanel) -> None:
        super().__init__(panel)
        self._doors = doors
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.typed.connect(self._check)
        panel.open_pressed.connect(self._open)
        panel.back_pressed.connect(self.left)

    def start(self) -> None:
        """Be ready to type."""
        self._clock.start()
        self._panel.start()

    def _check(self, text: str) -> None:
        self._panel.show_state(self._doors.sheet_words_state(text) if text.strip() else "")

    def _open(self, text: str) -> None:
        if self._doors.open_by_sheet is None:
            self._panel.show_fault(_NO_SHEET)
            return
        self._panel.show_busy(busy=True)
        try:
            office, card = self._doors.open_by_sheet(text)
        except PlannerError as refusal:
            self._panel.show_busy(busy=False)
            self._panel.show_fault(str(refusal))
            return
        self._panel.show_busy(busy=False)
        self._panel.words.set_text("")
        self.opened.emit(office, card)
