"""The page of backups: reads how they stand, makes and checks them, chooses where they lie."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.backups.checked import say_checked
from infusion_planner.ui.backups.steps import told_by
from infusion_planner.ui.forms.job import Job
from infusion_planner.ui.kit.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.backups import BackupsCard
    from infusion_planner.ui.backups.door import BackupDoor, Checked
    from infusion_planner.ui.backups.panel import BackupsPanel
    from infusion_planner.ui.backups.runner import BackupRunner
    from infusion_planner.ui.forms.job import Report

_LOOKING, _STOPPED = "Looking at the backups …", "Stopped. Nothing was changed."
_MADE = "The backup was made, opened again and checked."
_NO_BACKUP = "The backup was stopped. Earlier backups are as they were."
_KEEP_THERE = "Keep backups in this folder?"


class BackupsPresenter(QObject):
    """Do what is pressed on the page of backups; one thing at a time.

    Args:
        runner: makes backups.
        panel: the page; it owns this object.

    Signals:
        restore_asked: the folder of a backup that shall be restored; None to choose another one.
    """

    restore_asked = Signal(object)

    def __init__(self, runner: BackupRunner, door: BackupDoor, panel: BackupsPanel) -> None:
        super().__init__(panel)
        self._runner, self._door, self._panel = runner, door, panel
        self._job = Job(panel.strip)
        self._then: Callable[[object], None] = _nothing
        self._job.finished.connect(self._finish)
        self._job.cancelled.connect(partial(self._end, "info", _STOPPED))
        self._job.refused.connect(partial(self._end, "blocked"))
        self._connect_runner()
        panel.appeared.connect(self.read)
        panel.make_pressed.connect(self._make)
        panel.check_pressed.connect(self._check)
        panel.place_pressed.connect(self._ask_place)
        panel.restore_pressed.connect(self.restore_asked)

    def _connect_runner(self) -> None:
        steps, strip = self._runner.steps, self._panel.strip
        steps.begun.connect(strip.begin)
        steps.stepped.connect(strip.show_step)
        steps.ended.connect(strip.end)
        strip.cancel_pressed.connect(self._runner.cancel)
        self._runner.begun.connect(self._wait)
        self._runner.ended.connect(self._tell_made)

    def read(self) -> None:
        """Read how the backups stand, beside the window: a drive may be slow to answer."""
        if self._runner.running:
            self._wait()
        elif not self._job.running:
            self._start(_LOOKING, lambda _report: self._door.card(), self._show)

    def _start(
        self, title: str, work: Callable[[Report], object], then: Callable[[object], None]
    ) -> None:
        self._then = then
        self._panel.show_busy(busy=True)
        self._job.start(title, work)

    def _finish(self, made: object) -> None:
        self._panel.show_busy(busy=False)
        self._then(made)

    def _end(self, state: str, words: str) -> None:
        self._panel.show_busy(busy=False)
        self._panel.message.say(state, words)

    def _wait(self) -> None:
        self._panel.show_busy(busy=True)
        self._panel.message.clear()

    def _show(self, card: object) -> None:
        shown: BackupsCard = card  # type: ignore[assignment]  # what the work gave back
        self._panel.show_card(shown)

    def _make(self) -> None:
        self._panel.message.clear()
        self._runner.start()

    def _tell_made(self, trouble: str) -> None:
        if self._runner.is_stopped:
            self._end("info", f"{trouble} {_NO_BACKUP}".strip())
        elif trouble:
            self._end("blocked", trouble)
        else:
            self._end("ok", _MADE)
        if self._panel.isVisible():
            self.read()

    def _check(self, backup: Path | None) -> None:
        self._panel.message.clear()
        title = "Checking the records …" if backup is None else "Checking the backup …"
        self._start(
            title,
            lambda report: self._door.check(backup, told_by(report)),
            partial(self._tell_checked, backup),
        )

    def _tell_checked(self, backup: Path | None, made: object) -> None:
        checked: Checked = made  # type: ignore[assignment]  # what the work gave back
        try:
            self._door.note_check(backup, checked.checks)
        except PlannerError as trouble:
            self._panel.message.say("blocked", str(trouble))
        say_checked(self._panel, checked)

    def _ask_place(self) -> None:
        dialog = QFileDialog(self._panel, "Choose the folder for backups on another disk")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def choose(self, path: str) -> None:
        """Keep backups in a folder from now on, after saying what speaks against it."""
        try:
            warning = self._door.place_warning(Path(path))
        except PlannerError as refusal:
            self._panel.message.say("blocked", str(refusal))
            return
        if not warning:
            self._keep(path)
            return
        dialog = Dialog(_KEEP_THERE, parent=self._panel, sentence=warning)
        dialog.show_buttons("Choose another", "&Keep them there", kind="warn")
        dialog.accepted.connect(partial(self._keep, path))
        dialog.open()

    def _keep(self, path: str) -> None:
        try:
            self._door.choose(Path(path))
        except PlannerError as refusal:
            self._panel.message.say("blocked", str(refusal))
            return
        # the first copy there is due now, and the banner says so until it is made
        self._make()


def _nothing(_made: object) -> None:
    """Expect nothing."""
