"""Work in a forked child, whose end takes every change with it."""

import os
import pickle
import resource
import signal
import traceback
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")

_MEMORY = 6 * 1024**3
"""What a child may take, so that a loop that no longer ends fails before the computer does."""

_FAILED = 3


class StoppedError(Exception):
    """The child took too long or went down; the argument is its exit code."""

    @property
    def took_too_long(self) -> bool:
        """Tell whether its time was up."""
        return bool(self.args[0] == -signal.SIGPROF)


def in_child(work: Callable[[], T], seconds: float | None = None) -> T:
    """Do some work in a forked child and give what came of it.

    Args:
        work: what it gives has to be simple enough to be sent.
        seconds: of computing, after which it is stopped.

    Raises:
        StoppedError: nothing came of it.
    """
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        _do(work, writer, seconds)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        sent = stream.read()
    _, status = os.waitpid(process, 0)
    if not sent:
        raise StoppedError(os.waitstatus_to_exitcode(status))
    return cast("T", pickle.loads(sent))


def _do(work: Callable[[], T], writer: int, seconds: float | None) -> None:
    """Do the work quietly and leave, whatever happens, without what Python does at an end."""
    ended = _FAILED
    try:
        if seconds is not None:
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            _be_quiet()
        sent = pickle.dumps(work())
        with os.fdopen(writer, "wb") as stream:
            stream.write(sent)
        ended = 0
    finally:
        if ended:
            traceback.print_exc()
        os._exit(ended)


def _be_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
