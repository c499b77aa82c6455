"""Makes centers to measure on, their password stretched as little as the function allows."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.demo.people import FAMILIES, GIVEN
from infusion_planner.demo.sample_center import (
    ACCOUNT,
    SEED,
    SampleBuilder,
    sample_center,
    sample_random,
)
from infusion_planner.demo.sample_clock import SampleClock
from infusion_planner.demo.stories import STORIES
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.course import Dose
from infusion_planner.domain.patient import AllergyState, Patient, PersonName
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from tests.center import put_away

TODAY = date(2026, 11, 20)
_FULL_UG = 12_000
_YEARS = 7
"""The oldest story of the SAMPLE began less than so many years ago."""
_CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
"""Stretching a password is slow on purpose; it is left out of every figure."""


def today_at_noon() -> datetime:
    """Give the moment at which the records are opened."""
    return datetime.combine(TODAY, time(12), UTC)


def empty_center(folder: Path, opened_on: date = TODAY) -> tuple[Office, SampleClock]:
    """Make a center without patients and sign in; its clock may be set."""
    clock = SampleClock(UTC)
    clock.set(opened_on, 8)
    start = FirstStart(sample_center(TODAY), *ACCOUNT, also=frozenset({Role.NURSE}))
    office, _ = first_start(folder, start, clock=clock, random=sample_random(SEED), cost=_CHEAP)
    # else the next sign-in would ask for the sheet before it lists anybody
    put_away(office)
    return office, clock


def told_center(folder: Path) -> str:
    """Make a center with every story of the SAMPLE, and give the id of its fullest record."""
    office, _ = empty_center(folder, TODAY.replace(year=TODAY.year - _YEARS))
    try:
        SampleBuilder(office, TODAY, len(STORIES), SEED).until(date.max)
        ids = [line.patient_id for line in office.reader.patients()]
        return max(ids, key=lambda each: len(office.reader.patient(each).infusions))
    finally:
        office.close()


def full_center(folder: Path, patients: int) -> None:
    """Make a center in which two of three patients had a first course.

    Half of those have a second one planned, or due to be.
    """
    office, _ = empty_center(folder)
    try:
        for number in range(patients):
            patient_id = register(office, number)
            if number % 3:
                _treat(office, patient_id, number)
    finally:
        office.close()


def register(office: Office, number: int) -> str:
    """Register a fictional patient and give the row's id."""
    given = GIVEN["Female"]
    name = PersonName(FAMILIES[number % len(FAMILIES)], given[number // 7 % len(given)], "Ms")
    patient = Patient(
        id="",
        name=name,
        born_on=date(1960, 1, 1) + timedelta(days=number * 7),
        gender="Female",
        mrn=f"{number:08d}",
        rems_id="",
        allergy_state=AllergyState.NONE,
    )
    change = office.desk.do(RegisterPatient(patient))
    return next(row.row_id for row in change.rows if row.table == "patient")


def _treat(office: Office, patient_id: str, number: int) -> None:
    first = TODAY - timedelta(days=60 + number % 700)
    doses = tuple(Dose(day, _FULL_UG) for day in days_from(first, 5))
    office.desk.do(RecordOutsideCourse(patient_id, 1, doses, "Lakeside Clinic"))
    if number % 3 == 2 and number % 700 > 400:
        start = next(office.reader.center().open_days.starts(3, TODAY + timedelta(days=7), 60))
        office.desk.do(PlanCourse(patient_id, 2, start))
