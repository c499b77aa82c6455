"""Makes backups beside the window, one at a time, and tells what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.backups.steps import steps_of
from infusion_planner.ui.forms.job import Job, QuietStrip

if TYPE_CHECKING:
    from infusion_planner.ui.backups.door import BackupDoor

MAKING = "Making the backup …"


class BackupRunner(QObject):
    """Make a backup when asked to, wherever it is shown how far that is.

    Attributes:
        door: the backups; None where there are none, as of records in memory.
        steps: tells how far it is.

    Args:
        door: the backups of the open records.
        parent: the owner.

    Signals:
        begun(): a backup is being made.
        ended(str): it was made, or stopped, or why not; the words are empty when nothing is wrong.
    """

    begun = Signal()
    ended = Signal(str)

    def __init__(self, door: BackupDoor | None, parent: QObject) -> None:
        super().__init__(parent)
        self.door = door
        self.steps = QuietStrip(self)
        self._job = Job(self.steps)
        self._is_stopped = False
        self._job.finished.connect(self._end)
        self._job.cancelled.connect(self._stop)
        self._job.refused.connect(self._fail)

    @property
    def running(self) -> bool:
        """Whether a backup is being made."""
        return self._job.running

    @property
    def is_stopped(self) -> bool:
        """Whether the last one was stopped by a person."""
        return self._is_stopped

    def start(self) -> None:
        """Begin a backup, unless one is being made."""
        if self.door is None or self.running:
            return
        make = self.door.make
        self._is_stopped = False
        self._job.start(MAKING, lambda report: make(steps_of(report)))
        self.begun.emit()

    def start_if_due(self) -> None:
        """Begin a backup if one is due."""
        if self.door is not None and not self.running and self.door.is_due():
            self.start()

    def is_due_at_end(self) -> bool:
        """Tell whether a backup is to be made before the records are closed."""
        return self.door is not None and (self.running or self.door.is_due_at_end())

    def cancel(self) -> None:
        """Stop the backup at its next step; what is half made is taken away."""
        self._job.cancel()

    def rest(self) -> None:
        """Stop what is under way and begin nothing more: the records are about to be closed."""
        self.door = None
        self.cancel()

    def _stop(self) -> None:
        self._is_stopped = True
        self._end()

    def _end(self) -> None:
        self.ended.emit("" if self.door is None else self.door.note_made())

    def _fail(self, words: str) -> None:
        told = "" if self.door is None else self.door.note_made()
        self.ended.emit(f"{told} {words}".strip())
