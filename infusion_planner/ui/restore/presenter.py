"""Restores a backup step by step; up to the last press nothing is changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from infusion_planner.ui.backups.steps import steps_of, told_by
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.forms.job import Job
from infusion_planner.ui.restore.panel import CHOOSE, COMPARE, DONE, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.ui.forms.job import Report
    from infusion_planner.ui.restore.door import Prepared, RestoreDoor
    from infusion_planner.ui.restore.panel import RestorePanel

_LOOKING, _OPENING = "Looking for backups …", "Opening and checking the backup …"
_RESTORING = "Restoring into a copy beside the records …"
_STOPPED = "Stopped. Nothing was changed."
_NO_SECRET = "Type the password, or the words of the recovery sheet."
_NO_REASON = "Write why it is restored; the trail keeps it."


class RestorePresenter(QObject):
    """Take a restore through its steps.

    Args:
        door: finds, opens and restores.
        now: gives the workstation's time.
        panel: the page; it owns this object.

    Signals:
        closed: the page is left, and nothing was changed.
        restored: the records are those of the backup; somebody may sign in.
    """

    closed = Signal()
    restored = Signal()

    def __init__(self, door: RestoreDoor, now: Callable[[], datetime], panel: RestorePanel) -> None:
        super().__init__(panel)
        self._door, self._panel = door, panel
        self._wanted: Path | None = None
        self._prepared: Prepared | None = None
        self._then: Callable[[object], None] = _nothing
        self._clock = WallClock(now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        self._job = Job(panel.strip)
        self._job.finished.connect(self._finish)
        self._job.cancelled.connect(partial(self._end, ""))
        self._job.refused.connect(self._end)
        panel.back_pressed.connect(self._back)
        panel.next_pressed.connect(self._next)
        panel.folder_pressed.connect(self._ask_folder)

    @property
    def busy(self) -> bool:
        """Whether something is being done, such as the restore itself."""
        return self._job.running

    def start(self, wanted: Path | None = None) -> None:
        """Look for backups.

        Args:
            wanted: the folder of the one that is chosen at once; None for the newest.
        """
        self._clock.start()
        self._wanted = wanted
        self._start(_LOOKING, lambda _report: self._door.backups(), self._show_backups)

    def look_in(self, path: str) -> None:
        """Look for backups in a folder."""
        place = Path(path)
        self._start(_LOOKING, lambda _report: self._door.backups_in(place), self._show_backups)

    def _start(
        self, title: str, work: Callable[[Report], object], then: Callable[[object], None]
    ) -> None:
        self._then = then
        self._panel.show_busy(busy=True)
        self._job.start(title, work)

    def _finish(self, made: object) -> None:
        self._panel.show_busy(busy=False)
        self._then(made)

    def _end(self, refusal: str) -> None:
        self._panel.show_busy(busy=False)
        if refusal:
            self._panel.show_refusal(refusal)
        else:
            self._panel.show_note(_STOPPED)

    def _show_backups(self, lines: object) -> None:
        self._panel.show_backups(lines)  # type: ignore[arg-type]  # what the work gave back
        if self._wanted is not None:
            self._panel.choose(self._wanted)

    def _back(self) -> None:
        self._panel.secret.forget()
        self._prepared = None
        if self._panel.step == CHOOSE:
            self.closed.emit()
        else:
            self._panel.turn_to(self._panel.step - 1)

    def _next(self) -> None:
        steps = {
            CHOOSE: self._read_names,
            OPEN: self._open,
            COMPARE: self._restore,
            DONE: self.restored.emit,
        }
        steps[self._panel.step]()

    def _read_names(self) -> None:
        line = self._panel.chosen()
        if line is not None:
            folder = line.folder
            self._start(_LOOKING, lambda _report: self._door.names(folder), self._ask_secret)

    def _ask_secret(self, names: object) -> None:
        self._panel.secret.show_names(names)  # type: ignore[arg-type]  # what the work gave back
        self._panel.turn_to(OPEN)

    def _open(self) -> None:
        line, card = self._panel.chosen(), self._panel.secret
        name, secret = card.name(), card.secret()
        if line is None or not secret.strip():
            self._panel.show_refusal(_NO_SECRET)
            return
        folder = line.folder
        self._start(
            _OPENING,
            lambda report: self._door.prepare(folder, name, secret, told_by(report)),
            self._compare,
        )

    def _compare(self, made: object) -> None:
        prepared: Prepared = made  # type: ignore[assignment]  # what the work gave back
        self._prepared = prepared
        self._panel.secret.forget()
        self._panel.show_comparison(prepared.card)
        self._panel.turn_to(COMPARE)

    def _restore(self) -> None:
        prepared, reason = self._prepared, self._panel.reason.text()
        if prepared is None:
            raise AssertionError("a restore is confirmed before it was prepared")
        if prepared.card.needs_reason and not reason.strip():
            self._panel.reason.show_error(_NO_REASON)
            return
        self._start(
            _RESTORING,
            lambda report: self._door.carry_out(prepared, reason, steps_of(report)),
            self._tell_done,
        )

    def _tell_done(self, lines: object) -> None:
        self._prepared = None
        self._panel.show_done(lines)  # type: ignore[arg-type]  # what the work gave back
        self._panel.turn_to(DONE)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self._panel, "Choose a folder with backups")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.look_in)
        dialog.open()


def _nothing(_made: object) -> None:
    """Expect nothing."""
