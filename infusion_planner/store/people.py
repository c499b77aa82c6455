"""The people who may sign in, as the records know them; their keys are in the ring."""

from infusion_planner.domain.roles import read_roles
from infusion_planner.domain.signing import Staff
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


def add(records: Records, person_id: str, name: str, role: str) -> None:
    """Write a person under the id that the key ring gave."""
    records.insert("person", {"id": person_id, "name": name, "role": role})


def role_of(db: Database, person_id: str) -> str:
    """Give a person's role; empty when the records do not know the person."""
    found = read_rows(db, "SELECT role FROM person WHERE id = ?", [person_id])
    return str(found[0]["role"]) if found else ""


def staff(db: Database) -> tuple[Staff, ...]:
    """Read everybody who works here, by name."""
    sql = "SELECT id, name, role FROM person WHERE left_at IS NULL ORDER BY name COLLATE NOCASE"
    found = read_rows(db, sql)
    return tuple(Staff(row["id"], row["name"], read_roles(row["role"])) for row in found)
