"""Patients to be called because their days cannot stay: rows to domain objects."""

from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows


class PatientCall(Frozen):
    """One patient to be called.

    Attributes:
        patient_id: the patient's row id.
        course_id: the course's row id.
        from_on: the first of the days that were closed.
        to_on: the last of them.
        why: why they were closed.
        old: the days as they were planned.
        new: the new days; empty while there is no place.
        no_place: why there is none; empty where there are new days.
    """

    patient_id: str
    course_id: str
    from_on: date
    to_on: date
    why: str
    old: tuple[date, ...]
    new: tuple[date, ...] = ()
    no_place: str = ""


def of_days(db: Database, first: date, last: date) -> tuple[PatientCall, ...]:
    """Read who is to be called because of days that touch these, in the order they were noted."""
    sql = "SELECT * FROM patient_call WHERE from_on <= ? AND to_on >= ? ORDER BY id"
    return tuple(_call(row) for row in read_rows(db, sql, [last.isoformat(), first.isoformat()]))


def save(records: Records, call: PatientCall) -> None:
    """Write a call; one that was noted for the same course and days is written over."""
    key: dict[str, Value] = {
        "course_id": call.course_id,
        "from_on": call.from_on.isoformat(),
        "to_on": call.to_on.isoformat(),
    }
    values: dict[str, Value] = {
        "why": call.why,
        "old_days": _words(call.old),
        "new_days": _words(call.new),
        "no_place": call.no_place,
    }
    sql = "SELECT id FROM patient_call WHERE course_id = ? AND from_on = ? AND to_on = ?"
    found = read_rows(records.db, sql, list(key.values()))
    if found:
        records.update("patient_call", found[0]["id"], values)
    else:
        records.insert("patient_call", {"patient_id": call.patient_id, **key, **values})


def _words(days: tuple[date, ...]) -> str:
    return " ".join(day.isoformat() for day in days)


def _days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(word) for word in text.split())


def _call(row: Row) -> PatientCall:
    return PatientCall(
        patient_id=row["patient_id"],
        course_id=row["course_id"],
        from_on=date.fromisoformat(row["from_on"]),
        to_on=date.fromisoformat(row["to_on"]),
        why=row["why"],
        old=_days(row["old_days"]),
        new=_days(row["new_days"]),
        no_place=row["no_place"],
    )
