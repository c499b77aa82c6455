"""The center's facts: one row, its closures and prescribers."""

from collections.abc import Iterable
from datetime import date

from infusion_planner.domain.clinic import Center, Closure, Paper, PatientTexts, Prescriber
from infusion_planner.domain.errors import DamagedFile
from infusion_planner.domain.locking import Locking
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows

WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def add(records: Records, center: Center) -> None:
    """Write the center's row and all that belongs to it, once, at first start."""
    records.insert("center", {**_columns(center), "sample": int(center.is_sample)})
    _write_closures(records, center)
    _write_prescribers(records, center)


def save(records: Records, center: Center) -> None:
    """Write the center's facts over the ones stored.

    A prescriber who is no longer listed stays while a patient names them.
    """
    row = read_rows(records.db, "SELECT id FROM center")[0]
    records.update("center", row["id"], _columns(center))
    for closure in read_rows(records.db, "SELECT id, on_day FROM closure"):
        if closure["on_day"] not in {item.on.isoformat() for item in center.closures}:
            records.delete("closure", closure["id"])
    _write_closures(records, center)
    kept = {item.id for item in center.prescribers}
    for prescriber in _prescribers_unused(records.db):
        if prescriber not in kept:
            records.delete("prescriber", prescriber)
    _write_prescribers(records, center)


def add_closures(records: Records, closures: Iterable[Closure]) -> None:
    """Write further closed days; none of them may be stored yet."""
    for closure in closures:
        records.insert("closure", {"on_day": closure.on.isoformat(), "why": closure.why})


def get(db: Database) -> Center:
    """Read the center's facts.

    Raises:
        DamagedFile: the row is missing.
    """
    found = read_rows(db, "SELECT * FROM center")
    if not found:
        raise DamagedFile("The center's facts are missing from the records. Restore a backup.")
    row = found[0]
    return Center(
        name=row["name"],
        phone=row["phone"],
        rems_facility_id=row["rems_facility_id"],
        paper=Paper(row["paper"]),
        weekdays=frozenset(
            WEEKDAY_KEYS.index(key) for key in row["open_weekdays"].split(",") if key
        ),
        closures=_closures(db),
        prescribers=_prescribers(db),
        is_sample=bool(row["sample"]),
        letters=_letters(row),
    )


def locking(db: Database) -> Locking:
    """Read after how long without use the screen is hidden and the records are closed."""
    found = read_rows(db, "SELECT hide_minutes, lock_minutes FROM center")
    return Locking(found[0]["hide_minutes"], found[0]["lock_minutes"]) if found else Locking()


def save_locking(records: Records, locking: Locking) -> None:
    """Write the limits over the ones stored."""
    row = read_rows(records.db, "SELECT id FROM center")[0]
    values = {"hide_minutes": locking.hide_minutes, "lock_minutes": locking.lock_minutes}
    records.update("center", row["id"], values)


def _letters(row: Row) -> PatientTexts:
    approved = row["texts_approved_on"]
    return PatientTexts(
        hours=row["hours"],
        night_phone=row["night_phone"],
        arrive_at=row["arrive_at"],
        visit=row["visit"],
        bring=tuple(row["bring"].splitlines()),
        call_if=row["call_if"],
        emergency=row["emergency"],
        owner=row["texts_owner"],
        approved_on=date.fromisoformat(approved) if approved else None,
    )


def _closures(db: Database) -> tuple[Closure, ...]:
    found = read_rows(db, "SELECT on_day, why FROM closure ORDER BY on_day")
    return tuple(Closure(date.fromisoformat(row["on_day"]), row["why"]) for row in found)


def _prescribers(db: Database) -> tuple[Prescriber, ...]:
    found = read_rows(db, "SELECT id, name, npi FROM prescriber ORDER BY name COLLATE NOCASE")
    return tuple(Prescriber(row["id"], row["name"], row["npi"]) for row in found)


def _prescribers_unused(db: Database) -> list[str]:
    sql = (
        "SELECT id FROM prescriber WHERE NOT EXISTS"
        " (SELECT 1 FROM patient WHERE patient.prescriber_id = prescriber.id)"
    )
    return [row["id"] for row in read_rows(db, sql)]


def _columns(center: Center) -> dict[str, Value]:
    return {
        "name": center.name,
        "phone": center.phone,
        "rems_facility_id": center.rems_facility_id,
        "paper": center.paper.value,
        "open_weekdays": ",".join(WEEKDAY_KEYS[day] for day in sorted(center.weekdays)),
        **_letter_columns(center.letters),
    }


def _letter_columns(letters: PatientTexts) -> dict[str, Value]:
    approved = letters.approved_on
    return {
        "hours": letters.hours,
        "night_phone": letters.night_phone,
        "arrive_at": letters.arrive_at,
        "visit": letters.visit,
        "bring": "\n".join(letters.bring),
        "call_if": letters.call_if,
        "emergency": letters.emergency,
        "texts_owner": letters.owner,
        "texts_approved_on": approved.isoformat() if approved else None,
    }


def _write_closures(records: Records, center: Center) -> None:
    known = {row["on_day"]: row for row in read_rows(records.db, "SELECT * FROM closure")}
    for closure in center.closures:
        row = known.get(closure.on.isoformat())
        if row is None:
            records.insert("closure", {"on_day": closure.on.isoformat(), "why": closure.why})
        else:
            records.update("closure", row["id"], {"why": closure.why})


def _write_prescribers(records: Records, center: Center) -> None:
    for prescriber in center.prescribers:
        values = {"name": prescriber.name, "npi": prescriber.npi}
        if prescriber.id:
            records.update("prescriber", prescriber.id, values)
        else:
            records.insert("prescriber", values)
