"""Keeps the memory of this process, where keys and names lie, out of files the system writes."""

from __future__ import annotations

import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4


def forbid_dumps() -> None:
    """Let a crash leave no picture of this process's memory.

    Linux: no core file, and no other process of the account may look in. macOS: no core file.
    Windows: the error reporting leaves the program out.
    """
    import ctypes

    if sys.platform == "win32":
        ctypes.windll.wer.WerAddExcludedApplication(Path(sys.executable).name, 0)
        return
    import resource

    # the limit itself is enough; what another program that is started may do is not ours to say
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
