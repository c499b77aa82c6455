"""Shows the trouble of the records, and goes on where a manager says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import MANAGERS

if TYPE_CHECKING:
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.ui.doors import Office
    from infusion_planner.ui.in_doubt.panel import InDoubtPanel


class InDoubtPresenter(QObject):
    """Keep everybody out of records that may lack something.

    Args:
        office: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        went_on: a manager goes on, and the trail says why.
        signed_out: the person leaves.
    """

    went_on = Signal()
    signed_out = Signal()

    def __init__(self, office: Office, panel: InDoubtPanel) -> None:
        super().__init__(panel)
        self._office = office
        self._panel = panel
        panel.go_on_pressed.connect(self._go_on)
        panel.sign_out_pressed.connect(self.signed_out)

    def show(self, trouble: TrailTrouble) -> None:
        """Show what is wrong."""
        self._panel.show_trouble(trouble, manager=bool(MANAGERS & self._office.roles))

    def _go_on(self, reason: str) -> None:
        try:
            self._office.go_on(reason)
        except PlannerError as refusal:
            self._panel.show_fault(str(refusal))
        else:
            self.went_on.emit()
