"""Makes the backup that is due before the records are closed, and waits for it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from infusion_planner.ui.backups.leaving_panel import LeavingPanel
    from infusion_planner.ui.backups.runner import BackupRunner

_NOT_MADE = "The backup was not made"
_NOT_ELSEWHERE = "The backup elsewhere was not made"


class Way(Enum):
    """How the records are left; the words of the button that leaves the backup out."""

    CLOSE = "&Close without it"
    SIGN_OUT = "Sign &out without it"
    RESTORE = "&Go on without it"


class Leaving(QObject):
    """Wait for the backup, and where it fails for what a person says to that.

    Args:
        runner: makes it.
        panel: the page; it owns this object.
        way: at the end of the day the copy elsewhere is waited for too; people who take turns
            are held up only when there is no copy at all.

    Signals:
        done: the records may be closed.
    """

    done = Signal()

    def __init__(self, runner: BackupRunner, panel: LeavingPanel, way: Way) -> None:
        super().__init__(panel)
        self._runner = runner
        self._panel = panel
        self._way = way
        runner.ended.connect(self._hear)
        runner.steps.stepped.connect(panel.show_step)
        panel.again_pressed.connect(self.start)
        panel.skip_pressed.connect(self.done)

    def start(self) -> None:
        """Begin the backup; one that is being made already is waited for first."""
        self._panel.show_begun()
        self._runner.start()

    def _hear(self, trouble: str) -> None:
        if self._runner.is_stopped:
            # it was stopped on the page of before, not given up
            self._runner.start()
            return
        door = self._runner.door
        is_failed = door is not None and door.standing().is_failed
        if is_failed:
            self._panel.show_trouble(_NOT_MADE, trouble)
        elif trouble and self._way is Way.CLOSE:
            self._panel.show_trouble(_NOT_ELSEWHERE, trouble)
        else:
            self.done.emit()
