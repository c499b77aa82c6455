"""Child processes to be killed: forked from a parent that has everything loaded.

The parent must hold no connection to a database when it forks: SQLite's locks do not survive
that. So records are opened in children only, to be checked as well as to be written.
"""

import json
import os
import select
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

Message = dict[str, Any]
Tell = Callable[[Message], None]
CRASHED = "crashed"
_PATIENCE_S = 1800.0
"""Only a child that hangs takes so long, however much else the machine has to do."""


@dataclass
class Child:
    """A process of our own.

    Attributes:
        pid: its number.
        ear: the end of the pipe on which it tells what it did.
    """

    pid: int
    ear: int
    _begun: bytes = field(default=b"", init=False)
    _unheard: deque[Message] = field(default_factory=deque, init=False)
    _ended: bool = field(default=False, init=False)

    def listen(self, seconds: float) -> Iterator[Message]:
        """Yield what it tells until so much time has passed, or it has ended."""
        until = time.monotonic() + seconds
        while self._hear(until):
            yield self._unheard.popleft()

    def wait_for(self, kind: str) -> Message | None:
        """Give the first message of a kind, or of a crash; None when it ended without one."""
        wanted = (each for each in self.listen(_PATIENCE_S) if each["kind"] in (kind, CRASHED))
        return next(wanted, None)

    def kill(self) -> list[Message]:
        """Kill it, and give what it had told that was not heard yet."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def end(self) -> list[Message]:
        """Wait for its end and give everything it still told."""
        told = list(self.listen(_PATIENCE_S))
        if not self._ended:
            os.kill(self.pid, signal.SIGKILL)
            told.append({"kind": CRASHED, "trace": "a child did not come to its end"})
        os.close(self.ear)
        _, status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
            name = signal.Signals(os.WTERMSIG(status)).name
            told.append({"kind": CRASHED, "trace": f"a child was ended by {name}"})
        return told

    def _hear(self, until: float) -> bool:
        """Read on until there is a message; False when it ended or the time is up before."""
        while not self._unheard:
            left = until - time.monotonic()
            if self._ended or left <= 0 or not select.select([self.ear], [], [], left)[0]:
                return False
            part = os.read(self.ear, 1 << 16)
            self._ended = not part
            # A line cut short by the kill was never told.
            *lines, self._begun = (self._begun + part).split(b"\n")
            self._unheard.extend(map(json.loads, lines))
        return True


def start(work: Callable[[Tell], None]) -> Child:
    """Fork a child that does `work`, telling its parent as it goes."""
    ear, mouth = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(mouth)
        return Child(pid, ear)
    os.close(ear)
    try:
        work(lambda message: _tell(mouth, message))
    except BaseException:  # noqa: BLE001  # a crash of the child is what the parent is after
        _tell(mouth, {"kind": CRASHED, "trace": traceback.format_exc()})
    finally:
        os._exit(0)


def do(work: Callable[[Tell], None]) -> list[Message]:
    """Let a child do `work` to its end, and give all it told.

    Raises:
        RuntimeError: it crashed, which `work` was not meant to.
    """
    told = start(work).end()
    traces = [message["trace"] for message in told if message["kind"] == CRASHED]
    if traces:
        raise RuntimeError(f"a child crashed:\n{traces[0]}")
    return told


def call(work: Callable[[Path], None], folder: Path) -> None:
    """Let a child do something to a folder that needs no telling."""
    do(lambda _: work(folder))


def die() -> NoReturn:
    """End this process as a kill from outside would: nothing is closed."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a process outlived its kill")


def _tell(mouth: int, message: Message) -> None:
    os.write(mouth, json.dumps(message).encode() + b"\n")
