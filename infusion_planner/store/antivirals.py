"""Antivirals: rows to domain objects and back."""

from datetime import date

from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.errors import Refused
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows


def add(records: Records, patient_id: str, antiviral: Antiviral, recorded_at: str) -> str:
    """Write one antiviral and give its row id."""
    values = {"patient_id": patient_id, **_columns(antiviral), "recorded_at": recorded_at}
    return records.insert("antiviral", values)


def save(records: Records, antiviral: Antiviral) -> None:
    """Write an antiviral over the one stored."""
    records.update("antiviral", antiviral.id, _columns(antiviral))


def remove(records: Records, antiviral_id: str) -> None:
    """Take an antiviral away that was entered in error."""
    records.delete("antiviral", antiviral_id)


def of_patient(db: Database, patient_id: str) -> tuple[Antiviral, ...]:
    """Read a patient's antivirals, by first day."""
    sql = "SELECT * FROM antiviral WHERE patient_id = ? ORDER BY started_on, id"
    return tuple(_antiviral(row) for row in read_rows(db, sql, [patient_id]))


def owner_of(db: Database, antiviral_id: str) -> tuple[str, Antiviral]:
    """Read one antiviral and the row id of the patient it belongs to.

    Raises:
        Refused: there is no such antiviral any more.
    """
    found = read_rows(db, "SELECT * FROM antiviral WHERE id = ?", [antiviral_id])
    if not found:
        raise Refused(
            "This antiviral is no longer in the records. Look at the patient's page again."
        )
    return found[0]["patient_id"], _antiviral(found[0])


def _columns(antiviral: Antiviral) -> dict[str, Value]:
    stopped = antiviral.stopped_on
    return {
        "medicine": antiviral.medicine,
        "started_on": antiviral.started_on.isoformat(),
        "stopped_on": stopped.isoformat() if stopped else None,
        "stopped_early": int(antiviral.stopped_early) if stopped else None,
        "why": antiviral.why,
    }


def _antiviral(row: Row) -> Antiviral:
    stopped = row["stopped_on"]
    return Antiviral(
        medicine=row["medicine"],
        started_on=date.fromisoformat(row["started_on"]),
        stopped_on=date.fromisoformat(stopped) if stopped else None,
        stopped_early=bool(row["stopped_early"]),
        why=row["why"],
        id=row["id"],
    )
