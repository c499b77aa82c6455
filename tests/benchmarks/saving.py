"""Saving one given infusion against a bare commit of the same rows in the same file.

The floor writes the rows the operation left, over the same connection, into twins of the three
tables that have the same indexes and constraints but no trigger; both commit at synchronous FULL.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.app.office import Office
from infusion_planner.demo.sample_clock import SampleClock
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store.driver import Database
from tests.benchmarks.center import TODAY, empty_center, register
from tests.benchmarks.measure import Measurement, Seconds, in_turn

_TARGET = 2.5
_DOSE_UG = 12_000
_TABLES = ("infusion", "change", "op")


def measure(folder: Path, rounds: int) -> Measurement:
    """Record the first infusion of one patient a round."""
    office, clock = empty_center(folder)
    try:
        due = _due_infusions(office, clock, rounds + 1)
        pair = _Pair(office, due)
        ours, floor = in_turn(pair.save, pair.commit, rounds)
    finally:
        office.close()
    return Measurement("save one given infusion", "bare commit, same rows", ours, floor, _TARGET)


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
    """Saves through the desk, then commits what that wrote without the desk."""

    office: Office
    due: Iterator[str]

    def __post_init__(self) -> None:
        self._db = self.office.store.db
        _make_twins(self._db)

    def save(self) -> Seconds:
        infusion_id = next(self.due)
        entry = GivenEntry(self.office.reader.today(), _DOSE_UG, Steroid.GIVEN)
        action = RecordInfusion(infusion_id, entry)
        began = perf_counter()
        self.office.desk.do(action)
        return perf_counter() - began

    def commit(self) -> Seconds:
        rows = tuple((table, _newest(self._db, table)) for table in _TABLES)
        began = perf_counter()
        self._db.execute("BEGIN IMMEDIATE")
        for table, row in rows:
            marks = ", ".join("?" * len(row))
            self._db.execute(f"INSERT INTO bare_{table} VALUES ({marks})", row)
        self._db.execute("COMMIT")
        return perf_counter() - began


def _make_twins(db: Database) -> None:
    marks = ", ".join("?" * len(_TABLES))
    made = f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ({marks})"
    for (sql,) in db.execute(f"{made} AND type IN ('table', 'index') ORDER BY type DESC", _TABLES):
        renamed = re.sub(rf"\b({'|'.join(_TABLES)})\b", r"bare_\1", sql)
        db.execute(re.sub(r"INDEX (\w+)", r"INDEX bare_\1", renamed))


def _newest(db: Database, table: str) -> tuple[object, ...]:
    """Give the row written last; an infusion is found through the trail."""
    if table != "infusion":
        return tuple(db.execute(f"SELECT * FROM {table} ORDER BY seq DESC LIMIT 1").fetchone())
    newest = "SELECT row_id FROM change WHERE tbl = 'infusion' ORDER BY seq DESC LIMIT 1"
    return tuple(db.execute(f"SELECT * FROM infusion WHERE id = ({newest})").fetchone())
