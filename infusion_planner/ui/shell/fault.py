"""The one hook for what nobody foresaw: a fault of the program, said and logged, nothing more."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.ui.kit.dialog import Dialog

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
        place = _place(trace)
        _log.error("%s at %s", kind.__name__, place)
        # a fault while this one is on the screen would bury it
        if self._open:
            return
        self._open = True
        dialog = Dialog(
            "A fault in the program",
            parent=self._window,
            sentence=(
                f"This is a fault in Infusion Planner ({kind.__name__} at {place}), not a"
                " mistake of yours. What was saved before stands. Tell your IT these words, then"
                " go on; what is on the screen can still be saved."
            ),
        )
        dialog.finished.connect(self._close)
        dialog.show_buttons("Close")
        dialog.open()

    def _close(self) -> None:
        self._open = False


def _place(trace: TracebackType | None) -> str:
    """Name module and line in which a fault arose."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
