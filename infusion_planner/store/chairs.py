"""Chairs, the times they are out of service, and hours and staff: rows to domain objects."""

from datetime import date, time

from infusion_planner.domain.bookings import seated
from infusion_planner.domain.chairs import Chair, ChairDays, Outage, StoredOutage
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from infusion_planner.store import bookings, center
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, read_rows


def in_use(db: Database) -> tuple[Chair, ...]:
    """Read the chairs in the order they are shown; those taken away stay in the records."""
    sql = "SELECT id, name FROM chair WHERE in_use = 1 ORDER BY position, name"
    return tuple(Chair(row["name"], row["id"]) for row in read_rows(db, sql))


def save(records: Records, chairs: tuple[Chair, ...]) -> None:
    """Write the chairs in this order over those stored; one that is missing is taken away."""
    stored = {row["name"]: row["id"] for row in read_rows(records.db, "SELECT * FROM chair")}
    wanted = [(chair.id or stored.get(chair.name, ""), chair.name) for chair in chairs]
    kept = {row_id for row_id, _ in wanted}
    for row_id in stored.values():
        if row_id not in kept:
            records.update("chair", row_id, {"in_use": 0})
    for row_id in _in_the_way(stored, wanted):
        # chairs that change their names among themselves let go of them first
        records.update("chair", row_id, {"name": row_id})
    for position, (row_id, name) in enumerate(wanted):
        values: dict[str, Value] = {"name": name, "position": position, "in_use": 1}
        if row_id:
            records.update("chair", row_id, values)
        else:
            records.insert("chair", values)


def _in_the_way(stored: dict[str, str], wanted: list[tuple[str, str]]) -> list[str]:
    """Give the rows in use whose name another row is to have."""
    rows = {row_id for row_id, _ in wanted}
    held = ((stored.get(name, row_id), row_id) for row_id, name in wanted)
    return [holder for holder, row_id in held if holder != row_id and holder in rows]


def retired(db: Database) -> dict[str, str]:
    """Read the row ids of the chairs that were taken away, by name."""
    sql = "SELECT id, name FROM chair WHERE in_use = 0"
    return {row["name"]: row["id"] for row in read_rows(db, sql)}


def outages(db: Database) -> tuple[StoredOutage, ...]:
    """Read when chairs are out of service, by day."""
    sql = (
        "SELECT o.id, c.name, o.from_on, o.to_on, o.why FROM chair_outage AS o"
        " JOIN chair AS c ON c.id = o.chair_id ORDER BY o.from_on, c.position"
    )
    return tuple(
        StoredOutage(
            row["id"],
            Outage(row["name"], _day(row["from_on"]), _day(row["to_on"]), row["why"]),
        )
        for row in read_rows(db, sql)
    )


def add_outage(records: Records, chair_id: str, outage: Outage) -> None:
    """Write that a chair is out of service."""
    records.insert("chair_outage", _outage_columns(chair_id, outage))


def change_outage(records: Records, outage_id: str, chair_id: str, outage: Outage) -> None:
    """Write another chair or other days over a time out of service."""
    records.update("chair_outage", outage_id, _outage_columns(chair_id, outage))


def _outage_columns(chair_id: str, outage: Outage) -> dict[str, Value]:
    return {
        "chair_id": chair_id,
        "from_on": outage.from_on.isoformat(),
        "to_on": outage.to_on.isoformat(),
        "why": outage.why,
    }


def opening(db: Database) -> Opening:
    """Read hours and staff."""
    plans = read_rows(db, "SELECT * FROM opening ORDER BY weekday")
    staffed = read_rows(db, "SELECT * FROM staffing_day ORDER BY on_day")
    return Opening(
        tuple(_plan(row) for row in plans),
        tuple(NursesOn(_day(row["on_day"]), row["nurses"]) for row in staffed),
    )


def save_opening(records: Records, wanted: Opening) -> None:
    """Write hours and staff over those stored."""
    plans: dict[Value, dict[str, Value]] = {item.weekday: _columns(item) for item in wanted.days}
    _save(records, "opening", "weekday", plans)
    staffed: dict[Value, dict[str, Value]] = {
        item.on.isoformat(): {"nurses": item.nurses} for item in wanted.exceptions
    }
    _save(records, "staffing_day", "on_day", staffed)


def room(
    db: Database,
    first: date,
    last: date,
    day_minutes: int,
    without_course: str = "",
    *,
    without_infusions: frozenset[str] = frozenset(),
) -> ChairDays:
    """Read the chairs by days with what is booked.

    Args:
        db: the open database.
        first: the first day for which bookings are read.
        last: the last one.
        day_minutes: how long a patient stays.
        without_course: row id of a course that is being moved, so that it is not in its own way.
        without_infusions: row ids of infusions that have to find room anew.
    """
    staff = opening(db)
    taken = bookings.seated(db, first, last, without_course)
    if without_infusions:
        booked = bookings.between(db, first, last)
        taken = seated(item for item in booked if item.infusion_id not in without_infusions)
    names = tuple(chair.name for chair in in_use(db))
    return ChairDays(
        center.get(db).open_days,
        names,
        tuple(item.outage for item in outages(db)),
        taken,
        staff.most_patients(day_minutes),
        staff.most_on(day_minutes),
        staff.too_short(day_minutes),
        keeps_chairs=bool(names),
    )


def _save(records: Records, table: str, key: str, wanted: dict[Value, dict[str, Value]]) -> None:
    stored = {row[key]: row["id"] for row in read_rows(records.db, f"SELECT * FROM {table}")}
    for value, row_id in stored.items():
        if value not in wanted:
            records.delete(table, row_id)
    for value, columns in wanted.items():
        if value in stored:
            records.update(table, stored[value], columns)
        else:
            records.insert(table, {key: value, **columns})


def _plan(row: Row) -> DayPlan:
    opens, closes = row["pharmacy_opens_at"], row["pharmacy_closes_at"]
    return DayPlan(
        weekday=row["weekday"],
        hours=Hours(time.fromisoformat(row["opens_at"]), time.fromisoformat(row["closes_at"])),
        nurses=row["nurses"],
        running_each=row["running_each"],
        starts_per_half_hour=row["starts_per_half_hour"],
        pharmacy=Hours(time.fromisoformat(opens), time.fromisoformat(closes)) if opens else None,
    )


def _columns(plan: DayPlan) -> dict[str, Value]:
    pharmacy = plan.pharmacy
    return {
        "opens_at": _clock(plan.hours.opens_at),
        "closes_at": _clock(plan.hours.closes_at),
        "nurses": plan.nurses,
        "running_each": plan.running_each,
        "starts_per_half_hour": plan.starts_per_half_hour,
        "pharmacy_opens_at": _clock(pharmacy.opens_at) if pharmacy else None,
        "pharmacy_closes_at": _clock(pharmacy.closes_at) if pharmacy else None,
    }


def _clock(at: time) -> str:
    return at.isoformat(timespec="minutes")


def _day(text: str) -> date:
    return date.fromisoformat(text)
