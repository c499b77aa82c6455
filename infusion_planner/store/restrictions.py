"""Restricted charts: which they are, and who may open them."""

from collections.abc import Iterable

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Records, read_rows

_OPEN = (
    "SELECT NOT EXISTS (SELECT 1 FROM restriction WHERE patient_id = :patient)"
    " OR EXISTS (SELECT 1 FROM restriction_reader"
    "            WHERE patient_id = :patient AND person_id = :person)"
    " OR EXISTS (SELECT 1 FROM emergency_access WHERE patient_id = :patient"
    "            AND person_id = :person AND started_at <= :now AND :now < until_at)"
)
_SHUT = (
    "SELECT patient_id FROM restriction WHERE NOT EXISTS (SELECT 1 FROM restriction_reader AS named"
    " WHERE named.patient_id = restriction.patient_id AND named.person_id = ?)"
)


class Restriction(Frozen):
    """Say of a chart why it is restricted, and to whom.

    Attributes:
        why: the manager's reason.
        person_ids: who may open it besides managers.
    """

    why: str
    person_ids: frozenset[str]


def may_open(db: Database, patient_id: str, person_id: str, now: str) -> bool:
    """Tell whether a person may open a chart now.

    Args:
        db: the records.
        patient_id: whose chart.
        person_id: who wants to read it.
        now: UTC ISO text to the second, as `emergency_access` stores it.
    """
    values = {"patient": patient_id, "person": person_id, "now": now}
    return bool(db.execute(_OPEN, values).fetchone()[0])


def is_restricted(db: Database, patient_id: str) -> bool:
    """Tell whether a manager restricted a chart."""
    return bool(one(db, "SELECT 1 FROM restriction WHERE patient_id = ?", [patient_id]))


def shut_to(db: Database, person_id: str) -> frozenset[str]:
    """Give the charts, by patient id, that a person was not named for; an emergency aside."""
    return frozenset(str(row[0]) for row in db.execute(_SHUT, (person_id,)))


def restricted(db: Database) -> frozenset[str]:
    """Give all restricted charts, by patient id."""
    return frozenset(str(row[0]) for row in db.execute("SELECT patient_id FROM restriction"))


def of_chart(db: Database, patient_id: str) -> Restriction | None:
    """Read how a chart is restricted; None when it is not."""
    found = read_rows(db, "SELECT why FROM restriction WHERE patient_id = ?", [patient_id])
    if not found:
        return None
    named = read_rows(db, "SELECT * FROM restriction_reader WHERE patient_id = ?", [patient_id])
    return Restriction(found[0]["why"], frozenset(row["person_id"] for row in named))


def everybody(db: Database) -> tuple[tuple[str, str], ...]:
    """Give (row id, name) of each person who works here, by name."""
    sql = "SELECT id, name FROM person WHERE left_at IS NULL ORDER BY name COLLATE NOCASE, id"
    return tuple((row["id"], row["name"]) for row in read_rows(db, sql))


def names(db: Database) -> tuple[tuple[str, str], ...]:
    """Give (row id, name) of everybody, also of those who left."""
    return tuple((row["id"], row["name"]) for row in read_rows(db, "SELECT id, name FROM person"))


def restrict(records: Records, patient_id: str, why: str, person_ids: Iterable[str]) -> None:
    """Restrict a chart, or change to whom it is restricted."""
    row_id = one(records.db, "SELECT id FROM restriction WHERE patient_id = ?", [patient_id])
    if row_id is None:
        records.insert("restriction", {"patient_id": patient_id, "why": why})
    else:
        records.update("restriction", str(row_id), {"why": why})
    wanted = set(person_ids)
    for person_id, reader_id in _readers(records.db, patient_id).items():
        if person_id not in wanted:
            records.delete("restriction_reader", reader_id)
        wanted.discard(person_id)
    for person_id in sorted(wanted):
        named = {"patient_id": patient_id, "person_id": person_id}
        records.insert("restriction_reader", named)


def lift(records: Records, patient_id: str) -> None:
    """Let everybody open a chart again whose roles read charts."""
    for reader_id in _readers(records.db, patient_id).values():
        records.delete("restriction_reader", reader_id)
    row_id = one(records.db, "SELECT id FROM restriction WHERE patient_id = ?", [patient_id])
    records.delete("restriction", str(row_id))


def _readers(db: Database, patient_id: str) -> dict[str, str]:
    sql = "SELECT person_id, id FROM restriction_reader WHERE patient_id = ?"
    return {row["person_id"]: row["id"] for row in read_rows(db, sql, [patient_id])}
