"""Finds a patient and what was planned here by the MRN, as a command names them."""

from infusion_planner.cards.access import ChartAccess
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.store import courses, patients
from infusion_planner.store.store import Store


class ByMrn:
    """Finds rows of one patient, whose chart is opened."""

    def __init__(self, store: Store, access: ChartAccess) -> None:
        self._store = store
        self._access = access

    def patient(self, mrn: str) -> str:
        """Give the row id of a patient; of a merged chart, that of the one it was merged into.

        Raises:
            Refused: no patient has this MRN.
        """
        self._access.require(CHART_STAFF, "A patient's chart")
        patient = self._store.read(lambda db: patients.by_mrn(db, mrn))
        if patient is None:
            raise Refused(f"No patient has the MRN {mrn}. Check the number.")
        kept = self._store.read(lambda db: patients.led_to(db, patient.id))
        self._access.open(kept)
        return kept

    def planned_here(self, mrn: str, number: int) -> Course:
        """Give a course that was planned here.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        kept = self.patient(mrn)
        for course in self._store.read(lambda db: courses.of_patient(db, kept)):
            if course.number == number and not course.given_elsewhere:
                return course
        raise Refused(f"Course {number} of MRN {mrn} was not planned here, so it has no sheets.")

    def course_of(self, mrn: str, number: int) -> str:
        """Give the row id of a course that was planned here.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        return self.planned_here(mrn, number).id

    def infusions_of(self, mrn: str, number: int) -> tuple[str, ...]:
        """Give the row ids of the infusions of a course that was planned here, by number.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        return tuple(infusion.id for infusion in self.planned_here(mrn, number).infusions)
