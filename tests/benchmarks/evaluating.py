"""Judging every gate of a thousand patients against merely reading the same rows.

Both read the chart, its facts and the courses of each patient from the encrypted file; ours then
asks every rule. A hundred charts are gone through ten times, so that making them takes no minute.
"""

from datetime import date, timedelta
from pathlib import Path

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.app.office import Office
from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import (
    Baseline,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    MsKind,
    Pregnancy,
    PriorDrug,
    Screened,
    Varicella,
)
from infusion_planner.domain.readiness import readiness
from infusion_planner.domain.rems_facts import Authorization, Enrollment
from infusion_planner.domain.rule_kinds import BaselineSet
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from tests.benchmarks.center import TODAY, empty_center, register
from tests.benchmarks.measure import Measurement, in_turn, timed

_CHARTS, _TIMES = 100, 10
_TARGET = 3.0
_DAY = TODAY - timedelta(days=10)


def measure(folder: Path, rounds: int, count: int = _CHARTS) -> Measurement:
    """Judge a planned first course of every patient."""
    office, _ = empty_center(folder)
    try:
        start = next(office.reader.center().open_days.starts(5, TODAY + timedelta(days=7), 60))
        charts = [_full_chart(office, number, start) for number in range(count)]
        ours, floor = in_turn(
            lambda: timed(lambda: _judge_all(office, charts, start)),
            lambda: timed(lambda: _read_all(office, charts)),
            rounds,
        )
    finally:
        office.close()
    return Measurement(
        f"{_CHARTS * _TIMES:,} readiness, read and judged",
        "reading the same rows",
        ours,
        floor,
        _TARGET,
    )


def _read_all(office: Office, charts: list[str]) -> None:
    for _ in range(_TIMES):
        for patient_id in charts:
            office.store.read(lambda db, who=patient_id: case_of(db, who, TODAY))  # type: ignore[misc]


def _judge_all(office: Office, charts: list[str], start: date) -> None:
    book, planned = office.reader.book, PlannedCourse(1, start, 5)
    for _ in range(_TIMES):
        for patient_id in charts:
            office.store.read(
                lambda db, who=patient_id: _judge(db, who, planned, book)  # type: ignore[misc]
            )


def _judge(db: Database, patient_id: str, planned: PlannedCourse, book: Rulebook) -> None:
    readiness(case_of(db, patient_id, TODAY), planned, (), book)


def _full_chart(office: Office, number: int, start: date) -> str:
    patient_id = register(office, number)
    office.desk.do(PlanCourse(patient_id, 1, start))
    office.desk.do(RecordFacts(patient_id, _facts(office.reader.book)))
    return patient_id


def _facts(book: Rulebook) -> tuple[tuple[str, object], ...]:
    negative = Screened(_DAY, positive=False)
    tests = book.find(BaselineSet, "baseline_set").tests
    lists = ("suspected", "caution", "medicine", "vaccination")
    return (
        ("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)),
        ("prior_drug", PriorDrug("glatiramer", inadequate=True)),
        ("prior_drug", PriorDrug("fingolimod", inadequate=True)),
        ("hypersensitive", False),
        ("infection_screen", InfectionScreen(TODAY)),
        ("hiv", negative),
        ("tuberculosis", negative),
        ("hepatitis", HepatitisRisk(high=False)),
        ("varicella", Varicella(history=True)),
        ("childbearing", Pregnancy(possible=False)),
        ("listeria", _DAY),
        ("enrollment", Enrollment(_DAY, _DAY, _DAY)),
        ("rems_form", _DAY),
        ("rems_order", _DAY),
        ("authorization", Authorization(TODAY, "88213", "A. Ruiz")),
        *((NOTHING, NoneKnown(kind, TODAY)) for kind in lists),
        *(("baseline", Baseline(test, _DAY, TODAY)) for test in tests),
    )
