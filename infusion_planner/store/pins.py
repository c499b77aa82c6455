"""The PIN of each person who set one: its hash alone, inside the encrypted records."""

from infusion_planner.store import pin
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Records
from infusion_planner.store.sealing import Random


def put(
    records: Records, person_id: str, text: str, set_at: str, *, random: Random, cost: Cost
) -> None:
    """Keep a person's PIN instead of the one before.

    Raises:
        InvalidInput: for the field `pin`, when it cannot be used.
    """
    values = {"hash": pin.pin_hash(text, cost=cost, random=random), "set_at": set_at}
    if has_one(records.db, person_id):
        records.update("pin", person_id, values)
    else:
        records.insert("pin", {"id": person_id, **values})


def has_one(db: Database, person_id: str) -> bool:
    """Tell whether a person has a PIN."""
    return one(db, "SELECT 1 FROM pin WHERE id = ?", [person_id]) is not None


def is_right(db: Database, person_id: str, text: str) -> bool:
    """Tell whether this is the person's PIN; never for somebody without one."""
    kept = one(db, "SELECT hash FROM pin WHERE id = ?", [person_id])
    return kept is not None and pin.is_pin(str(kept), text)
