"""Tells whether the records are still as they were read."""

from infusion_planner.store.driver import Database, one

State = tuple[int, int]


def state_of(db: Database) -> State | None:
    """Give what changes with every write, by this connection or another one.

    None within a transaction: its rows may be taken back, and the count of writes stays.
    """
    if db.in_transaction:
        return None
    written, elsewhere = one(db, "SELECT total_changes()"), one(db, "PRAGMA data_version")
    return (int(written or 0), int(elsewhere or 0))
