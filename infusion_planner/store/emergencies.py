"""Restricted charts that were opened as an emergency, and the reviews of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from infusion_planner.domain.emergency import EmergencyAccess, EmergencyReason
from infusion_planner.domain.errors import Refused
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows


def begin(records: Records, access: EmergencyAccess) -> str:
    """Write that a chart was opened as an emergency, and give the row's id."""
    return records.insert(
        "emergency_access",
        {
            "patient_id": access.patient_id,
            "person_id": access.person_id,
            "why": access.why.value,
            "words": access.words,
            "started_at": _instant(access.started_at),
            "until_at": _instant(access.until),
        },
    )


def running(db: Database, patient_id: str, person_id: str, now: datetime) -> EmergencyAccess | None:
    """Give the one that holds now for this chart and person, the longest; None for none."""
    at = _instant(now)
    found = _read(
        db,
        "WHERE patient_id = ? AND person_id = ? AND started_at <= ? AND ? < until_at"
        " ORDER BY until_at DESC LIMIT 1",
        (patient_id, person_id, at, at),
    )
    return found[0] if found else None


def open_to(db: Database, person_id: str, now: datetime) -> frozenset[str]:
    """Give the charts, by patient id, that a person may open now because of an emergency."""
    at = _instant(now)
    where = "WHERE person_id = ? AND started_at <= ? AND ? < until_at"
    return frozenset(item.patient_id for item in _read(db, where, (person_id, at, at)))


def to_review(db: Database) -> tuple[EmergencyAccess, ...]:
    """Read those that nobody reviewed, oldest first."""
    return _read(db, "WHERE reviewed_at IS NULL ORDER BY started_at, id", ())


def unreviewed(db: Database, access_id: str) -> EmergencyAccess:
    """Read one that nobody reviewed.

    Raises:
        Refused: it was reviewed already, or is not in the records.
    """
    found = _read(db, "WHERE id = ? AND reviewed_at IS NULL", (access_id,))
    if not found:
        raise Refused("This emergency access was reviewed already. Look at the list again.")
    return found[0]


def review(records: Records, access_id: str, *, person_id: str, at: str, words: str) -> None:
    """Write that somebody reviewed one."""
    values = {"reviewed_by": person_id, "reviewed_at": at, "review": words}
    records.update("emergency_access", access_id, values)


def _read(db: Database, where: str, values: Sequence[Value]) -> tuple[EmergencyAccess, ...]:
    rows = read_rows(db, f"SELECT * FROM emergency_access {where}", values)
    return tuple(_access(row) for row in rows)


def _access(row: Row) -> EmergencyAccess:
    return EmergencyAccess(
        id=row["id"],
        patient_id=row["patient_id"],
        person_id=row["person_id"],
        why=EmergencyReason(row["why"]),
        words=row["words"],
        started_at=datetime.fromisoformat(row["started_at"]),
        until=datetime.fromisoformat(row["until_at"]),
    )


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
