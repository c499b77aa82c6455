"""The one hook for what nobody foresaw: a fault of the program, said and logged, nothing more."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.fault_note import note_fault

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


class FaultHook(QObject):
    """Takes what nobody caught; never its text, which may hold patient data.

    Args:
        window: what the user is told on; it owns this object.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open = False

    def report(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log kind and place, and tell the user; `sys.excepthook` calls it."""
        del fault
        note = note_fault(kind, trace)
        _log.error("Fault %s: %s at %s", note.number, note.kind, note.place, extra={"note": note})
        # a fault while this one is on the screen would bury it
        if self._open:
            return
        self._open = True
        # the window waits for nothing that only a fault needs
        from infusion_planner.ui.kit.dialog import Dialog  # noqa: PLC0415

        dialog = Dialog(
            f"Fault {note.number} in the program",
            parent=self._window,
            sentence=(
                f"This is a fault in Infusion Planner ({note.kind} at {note.place}), not a"
                f" mistake of yours. What was saved before stands. Tell your IT: fault"
                f" {note.number}. Then go on; what is on the screen can still be saved."
            ),
        )
        dialog.finished.connect(self._close)
        dialog.show_buttons("Close")
        dialog.open()

    def _close(self) -> None:
        self._open = False
