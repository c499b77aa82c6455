"""A patient's facts gathered for the rules, and the tests that stand for due dates."""

from datetime import date

from infusion_planner.domain.case import Case
from infusion_planner.domain.chart_facts import gather
from infusion_planner.domain.course import Course, given_courses
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import coming_number
from infusion_planner.domain.tests_done import with_values
from infusion_planner.store import (
    antivirals,
    center,
    certifications,
    chart_facts,
    courses,
    labs,
    monitoring_tests,
    patients,
)
from infusion_planner.store.driver import Database


def case_of(db: Database, patient_id: str, as_of: date, before: int | None = None) -> Case:
    """Gather what the rules may ask about a patient.

    Args:
        db: the records.
        patient_id: the patient's row id.
        as_of: the day of the question.
        before: number of a course: only earlier ones count as given, to ask about it as it began.

    Raises:
        Refused: the patient is no longer in the records.
    """
    patient = patients.get(db, patient_id)
    stored = courses.of_patient(db, patient_id)
    given = given_courses(stored)
    if before is not None:
        given = tuple(course for course in given if course.number < before)
    facts = gather(
        chart_facts.of_patient(db, patient_id),
        _tests_known(monitoring_tests.of_patient(db, patient_id), stored),
        certifications.for_patient(db, patient.prescriber_id or ""),
        coming_number(given),
    )
    return Case(
        as_of=as_of,
        open_days=center.get(db).open_days,
        given=given,
        cd4=labs.cd4_of(db, patient_id),
        born_on=patient.born_on,
        antivirals=antivirals.of_patient(db, patient_id),
        facts=facts,
    )


def all_tests_of(db: Database, patient_id: str, book: Rulebook) -> tuple[MonitoringTest, ...]:
    """Read a patient's tests by day, those of which only values are entered among them."""
    recorded = monitoring_tests.of_patient(db, patient_id)
    entries = chart_facts.of_patient(db, patient_id)
    values = [item.value for item in entries if item.counts]
    results = [value for value in values if isinstance(value, LabResult)]
    return with_values(recorded, results, book) if results else recorded


def _tests_known(
    recorded: tuple[MonitoringTest, ...], stored: tuple[Course, ...]
) -> tuple[MonitoringTest, ...] | None:
    """Give the tests; None where other centers treated, and none is recorded here."""
    here = any(course.doses and not course.given_elsewhere for course in stored)
    return recorded if recorded or here else None
