"""The people who may sign in, as the records know them; their keys are in the ring."""

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.person import Person
from infusion_planner.domain.roles import Role, read_roles
from infusion_planner.domain.signing import Staff
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, Row, read_rows


def add(records: Records, person_id: str, name: str, role: str) -> None:
    """Write a person under the id that the key ring gave."""
    records.insert("person", {"id": person_id, "name": name, "role": role})


def role_of(db: Database, person_id: str) -> str:
    """Give a person's role; empty for who has left, and for whom the records do not know."""
    found = read_rows(db, "SELECT role FROM person WHERE id = ? AND left_at IS NULL", [person_id])
    return str(found[0]["role"]) if found else ""


def staff(db: Database) -> tuple[Staff, ...]:
    """Read everybody who works here, by name."""
    sql = "SELECT id, name, role FROM person WHERE left_at IS NULL ORDER BY name COLLATE NOCASE"
    found = read_rows(db, sql)
    return tuple(Staff(row["id"], row["name"], read_roles(row["role"])) for row in found)


def managers(db: Database) -> tuple[str, ...]:
    """Give the names of the managers who work here."""
    found = read_rows(db, "SELECT name, role FROM person WHERE left_at IS NULL ORDER BY id")
    return tuple(row["name"] for row in found if Role.MANAGER in read_roles(row["role"]))


def everybody(db: Database) -> tuple[Person, ...]:
    """Read all who work here and all who left, by name."""
    sql = (
        "SELECT person.id, name, role, left_at, (SELECT min(op.started_at) FROM change"
        " JOIN op ON op.id = change.op_id WHERE change.tbl = 'person'"
        " AND change.row_id = person.id) AS since FROM person ORDER BY name COLLATE NOCASE, id"
    )
    return tuple(_person(row) for row in read_rows(db, sql))


def get(db: Database, person_id: str) -> Person:
    """Read one person.

    Raises:
        Refused: the records do not know the person.
    """
    for person in everybody(db):
        if person.id == person_id:
            return person
    raise Refused("This person is not in the records. Look at the list of people again.")


def set_roles(records: Records, person_id: str, role: str) -> None:
    """Write what a person may do from the next sign-in on."""
    records.update("person", person_id, {"role": role})


def set_left(records: Records, person_id: str, left_at: str) -> None:
    """Write when a person left."""
    records.update("person", person_id, {"left_at": left_at})


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        roles=read_roles(row["role"]),
        since=row["since"] or "",
        left_at=row["left_at"] or "",
    )
