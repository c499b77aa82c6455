"""A newer program wrote the records: the older one refuses them and leaves every byte."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import NewerFile
from infusion_planner.store.schema import NEWEST
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center, work_days
from tests.faults.kit.children import Tell

Newer = Callable[[Path, Random], None]


def inject(trial: Trial) -> Outcome:
    """Open records of a higher version, closed well or left by a kill, and a newer key ring."""
    bad = list[str]()
    for _ in range(trial.times):
        for newer in (_newer_records, _newer_records_after_a_kill, _newer_ring):
            folder = trial.memory / "center"
            newer(folder, trial.random)
            before = _bytes(folder)
            bad += [message["bad"] for message in children.do(partial(_open, folder))]
            after = _bytes(folder)
            if {name: after.get(name) for name in before} != before:
                bad.append(f"{newer.__name__}: a file was changed")
            if any(after[name] for name in after.keys() - before.keys()):
                bad.append(f"{newer.__name__}: something was written beside them")
            shutil.rmtree(folder)
    return Outcome(f"{3 * trial.times:,} refused, every byte as before", tuple(filter(None, bad)))


def _newer_records(folder: Path, random: Random) -> None:
    children.do(partial(_raise_version, folder, random.getrandbits(32), killed=False))


def _newer_records_after_a_kill(folder: Path, random: Random) -> None:
    children.do(partial(_raise_version, folder, random.getrandbits(32), killed=True))


def _newer_ring(folder: Path, random: Random) -> None:
    children.call(make_center, folder)
    ring = json.loads((folder / RING_FILE).read_bytes())
    ring["format_number"] += random.randrange(1, 100)
    (folder / RING_FILE).write_text(json.dumps(ring), encoding="utf-8")


def _raise_version(folder: Path, seed: int, _: Tell, *, killed: bool) -> None:
    random = Random(seed)
    make_center(folder)
    office = come_in(folder)
    work_days(office, random, 5)
    office.store.db.execute(f"PRAGMA user_version = {NEWEST + random.randrange(1, 100)}")
    if killed:
        children.die()
    office.close()


def _open(folder: Path, tell: Tell) -> None:
    try:
        come_in(folder)
    except NewerFile as refusal:
        said = "newer program" in str(refusal) and "left as" in str(refusal)
        tell({"kind": "refused", "bad": "" if said else f"not in words: {refusal}"})
    else:
        tell({"kind": "opened", "bad": "a newer file was opened"})
    children.die()


def _bytes(folder: Path) -> dict[str, bytes]:
    """Give every file but the shared memory, which readers make anew."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.name.endswith("-shm")
    }


FAULTS = (
    Fault(
        row="25",
        name="newer-file",
        injection="records of a higher version, closed well or left by a kill, or a newer key ring",
        target="refused in words, every byte as before",
        short=2,
        full=100,
        inject=inject,
    ),
)
