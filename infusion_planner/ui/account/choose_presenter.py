"""Replaces a one-time password by one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.ui.forms.clock import WallClock

if TYPE_CHECKING:
    from infusion_planner.ui.account.choose_panel import ChoosePanel
    from infusion_planner.ui.accounts import OwnAccount
    from infusion_planner.ui.doors import Doors


class ChoosePresenter(QObject):
    """Keeps the password that a person chose.

    Args:
        own: the account.
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        finished: the password is one's own now.
        signed_out: the person leaves without.
    """

    finished = Signal()
    signed_out = Signal()

    def __init__(self, own: OwnAccount, doors: Doors, panel: ChoosePanel) -> None:
        super().__init__(panel)
        self._own = own
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.keep_pressed.connect(self._keep)
        panel.sign_out_pressed.connect(self.signed_out)
        panel.fields.suggest_pressed.connect(self._suggest)

    def start(self) -> None:
        """Be ready to type."""
        self._clock.start()
        self._panel.start()

    def _suggest(self) -> None:
        self._panel.fields.show_suggestion(self._own.suggest())

    def _keep(self) -> None:
        fields = self._panel.fields
        faults = fields.faults()
        self._panel.show_faults(faults)
        if faults:
            return
        try:
            self._own.choose(fields.new.text())
        except InvalidInput as trouble:
            self._panel.show_faults(tuple((fields.new, item.words) for item in trouble.faults))
        except PlannerError as refusal:
            self._panel.show_refusal(str(refusal))
        else:
            fields.empty()
            self.finished.emit()
