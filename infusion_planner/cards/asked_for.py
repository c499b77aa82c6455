"""Reads what is asked for a patient on the wait list, worded for what a change would come to."""

from datetime import date

from infusion_planner.domain.course_request import asked_words
from infusion_planner.store import course_requests, courses
from infusion_planner.store.driver import Database


def asked_for(db: Database, patient_id: str, today: date) -> str:
    """Word what is asked for and not given since; empty for nothing."""
    stored = courses.of_patient(db, patient_id)
    return asked_words(course_requests.of_patient(db, patient_id), stored, today)
