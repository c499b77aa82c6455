"""What became of a day of the calendar after an entry of the trail."""

from collections.abc import Iterable
from datetime import date

from infusion_planner.store import center
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import read_rows

_LATER = "FROM change JOIN op ON op.id = change.op_id WHERE op.seq > ?"


def closed_since(db: Database, seq: int, days: Iterable[date]) -> tuple[date, ...]:
    """Give those of some days that are closed now and were not when an entry was made.

    Args:
        db: the open database.
        seq: the number of the entry.
        days: in any order.
    """
    open_days = center.get(db).open_days
    closed = sorted(day for day in days if not open_days.is_open(day))
    if not closed:
        return ()
    new, before = _new_closures(db, seq), _weekdays_before(db, seq)
    return tuple(
        day
        for day in closed
        if day in new or (day.weekday() in before and day.weekday() not in open_days.weekdays)
    )


def is_touched_since(db: Database, seq: int, day: date) -> bool:
    """Tell whether anybody came onto a day, or chairs or staff were changed, after an entry.

    Args:
        db: the open database.
        seq: the number of the entry.
        day: the day.
    """
    sql = (
        f"SELECT 1 {_LATER} AND (change.tbl IN ('chair', 'chair_outage', 'opening', 'staffing_day')"
        " OR change.tbl = 'infusion' AND ? IN"
        " (json_extract(change.after, '$.planned_on'), json_extract(change.after, '$.given_on'))"
        " OR change.tbl = 'course' AND json_extract(change.before, '$.held_reason')"
        " || json_extract(change.before, '$.ended_reason') <>"
        " json_extract(change.after, '$.held_reason')"
        " || json_extract(change.after, '$.ended_reason')) LIMIT 1"
    )
    return one(db, sql, (seq, day.isoformat())) is not None


def _new_closures(db: Database, seq: int) -> frozenset[date]:
    sql = (
        f"SELECT json_extract(after, '$.on_day') AS on_day {_LATER}"
        " AND change.tbl = 'closure' AND change.before IS NULL"
    )
    return frozenset(date.fromisoformat(row["on_day"]) for row in read_rows(db, sql, [seq]))


def _weekdays_before(db: Database, seq: int) -> frozenset[int]:
    """Give the weekdays that were open then; none where they were not changed since."""
    sql = (
        f"SELECT json_extract(before, '$.open_weekdays') {_LATER}"
        " AND change.tbl = 'center' AND change.before IS NOT NULL ORDER BY change.seq LIMIT 1"
    )
    found = str(one(db, sql, (seq,)) or "")
    return frozenset(center.WEEKDAY_KEYS.index(key) for key in found.split(",") if key)
