"""Tells whether the records are still as they were read, and keeps what was read till then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from infusion_planner.store.driver import Database, one

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Read = TypeVar("Read")
State = tuple[int, int]


def state_of(db: Database) -> State | None:
    """Give what changes with every write, by this connection or another one.

    None within a transaction: its rows may be taken back, and the count of writes stays.
    """
    if db.in_transaction:
        return None
    written, elsewhere = one(db, "SELECT total_changes()"), one(db, "PRAGMA data_version")
    return (int(written or 0), int(elsewhere or 0))


class Kept(Generic[Read]):
    """Keeps the last thing read for as long as nothing is written."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._key: Hashable = None
        self._found: list[Read] = []

    def give(self, db: Database, key: Hashable, read: Callable[[], Read]) -> Read:
        """Give what was asked for last, or read it.

        Args:
            db: the open database.
            key: what is read; only the last one is kept.
            read: reads it.
        """
        state = state_of(db)
        if state is None:
            return read()
        if not self._found or (state, key) != (self._state, self._key):
            # nothing is left of what was read before if this cannot be read
            self._found.clear()
            self._found.append(read())
            self._state, self._key = state, key
        return self._found[0]
