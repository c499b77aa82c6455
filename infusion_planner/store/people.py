"""The people who may sign in, as the records know them; their keys are in the ring."""

from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


def add(records: Records, person_id: str, name: str, role: str) -> None:
    """Write a person under the id that the key ring gave."""
    records.insert("person", {"id": person_id, "name": name, "role": role})


def role_of(db: Database, person_id: str) -> str:
    """Give a person's role; empty when the records do not know the person."""
    found = read_rows(db, "SELECT role FROM person WHERE id = ?", [person_id])
    return str(found[0]["role"]) if found else ""
