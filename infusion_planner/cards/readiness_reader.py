"""Reads the readiness of one patient's coming course."""

from datetime import date, datetime

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.read_readiness import (
    ReadinessFacts,
    readiness_brief,
    readiness_card,
)
from infusion_planner.cards.readiness import ReadinessBrief, ReadinessCard
from infusion_planner.domain.case import planned_again
from infusion_planner.domain.course import UNFINISHED, Course, course_state
from infusion_planner.domain.spacing import coming_number
from infusion_planner.store import chart_facts, courses, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of


class ReadinessReader(ChartReader):
    """Reads cards of readiness."""

    def card(self, patient_id: str, as_of: date | None = None) -> ReadinessCard:
        """Give every gate of the course that is planned or under way, else of the coming one.

        Args:
            patient_id: the patient's row id.
            as_of: the day of the question; None for today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return readiness_card(self.facts(patient_id, as_of), self._book)

    def facts(self, patient_id: str, as_of: date | None = None) -> ReadinessFacts:
        """Give what the readiness is judged on.

        Args:
            patient_id: the patient's row id.
            as_of: the day of the question; None for today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        now = self._clock()
        day = as_of or now.date()
        return self._store.read(lambda db: facts_to_judge(db, patient_id, day, now))

    def brief(self, patient_id: str) -> ReadinessBrief:
        """Say in a few words how ready the course is today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        now = self._clock()
        facts = self._store.read(lambda db: facts_to_judge(db, patient_id, now.date(), now))
        return readiness_brief(facts, self._book)


def facts_to_judge(db: Database, patient_id: str, as_of: date, now: datetime) -> ReadinessFacts:
    """Read what the coming course of a patient is judged on; who may read it is asked before."""
    stored = courses.of_patient(db, patient_id)
    planned = next((item for item in stored if _is_open(item, now.date())), None)
    number = planned.number if planned else None
    case = case_of(db, patient_id, as_of, number)
    return ReadinessFacts(
        patient=patients.get(db, patient_id),
        case=case,
        today=now.date(),
        entries=chart_facts.of_patient(db, patient_id),
        planned=planned_again(planned) if planned else None,
        number=number or coming_number(case.given),
        course_id=planned.id if planned else "",
        overrides=courses.overrides_of(db, planned.id) if planned else (),
        zone=now.tzinfo,
        has_begun=bool(planned and planned.doses),
    )


def _is_open(course: Course, today: date) -> bool:
    return not course.given_elsewhere and course_state(course, today) in UNFINISHED
