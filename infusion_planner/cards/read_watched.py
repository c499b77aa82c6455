"""Reads what is looked at of one patient, to say what waits."""

from datetime import date

from infusion_planner.cards.read_watch_lines import Watched
from infusion_planner.domain.course import UNFINISHED, course_state
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import chart_facts, courses
from infusion_planner.store.day_facts import with_days
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import all_tests_of, case_of


def read_watched(db: Database, patient: Patient, today: date, book: Rulebook) -> Watched:
    """Give a patient's chart with what was recorded of infusion days, as of a day."""
    stored = courses.of_patient(db, patient.id)
    return Watched(
        patient=patient,
        case=with_days(db, case_of(db, patient.id, today), patient.id, book),
        done=all_tests_of(db, patient.id, book),
        entries=chart_facts.of_patient(db, patient.id),
        goes_on=any(
            course.doses and course_state(course, today) in UNFINISHED for course in stored
        ),
        comes_today=any(
            item.planned_on == today and item.given is None
            for course in stored
            if course_state(course, today) in UNFINISHED and not course.held_reason
            for item in course.infusions
        ),
    )
