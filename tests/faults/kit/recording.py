"""Records a first start and some days of work, every write to the disk included.

As a program (`python -m tests.faults.kit.recording`) it is the process that is recorded.
"""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from infusion_planner.domain.change import Change
from infusion_planner.domain.frozen import Frozen
from tests.faults.kit import disk_log
from tests.faults.kit.center import come_in, make_center, work
from tests.faults.kit.disk_log import Entry

_SESSIONS, _LONGEST_SESSION = 4, 25
_CHECKPOINT_PAGES = (10, 40, 1000)
"""The last is SQLite's own; with fewer the log is written back often, which is harder on it."""


class Recording(Frozen):
    """What a process did.

    Attributes:
        entries: what it did to the disk, in order.
        saved: for each acknowledgment after the first the operation's id and number of rows.
            The first one says that the records were made.
        folder: how the process itself left its folder.
    """

    entries: tuple[Entry, ...]
    saved: tuple[tuple[str, int], ...]
    folder: Path

    def acknowledged(self, number: int) -> dict[str, int]:
        """Give the operations that were reported as saved up to an acknowledgment."""
        return dict(self.saved[: max(0, number - 1)])


def record(scratch: Path, seed: int, *, synchronous: str = "FULL") -> Recording:
    """Let a process work and record it."""
    folder, log = scratch / "center", scratch / "log"
    folder.mkdir(parents=True)
    library = disk_log.build(scratch)
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(folder), str(seed), synchronous],
        env=os.environ | disk_log.environment(library, folder, log),
        stdout=subprocess.PIPE,
        check=True,
    )
    saved = tuple((line[0], line[1]) for line in map(json.loads, done.stdout.splitlines()))
    return Recording(disk_log.read(log, folder), saved, folder)


def _work(folder: Path, random: Random, synchronous: str) -> None:
    acknowledge = ctypes.CDLL(None).disk_log_acknowledge
    numbers = count(1)
    make_center(folder)
    acknowledge(next(numbers))
    for change in _sessions(folder, random, synchronous):
        sys.stdout.write(f"{json.dumps([change.op_id, len(change.rows)])}\n")
        sys.stdout.flush()
        acknowledge(next(numbers))


def _sessions(folder: Path, random: Random, synchronous: str) -> Iterator[Change]:
    for _ in range(_SESSIONS):
        office = come_in(folder)
        office.store.db.execute(f"PRAGMA synchronous = {synchronous}")
        pages = random.choice(_CHECKPOINT_PAGES)
        office.store.db.execute(f"PRAGMA wal_autocheckpoint = {pages}")
        doing = work(office, random)
        for _ in range(random.randint(1, _LONGEST_SESSION)):
            yield next(doing)
        office.close()


if __name__ == "__main__":
    _work(Path(sys.argv[1]), Random(int(sys.argv[2])), sys.argv[3])
