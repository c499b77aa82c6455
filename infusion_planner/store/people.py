"""The people who may sign in, as the records know them; their keys are in the ring."""

from infusion_planner.domain.roles import Role, read_roles
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


def add(records: Records, person_id: str, name: str, role: str) -> None:
    """Write a person under the id that the key ring gave."""
    records.insert("person", {"id": person_id, "name": name, "role": role})


def role_of(db: Database, person_id: str) -> str:
    """Give a person's role; empty for who has left, and for whom the records do not know."""
    found = read_rows(db, "SELECT role FROM person WHERE id = ? AND left_at IS NULL", [person_id])
    return str(found[0]["role"]) if found else ""


def managers(db: Database) -> tuple[str, ...]:
    """Give the names of the managers who work here."""
    found = read_rows(db, "SELECT name, role FROM person WHERE left_at IS NULL ORDER BY id")
    return tuple(row["name"] for row in found if Role.MANAGER in read_roles(row["role"]))
