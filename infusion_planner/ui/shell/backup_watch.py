"""Keeps the backups going while somebody works, and says in the frame how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.panel import FramePanel

_LOOK_EVERY_MS = 60_000


class BackupWatch(QObject):
    """Look every minute whether a backup is due, and show what came of the last one.

    Args:
        session: of the person signed in.
        panel: the frame; it owns this object.

    Signals:
        backups_asked: the page of backups is wanted.
    """

    backups_asked = Signal()

    def __init__(self, session: Session, panel: FramePanel) -> None:
        super().__init__(panel)
        self._runner = session.backups
        self._panel = panel
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._runner.begun.connect(self._tell_begun)
        self._runner.ended.connect(self.show)
        panel.banner.pressed.connect(self.backups_asked)

    def start(self) -> None:
        """Say how the backups stand, and keep them going from now on."""
        self._keep_room()
        self.show()
        self._timer.start()

    def look(self) -> None:
        """Begin a backup if one is due, and say how they stand."""
        self._keep_room()
        self._runner.start_if_due()
        if not self._runner.running:
            self.show()

    def show(self) -> None:
        """Say how the backups stand."""
        if self._runner.door is None:
            return
        standing = self._runner.door.standing()
        self._panel.status.show_backup(standing.status, is_failed=standing.is_failed)
        self._panel.banner.say(standing.banner)

    def _keep_room(self) -> None:
        if self._runner.door is not None:
            self._runner.door.keep_room()

    def _tell_begun(self) -> None:
        self._panel.status.show_backup("Making a backup …")
