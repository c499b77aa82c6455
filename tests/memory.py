"""Empty records in memory for tests, copied from a set that was laid down once.

To lay every table and trigger down takes longer than what most tests do with them. How they are
laid down is tested with the store, which makes files of its own for that.
"""

from threading import local

from infusion_planner.store import schema
from infusion_planner.store.driver import KEY_BYTES, Database, connect
from infusion_planner.store.store import Clock, NewId, Store
from infusion_planner.store.triggers import check_triggers

_kept = local()  # a connection serves the thread that opened it, and no other


def empty_store(chain_key: bytes, *, clock: Clock, new_id: NewId) -> Store:
    """Open empty records that vanish when closed."""
    db = connect(None, bytes(KEY_BYTES))
    _laid_down().backup(db)
    return Store(db, chain_key, clock, new_id)


def _laid_down() -> Database:
    if not hasattr(_kept, "db"):
        db = connect(None, bytes(KEY_BYTES))
        schema.migrate(db)
        check_triggers(db)
        _kept.db = db
    found: Database = _kept.db
    return found
