"""Bookings: infusions on their days with their chairs, read from what is planned and given.

The chair stands in the row of the infusion, and its day is the day planned: there is no second copy
that could say otherwise. An index of the file keeps two patients off one chair on one day.
"""

from datetime import date, time

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import SeatedDays
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows

# One that was given counts on the day it was given; one that was left out takes up no place, nor
# does one that is on hold.
_LIVE = (
    "SELECT i.id, i.patient_id, i.course_id, coalesce(i.given_on, i.planned_on) AS on_day,"
    " coalesce(h.name, '') AS chair, c.number AS course, i.number, i.given_on IS NOT NULL AS given,"
    " i.starts_at"
    " FROM infusion AS i JOIN course AS c ON c.id = i.course_id"
    " LEFT JOIN chair AS h ON h.id = i.chair_id"
    " WHERE c.given_elsewhere = 0 AND coalesce(i.dose_ug, 1) > 0"
    " AND (c.ended_reason = '' AND c.held_reason = '' OR i.given_on IS NOT NULL)"
)


def between(db: Database, first: date, last: date) -> tuple[Booking, ...]:
    """Read the bookings of some days, by day."""
    sql = f"{_LIVE} AND coalesce(i.given_on, i.planned_on) BETWEEN ? AND ? ORDER BY on_day, i.id"
    return _read(db, sql, first.isoformat(), last.isoformat())


def chair_of(db: Database, infusion_id: str) -> str:
    """Give the name of the chair an infusion is booked in; empty while none is chosen."""
    sql = "SELECT h.name FROM infusion AS i JOIN chair AS h ON h.id = i.chair_id WHERE i.id = ?"
    found = read_rows(db, sql, [infusion_id])
    return str(found[0]["name"]) if found else ""


def seated(db: Database, first: date, last: date, without_course: str = "") -> SeatedDays:
    """Read what is taken of some days, a row a day, so that years of it are read at once.

    Args:
        db: the open database.
        first: the first day.
        last: the last one.
        without_course: row id of a course that does not count, because it is being moved.
    """
    sql = (
        "SELECT on_day, group_concat(nullif(chair, ''), char(31)) AS chairs,"
        f" sum(chair = '') AS loose FROM ({_LIVE}"
        " AND coalesce(i.given_on, i.planned_on) BETWEEN ? AND ? AND i.course_id <> ?)"
        " GROUP BY on_day"
    )
    chairs: dict[date, frozenset[str]] = {}
    loose: dict[date, int] = {}
    for row in read_rows(db, sql, (first.isoformat(), last.isoformat(), without_course)):
        day = date.fromisoformat(row["on_day"])
        if row["chairs"]:
            chairs[day] = frozenset(row["chairs"].split("\x1f"))
        if row["loose"]:
            loose[day] = row["loose"]
    return SeatedDays(chairs, loose)


def of_patient(db: Database, patient_id: str) -> tuple[Booking, ...]:
    """Read a patient's bookings, by day."""
    return _read(db, f"{_LIVE} AND i.patient_id = ? ORDER BY on_day, i.id", patient_id)


def in_chair(db: Database, chair_id: str, first: date) -> tuple[Booking, ...]:
    """Read who is still to sit in a chair from a day on, by day."""
    sql = f"{_LIVE} AND i.chair_id = ? AND i.given_on IS NULL AND i.planned_on >= ? ORDER BY on_day"
    return _read(db, sql, chair_id, first.isoformat())


def seat(records: Records, infusion_id: str, chair: str) -> None:
    """Give an infusion a chair by its name; an empty one leaves it open."""
    found = read_rows(records.db, "SELECT id FROM chair WHERE name = ?", [chair])
    records.update("infusion", infusion_id, {"chair_id": found[0]["id"] if found else None})


def set_start(records: Records, infusion_id: str, starts_at: time) -> None:
    """Write when the patient of an infusion is to come."""
    text = starts_at.isoformat(timespec="minutes")
    records.update("infusion", infusion_id, {"starts_at": text})


def _read(db: Database, sql: str, *values: str) -> tuple[Booking, ...]:
    return tuple(
        Booking(
            row["id"],
            row["patient_id"],
            row["course_id"],
            date.fromisoformat(row["on_day"]),
            row["chair"],
            row["course"],
            row["number"],
            bool(row["given"]),
            time.fromisoformat(row["starts_at"]) if row["starts_at"] else None,
        )
        for row in read_rows(db, sql, values)
    )
