"""Writes the downtime pack before the records are closed in the evening, and waits for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.forms.job import Job, QuietStrip

if TYPE_CHECKING:
    from infusion_planner.cards.downtime import Prepared
    from infusion_planner.ui.backups.leaving_panel import LeavingPanel
    from infusion_planner.ui.downtime_door import DowntimeDoor

MAKING = "Writing the downtime pack …"
_NOT_WRITTEN = "The downtime pack was not written"


class Evening(QObject):
    """Wait for the pack, and where it fails for what a person says to that.

    Args:
        door: writes it.
        panel: the page; it owns this object.
        asks: whether a person is asked where it fails; who only signs out is not held up:
            who signs in next is told.

    Signals:
        done: the records may be closed.
    """

    done = Signal()

    def __init__(self, door: DowntimeDoor, panel: LeavingPanel, *, asks: bool = True) -> None:
        super().__init__(panel)
        self._asks = asks
        self._door = door
        self._panel = panel
        self._ready: Prepared | None = None
        self._strip = QuietStrip(self)
        self._job = Job(self._strip)
        self._strip.stepped.connect(panel.show_step)
        self._job.finished.connect(self._end)
        self._job.refused.connect(self._fail)
        panel.again_pressed.connect(self.start)
        panel.skip_pressed.connect(self.done)

    def start(self) -> None:
        """Read what is to be written, and begin."""
        self._panel.show_begun(MAKING)
        try:
            self._ready = self._door.prepare()
        except PlannerError as trouble:
            self._fail(str(trouble))
            return
        self._job.start(MAKING, partial(self._door.write, self._ready))

    def _end(self) -> None:
        try:
            if self._ready is not None:
                self._door.note(self._ready)
        except PlannerError as trouble:
            self._fail(str(trouble))
            return
        self.done.emit()

    def _fail(self, words: str) -> None:
        if self._asks:
            self._panel.show_trouble(_NOT_WRITTEN, words)
        else:
            self._door.note_failed()
            self.done.emit()
