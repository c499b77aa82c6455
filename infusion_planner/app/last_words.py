"""Takes what Python would print of an error that nobody caught, and logs kind and place of it.

Printed would be the whole trace with the text of the error, which may hold patient data.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def take_last_words() -> None:
    """Take over from Python for this process; the window then has a hook of its own."""
    sys.excepthook = _uncaught
    sys.unraisablehook = _in_passing
    threading.excepthook = _in_thread


def _uncaught(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log(kind, trace)


def _in_passing(unraisable: sys.UnraisableHookArgs) -> None:
    _log(unraisable.exc_type, unraisable.exc_traceback)


def _in_thread(args: threading.ExceptHookArgs) -> None:
    if not issubclass(args.exc_type, SystemExit):
        _log(args.exc_type, args.exc_traceback)


def _log(kind: type[BaseException], trace: TracebackType | None) -> None:
    from infusion_planner.app.log import log_fault

    note = log_fault(kind, trace)
    if sys.stderr is not None:
        sys.stderr.write(f"Fault {note.number} in Infusion Planner. Please tell your IT.\n")
