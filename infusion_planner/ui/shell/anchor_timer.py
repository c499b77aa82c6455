"""Remembers every few minutes, outside the file, how far the records have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from infusion_planner.ui.session import Session

EVERY_MS = 5 * 60 * 1000


class AnchorTimer(QObject):
    """Renew the anchor while the records are open; the session tells what is refused.

    Args:
        session: of the person signed in.
        parent: the owner.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(session.renew_anchor)

    def start(self) -> None:
        """Begin; the first time is after one interval, because signing in does it too."""
        self._timer.start()
