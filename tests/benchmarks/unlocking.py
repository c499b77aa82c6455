"""Signing in, from the password to open records, against stretching that password alone.

Stretching is slow on purpose: some 95 ms on the machine this was laid out on. What comes on top,
unsealing the keys and opening the records with every page compared, should stay below 150 ms.
"""

import os
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from infusion_planner.store.boxes import Cost
from infusion_planner.store.ids import Ids
from infusion_planner.store.opened import Opened
from infusion_planner.store.renewal import settle
from infusion_planner.store.ring_file import RING
from infusion_planner.store.store import Store
from infusion_planner.store.vault import create_ring, open_ring
from tests.benchmarks.center import today_at_noon
from tests.benchmarks.measure import Measurement, in_turn, timed

_NAME, _PASSWORD = "Ana Ruiz", "correct horse battery staple"
_COST = Cost()
_TARGET = 2.6
"""150 ms on top of 95."""


def measure(folder: Path, rounds: int) -> Measurement:
    """Sign one person in to empty records, with the cost that passwords have in production."""
    folder.mkdir()
    made, _ = create_ring(folder / RING, _NAME, _PASSWORD, cost=_COST, random=os.urandom)
    _store(folder, made, new=True).close()
    ours, floor = in_turn(lambda: timed(lambda: _sign_in(folder)), lambda: timed(_stretch), rounds)
    return Measurement("sign in, records open", "Argon2id alone", ours, floor, _TARGET)


def _sign_in(folder: Path) -> None:
    opened = settle(folder, open_ring(folder / RING, _NAME, _PASSWORD), random=os.urandom)
    _store(folder, opened).close()


def _store(folder: Path, opened: Opened, *, new: bool = False) -> Store:
    way = Store.create if new else Store.open
    return way(folder, opened, clock=today_at_noon, new_id=Ids(today_at_noon, os.urandom))


def _stretch() -> None:
    hash_secret_raw(
        _PASSWORD.encode(),
        bytes(16),
        time_cost=_COST.passes,
        memory_cost=_COST.memory_kib,
        parallelism=_COST.lanes,
        hash_len=32,
        type=Type.ID,
    )
