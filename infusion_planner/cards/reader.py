"""The one door to every read: gives cards, never rows."""

from collections.abc import Callable
from datetime import date, datetime

from infusion_planner.cards.amendments import amendments
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.cards.monitoring_reader import MonitoringReader
from infusion_planner.cards.patient import PatientCard, RecordCard
from infusion_planner.cards.patients import PatientLine
from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_patient import Chart, patient_card
from infusion_planner.cards.read_patients import patient_lines
from infusion_planner.cards.read_plan import plan_card
from infusion_planner.cards.read_record import RecordFacts, record_card
from infusion_planner.cards.sheet_copies import SheetCopy, SheetReader
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_to
from infusion_planner.store import center, courses, labs, patients
from infusion_planner.store.facts import case_of
from infusion_planner.store.store import Store

__all__ = ["Clock", "Reader", "SheetCopy"]

Clock = Callable[[], datetime]


class Reader:
    """Reads cards for one person, from sign-in to sign-out."""

    def __init__(self, store: Store, book: Rulebook, clock: Clock, actor_name: str) -> None:
        self._store = store
        self._db = store.db
        self._book = book
        self._clock = clock
        self._sheets = SheetReader(store, book, clock, actor_name)
        self._monitoring = MonitoringReader(store, book, clock)

    @property
    def book(self) -> Rulebook:
        """Give the rules in force."""
        return self._book

    def today(self) -> date:
        """Give the center's civil date."""
        return self._clock().date()

    def center(self) -> Center:
        """Give the center's facts."""
        return self._store.read(center.get)

    def patients(self) -> tuple[PatientLine, ...]:
        """Give every patient as a line, by family and given name."""
        everybody = self._store.read(patients.every)
        return patient_lines(
            everybody,
            self._store.read(courses.every),
            self._store.read(labs.cd4_by_patient),
            self.today(),
            self._book,
        )

    def patient(self, patient_id: str) -> PatientCard:
        """Give one patient's record.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return patient_card(self._chart(patient_id), self._monitoring.facts(patient_id), self._book)

    @property
    def of_monitoring(self) -> MonitoringReader:
        """Give what reads the forms of the monitoring."""
        return self._monitoring

    def monitoring(self, patient_id: str) -> MonitoringCard:
        """Give one patient's monitoring.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._monitoring.card(patient_id)

    def details(self, patient_id: str) -> Patient:
        """Give one patient's details for the form.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._store.read(lambda db: patients.get(db, patient_id))

    def identity(self, patient_id: str) -> IdentityCard:
        """Give one patient's banner.

        Raises:
            Refused: the patient is no longer in the records.
        """
        patient = self.details(patient_id)
        similar = similar_to(patient, self._store.read(patients.every))
        return identity_card(patient, self.today(), similar)

    def duplicates(self, patient: Patient) -> tuple[IdentityCard, ...]:
        """Give those who may be the same person as somebody being registered.

        The same MRN comes first, then the same birth date with a like name, then like names.
        """
        everybody = self._store.read(patients.every)
        mrn = tidy(patient.mrn).casefold()
        same = [other for other in everybody if other.mrn.casefold() == mrn]
        like = [other for other in similar_to(patient, everybody) if other not in same]
        found = [other for other in (*same, *like) if other.id != patient.id]
        return tuple(identity_card(other, self.today()) for other in found)

    def plan(self, patient_id: str, wish: Wish) -> PlanCard:
        """Judge a wished start.

        Raises:
            Refused: the patient is no longer in the records.
        """
        patient = self.details(patient_id)
        case = self._store.read(lambda db: case_of(db, patient_id, self.today()))
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        return plan_card(patient, case, wish, self._book, stored)

    def infusion_to_record(self, infusion_id: str) -> RecordCard:
        """Give the form for recording or amending an infusion.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        patient_id, course, infusion = self._infusion(infusion_id)
        facts = RecordFacts(
            patient=self.details(patient_id),
            course=course,
            infusion=infusion,
            prescribers=tuple(item.name for item in self.center().prescribers),
            history=self._amendments(infusion_id),
        )
        return record_card(facts, self.today(), self._book)

    def day_sheet(self, infusion_id: str) -> SheetCopy:
        """Give the day sheet of an infusion as the next copy would print it.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        return self._sheets.day_sheet(infusion_id)

    def patient_calendar(self, course_id: str) -> SheetCopy:
        """Give the patient calendar of a course as the next copy would print it.

        Raises:
            Refused: the course is no longer in the records, or was given elsewhere.
        """
        return self._sheets.patient_calendar(course_id)

    def course_of(self, mrn: str, number: int) -> str:
        """Give the row id of a course that was planned here.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        return self._planned_here(mrn, number).id

    def infusions_of(self, mrn: str, number: int) -> tuple[str, ...]:
        """Give the row ids of the infusions of a course that was planned here, by number.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        return tuple(infusion.id for infusion in self._planned_here(mrn, number).infusions)

    def _planned_here(self, mrn: str, number: int) -> Course:
        patient = self._store.read(lambda db: patients.by_mrn(db, mrn))
        if patient is None:
            raise Refused(f"No patient has the MRN {mrn}. Check the number.")
        for course in self._store.read(lambda db: courses.of_patient(db, patient.id)):
            if course.number == number and not course.given_elsewhere:
                return course
        raise Refused(f"Course {number} of MRN {mrn} was not planned here, so it has no sheets.")

    def _chart(self, patient_id: str) -> Chart:
        patient = self.details(patient_id)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        return Chart(
            patient=patient,
            courses=stored,
            case=self._store.read(lambda db: case_of(db, patient_id, self.today())),
            similar=similar_to(patient, self._store.read(patients.every)),
            amendments={
                infusion.id: self._amendments(infusion.id)
                for course in stored
                for infusion in course.infusions
            },
        )

    def _amendments(self, infusion_id: str) -> tuple[str, ...]:
        zone = self._clock().tzinfo
        return amendments(self._store.history("infusion", infusion_id), zone)

    def _infusion(self, infusion_id: str) -> tuple[str, Course, Infusion]:
        return self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id))
