"""What was entered of infusion days, and who signed it: rows to domain objects and back.

What an entry holds is kept as JSON, checked against its kind when it is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_signatures import DaySignature, DaySigner, day_mark
from infusion_planner.domain.errors import DamagedFile, Refused
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Records, Row, read_rows

ENTRY, SIGNATURE = "day_entry", "day_signature"
Day = tuple[str, date]
"""Row id of the infusion, and the day."""
_NAMES = (
    "kind",
    "content",
    "real_at",
    "done_by",
    "noted_at",
    "noted_by",
    "replaces",
    "why",
    "withdrawn",
    "withdrawn_at",
    "withdrawn_by",
    "from_paper",
    "id",
)
_ENTRIES = f"SELECT {', '.join(_NAMES)}, infusion_id, on_day FROM day_entry"
_KEPT = 1024
"""Entries kept as they were read: those of a day in a center of 40 chairs."""


def add(records: Records, patient_id: str, day: Day, entry: DayEntry) -> str:
    """Write one entry and give its row id."""
    values = {
        "patient_id": patient_id,
        "infusion_id": day[0],
        "on_day": day[1].isoformat(),
        "kind": entry.kind,
        "content": content_of(entry),
        "real_at": entry.real_at.isoformat(),
        "done_by": entry.done_by,
        "noted_at": entry.noted_at,
        "noted_by": entry.noted_by,
        "replaces": entry.replaces or None,
        "why": entry.why,
        "from_paper": int(entry.from_paper),
    }
    return records.insert(ENTRY, values)


def withdraw(records: Records, entry: DayEntry) -> None:
    """Write why an entry no longer counts; it stays readable."""
    values = {
        "withdrawn": entry.withdrawn,
        "withdrawn_at": entry.withdrawn_at,
        "withdrawn_by": entry.withdrawn_by,
    }
    records.update(ENTRY, entry.id, values)


def content_of(entry: DayEntry) -> str:
    """Give what an entry holds, as it is stored."""
    return msgspec.json.encode(entry.value).decode()


def mark_of(entries: Iterable[DayEntry]) -> str:
    """Give the code over what entries hold, as a signature keeps it."""
    covered = tuple(entries)
    return day_mark(covered, (content_of(entry) for entry in covered))


def of_day(db: Database, day: Day) -> tuple[DayEntry, ...]:
    """Read every entry of an infusion day, as they were entered."""
    sql = f"{_ENTRIES} WHERE infusion_id = ? AND on_day = ? ORDER BY noted_at, id"
    rows = db.execute(sql, [day[0], day[1].isoformat()]).fetchall()
    return tuple(_as_stored(row[:-2]) for row in rows)


def of_patient(db: Database, patient_id: str) -> dict[Day, tuple[DayEntry, ...]]:
    """Read every entry of a patient by its day, in the order they were entered."""
    sql = f"{_ENTRIES} WHERE patient_id = ? ORDER BY on_day, noted_at, id"
    return _by_day(db.execute(sql, [patient_id]).fetchall())


def of_date(db: Database, on: date) -> dict[Day, tuple[DayEntry, ...]]:
    """Read every entry of one date by its infusion, in the order they were entered."""
    sql = f"{_ENTRIES} WHERE on_day = ? ORDER BY noted_at, id"
    return _by_day(db.execute(sql, [on.isoformat()]).fetchall())


def newest_day_of(db: Database, infusion_id: str) -> date | None:
    """Give the newest day of which something of an infusion was entered; None for none."""
    sql = "SELECT max(on_day) FROM day_entry WHERE infusion_id = ?"
    found = one(db, sql, (infusion_id,))
    return date.fromisoformat(str(found)) if found else None


def newest_entry_at(db: Database, on: date) -> str:
    """Give when the newest entry of a date was made, UTC ISO text; empty when there is none."""
    sql = "SELECT max(noted_at) FROM day_entry WHERE on_day = ?"
    return str(one(db, sql, (on.isoformat(),)) or "")


def owner_of(db: Database, entry_id: str) -> tuple[Day, DayEntry]:
    """Read one entry and the day it belongs to.

    Raises:
        Refused: there is no such entry any more.
    """
    found = _by_day(db.execute(f"{_ENTRIES} WHERE id = ?", [entry_id]).fetchall())
    if not found:
        raise Refused("This entry is no longer in the records. Look at the day again.")
    ((day, (entry,)),) = found.items()
    return day, entry


def sign(records: Records, patient_id: str, day: Day, signature: DaySignature) -> str:
    """Write one signature and give its row id."""
    values = {
        "patient_id": patient_id,
        "infusion_id": day[0],
        "on_day": day[1].isoformat(),
        "role": signature.role.value,
        "meaning": signature.meaning,
        "person_id": signature.person_id,
        "person": signature.person,
        "signed_at": signature.signed_at,
        "covers": msgspec.json.encode(signature.covers).decode(),
        "mark": signature.mark,
    }
    return records.insert(SIGNATURE, values)


def signatures_of(db: Database, day: Day) -> tuple[DaySignature, ...]:
    """Read the signatures under a day, as they were made."""
    sql = "SELECT * FROM day_signature WHERE infusion_id = ? AND on_day = ? ORDER BY signed_at, id"
    return tuple(_signature(row) for row in read_rows(db, sql, [day[0], day[1].isoformat()]))


def rows_of_infusion(db: Database, infusion_id: str) -> list[tuple[str, Row]]:
    """Read the rows of entries and signatures of an infusion, each with its table."""
    return [
        (table, row)
        for table in (ENTRY, SIGNATURE)
        for row in read_rows(
            db, f"SELECT * FROM {table} WHERE infusion_id = ? ORDER BY id", [infusion_id]
        )
    ]


def entry_of(row: Mapping[str, Any]) -> DayEntry:
    """Read an entry from its row, as the table or the trail keeps it.

    Raises:
        DamagedFile: it does not hold what its kind holds.
    """
    kind = row["kind"]
    try:
        if kind not in DAY_KINDS:
            raise msgspec.ValidationError(f"no kind of entry is called {kind!r}")
        value: object = msgspec.json.decode(row["content"], type=DAY_KINDS[kind].of)
    except (msgspec.ValidationError, msgspec.DecodeError):
        raise DamagedFile(
            f"The records hold an entry of the kind '{kind}' that this program cannot read. Nothing"
            " was changed. Tell the person who looks after the program, and restore a backup."
        ) from None
    return DayEntry(
        kind=kind,
        value=value,
        real_at=datetime.fromisoformat(row["real_at"]),
        done_by=row["done_by"],
        noted_at=row["noted_at"],
        noted_by=row["noted_by"],
        replaces=row["replaces"] or "",
        why=row["why"],
        withdrawn=row["withdrawn"],
        withdrawn_at=row["withdrawn_at"],
        withdrawn_by=row["withdrawn_by"],
        from_paper=bool(row["from_paper"]),
        id=row["id"],
    )


def _signature(row: Row) -> DaySignature:
    return DaySignature(
        role=DaySigner(row["role"]),
        meaning=row["meaning"],
        person_id=row["person_id"],
        person=row["person"],
        signed_at=row["signed_at"],
        covers=msgspec.json.decode(row["covers"], type=tuple[str, ...]),
        mark=row["mark"],
        id=row["id"],
    )


def _by_day(rows: Iterable[tuple[Any, ...]]) -> dict[Day, tuple[DayEntry, ...]]:
    found: dict[Day, list[DayEntry]] = {}
    for *entry, infusion_id, on_day in rows:
        day = str(infusion_id), date.fromisoformat(on_day)
        found.setdefault(day, []).append(_as_stored(tuple(entry)))
    return {day: tuple(entries) for day, entries in found.items()}


@lru_cache(maxsize=_KEPT)
def _as_stored(row: tuple[Any, ...]) -> DayEntry:
    # with each entry of a day all others are read again, and hardly one has changed
    return entry_of(dict(zip(_NAMES, row, strict=True)))


def forget() -> None:
    """Keep nothing of what was read: the records are closed."""
    _as_stored.cache_clear()


def infusions_of_date(db: Database, on: date) -> tuple[str, ...]:
    """Read the row ids of the infusions planned on a date, or of which something was entered.

    Those given elsewhere, and of courses that were ended or put on hold before anything was
    entered, are not among them.
    """
    sql = (
        "SELECT infusion.id AS id FROM infusion JOIN course ON course.id = infusion.course_id"
        " WHERE (planned_on = ? AND course.ended_reason = '' AND course.held_reason = '')"
        " OR infusion.id IN (SELECT infusion_id FROM day_entry WHERE on_day = ?)"
        " ORDER BY infusion.id"
    )
    day = on.isoformat()
    return tuple(str(row["id"]) for row in read_rows(db, sql, [day, day]))
