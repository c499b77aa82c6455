"""The process is killed while it writes the key ring: the old one or the new one opens."""

import os
from functools import partial
from pathlib import Path

from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.store import vault, vault_people
from infusion_planner.store.holders import person_names
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring import read_ring
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import CHEAP, PASSWORD, PERSON
from tests.faults.kit.children import Message, Tell

_LONGEST_S = 0.03
_KILLS_A_RING = 10
"""Each person added makes the ring longer, and its every write slower."""


def inject(trial: Trial) -> Outcome:
    """Kill children that add one person after another to a ring."""
    bad, added = list[str](), 0
    for first in range(0, trial.times, _KILLS_A_RING):
        path = _new_ring(trial.memory / str(first))
        names = {PERSON}
        for _ in range(min(_KILLS_A_RING, trial.times - first)):
            child = children.start(partial(_add_people, path))
            told = list(child.listen(trial.random.uniform(0, _LONGEST_S)))
            names |= _names(told + child.kill())
            bad += _problems(path, names)
        added += len(names) - 1
    return Outcome(f"{trial.times:,} kills, {added:,} people reported as added", tuple(bad))


def _new_ring(folder: Path) -> Path:
    folder.mkdir()
    path = folder / RING_FILE
    vault.create_ring(path, PERSON, PASSWORD, cost=CHEAP, random=os.urandom)
    return path


def _add_people(path: Path, tell: Tell) -> None:
    opened = vault.open_ring(path, PERSON, PASSWORD)
    while True:
        name = f"Person {os.urandom(4).hex()}"
        password = NewPassword(PASSWORD, CHEAP)
        vault_people.add_person(path, opened, name, password, random=os.urandom)
        tell({"kind": "added", "name": name})


def _names(told: list[Message]) -> set[str]:
    return {str(message.get("name", message.get("trace"))) for message in told}


def _problems(path: Path, names: set[str]) -> tuple[str, ...]:
    """Open the ring as everybody on it, and read the generations kept beside it."""
    try:
        missing = names - set(person_names(path))
        for name in names - missing:
            vault.open_ring(path, name, PASSWORD)
        for kept in path.parent.glob(f"{RING_FILE}.[12]"):
            read_ring(kept.read_bytes())
    except StoreError as error:
        return (f"unreadable: {error}",)
    return tuple(f"lost: {name}" for name in missing)


FAULTS = (
    Fault(
        row="24",
        name="kill-while-writing-ring",
        injection="kill -9 of a process that adds people to the key ring, at random moments",
        target="ring always opens, nobody lost",
        short=25,
        full=2_000,
        inject=inject,
    ),
)
