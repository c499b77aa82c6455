"""Saving an infusion, or a set of vital signs, against a bare commit of the same rows.

The floor writes the rows the operation left, over the same connection, into twins of the three
tables that have the same indexes and constraints but no trigger, in the same file; both commit at
synchronous FULL.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from time import perf_counter

from infusion_planner.actions.desk import Action
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.app.office import Office
from infusion_planner.demo.sample_clock import SampleClock
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_values import Vitals
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store.driver import Database
from tests.benchmarks.center import TODAY, empty_center, register
from tests.benchmarks.measure import Measurement, Seconds, in_turn

_TARGET = 2.5
_DOSE_UG = 12_000
_SETS_OF_A_DAY = 20
"""As many as an infusion and its observation come to, with a reaction in between."""
_FLOOR = "bare commit, same rows"


def measure(folder: Path, rounds: int) -> tuple[Measurement, ...]:
    """Record the first infusion of one patient a round, and sets of vital signs, twenty a day."""
    office, clock = empty_center(folder)
    try:
        days = rounds // _SETS_OF_A_DAY + 1
        due = _due_infusions(office, clock, days + rounds + 1)
        signs = _vital_signs(office, clock, tuple(islice(due, days)))
        given = (RecordInfusion(each, _given(office)) for each in due)
        return (
            _row("save one given infusion", _Pair(office, "infusion", given), rounds),
            _row("save a set of vital signs", _Pair(office, "day_entry", signs), rounds),
        )
    finally:
        office.close()


def _row(what: str, pair: "_Pair", rounds: int) -> Measurement:
    ours, floor = in_turn(pair.save, pair.commit, rounds)
    return Measurement(what, _FLOOR, ours, floor, _TARGET)


def _given(office: Office) -> GivenEntry:
    return GivenEntry(office.reader.today(), _DOSE_UG, Steroid.GIVEN)


def _vital_signs(
    office: Office, clock: SampleClock, infusion_ids: Sequence[str]
) -> Iterator[Action]:
    """Check one patient in after the other, and give the sets of each day, all of one minute."""
    at = clock().replace(tzinfo=None)
    signs = Vitals(Decimal("36.8"), 72, 120, 80, 14, 98)
    for infusion_id in infusion_ids:
        office.desk.do(RecordDay(infusion_id, at.date(), (Entered("arrived", Arrived(), at),)))
        for _ in range(_SETS_OF_A_DAY):
            yield RecordDay(infusion_id, at.date(), (Entered("vitals", signs, at),))


def _due_infusions(office: Office, clock: SampleClock, count: int) -> Iterator[str]:
    """Plan first courses that begin today and give the row ids of their first infusions."""
    first_day = next(office.reader.center().open_days.starts(5, TODAY - timedelta(days=6), 7))
    clock.set(first_day - timedelta(days=30), 9)
    ids = [_planned(office, number, first_day) for number in range(count)]
    clock.set(first_day, 16)
    return iter(ids)


def _planned(office: Office, number: int, first_day: date) -> str:
    patient_id = register(office, number)
    change = office.desk.do(PlanCourse(patient_id, 1, first_day))
    return next(row.row_id for row in change.rows if row.table == "infusion")


@dataclass
class _Pair:
    """Saves through the desk, then commits what that wrote without the desk.

    Attributes:
        office: the open records.
        table: the table that each action writes one row of.
        actions: one for each round.
    """

    office: Office
    table: str
    actions: Iterator[Action]

    def __post_init__(self) -> None:
        self._db = self.office.store.db
        self._tables = (self.table, "change", "op")
        _make_twins(self._db, self._tables)

    def save(self) -> Seconds:
        action = next(self.actions)
        began = perf_counter()
        self.office.desk.do(action)
        return perf_counter() - began

    def commit(self) -> Seconds:
        rows = tuple((table, _newest(self._db, table)) for table in self._tables)
        began = perf_counter()
        self._db.execute("BEGIN IMMEDIATE")
        for table, row in rows:
            marks = ", ".join("?" * len(row))
            self._db.execute(f"INSERT INTO bare_{table} VALUES ({marks})", row)
        self._db.execute("COMMIT")
        return perf_counter() - began


def _make_twins(db: Database, tables: tuple[str, ...]) -> None:
    """Make empty twins of tables, in the place of those that are there."""
    for table in tables:
        db.execute(f"DROP TABLE IF EXISTS bare_{table}")
    marks = ", ".join("?" * len(tables))
    made = f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ({marks})"
    for (sql,) in db.execute(f"{made} AND type IN ('table', 'index') ORDER BY type DESC", tables):
        renamed = re.sub(rf"\b({'|'.join(tables)})\b", r"bare_\1", sql)
        db.execute(re.sub(r"INDEX (\w+)", r"INDEX bare_\1", renamed))


def _newest(db: Database, table: str) -> tuple[object, ...]:
    """Give the row written last; one of a patient is found through the trail."""
    if table in {"change", "op"}:
        return tuple(db.execute(f"SELECT * FROM {table} ORDER BY seq DESC LIMIT 1").fetchone())
    newest = "SELECT row_id FROM change WHERE tbl = ? ORDER BY seq DESC LIMIT 1"
    return tuple(db.execute(f"SELECT * FROM {table} WHERE id = ({newest})", (table,)).fetchone())
