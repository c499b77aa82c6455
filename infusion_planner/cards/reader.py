"""The one door to every read: gives cards, never rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from infusion_planner.cards.amendments import amendments
from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.patient import PatientCard, RecordCard
from infusion_planner.cards.patients import PatientLine
from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.cards.read_day_sheet import FORM, SheetFacts, day_sheet_card
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_patient import Chart, patient_card
from infusion_planner.cards.read_patients import patient_lines
from infusion_planner.cards.read_plan import plan_card
from infusion_planner.cards.read_record import RecordFacts, record_card
from infusion_planner.cards.read_stamp import PrintFacts
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course, Infusion, given_courses
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import still_blocked
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_to
from infusion_planner.domain.wording import (
    date_words,
)
from infusion_planner.store import center, courses, labs, patients, prints
from infusion_planner.store.facts import case_of
from infusion_planner.store.store import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """A sheet ready to be made, with what its print must be logged with.

    Attributes:
        card: what the sheet places.
        patient_id: the patient's row id.
        course_id: the course's row id.
        infusion_id: the infusion's row id.
        code: six base-32 characters of this print.
        revision: the patient's record revision.
        copy_number: 1 for the first copy.
        paper: `letter` or `a4`.
    """

    card: DaySheetCard
    patient_id: str
    course_id: str
    infusion_id: str
    code: str
    revision: int
    copy_number: int
    paper: str

    def made(self, pdf: bytes, *, pages: int, paper: str, destination: str) -> MadeSheet:
        """Give what is logged once the sheet was printed or saved.

        Args:
            pdf: the bytes printed.
            pages: number of pages of this sheet.
            paper: `letter` or `a4`.
            destination: the printer's name, or `file`.
        """
        return MadeSheet(
            patient_id=self.patient_id,
            course_id=self.course_id,
            infusion_id=self.infusion_id,
            sheet=self.card.stamp.code,
            code=self.code,
            revision=self.revision,
            copy_number=self.copy_number,
            pages=pages,
            paper=paper,
            destination=destination,
            sha256=sha256(pdf).hexdigest(),
        )


class Reader:
    """Reads cards for one person, from sign-in to sign-out."""

    def __init__(self, store: Store, book: Rulebook, clock: Clock, actor_name: str) -> None:
        self._store = store
        self._db = store.db
        self._book = book
        self._clock = clock
        self._actor_name = actor_name

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
        return patient_card(self._chart(patient_id), self._book)

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
        return plan_card(patient, case, wish, self._book)

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
        patient_id, course, infusion = self._infusion(infusion_id)
        last = self._store.read(lambda db: prints.last_of_infusion(db, infusion_id, FORM.code))
        now = self._clock()
        made = PrintFacts(
            revision=self._store.revision(patient_id),
            code=prints.code_for(infusion_id, last),
            copy_number=last.copy_number + 1 if last else 1,
            replaces=_local(last.printed_at, now) if last else None,
            printed_at=now,
            printed_by=self._actor_name,
        )
        facts = self._sheet_facts(patient_id, course, infusion)
        return SheetCopy(
            card=day_sheet_card(facts, made, self._book),
            patient_id=patient_id,
            course_id=course.id,
            infusion_id=infusion_id,
            code=made.code,
            revision=made.revision,
            copy_number=made.copy_number,
            paper=facts.center.paper.value,
        )

    def infusions_of(self, mrn: str, number: int) -> tuple[str, ...]:
        """Give the row ids of the infusions of a course that was planned here, by number.

        Raises:
            Refused: no patient has this MRN, or the course is not there.
        """
        patient = self._store.read(lambda db: patients.by_mrn(db, mrn))
        if patient is None:
            raise Refused(f"No patient has the MRN {mrn}. Check the number.")
        for course in self._store.read(lambda db: courses.of_patient(db, patient.id)):
            if course.number == number and not course.given_elsewhere:
                return tuple(infusion.id for infusion in course.infusions)
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

    def _sheet_facts(self, patient_id: str, course: Course, infusion: Infusion) -> SheetFacts:
        patient, facts = self.details(patient_id), self.center()
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        earlier = [item for item in given_courses(stored) if item.number < course.number]
        prescriber = next(
            (item for item in facts.prescribers if item.id == patient.prescriber_id), None
        )
        return SheetFacts(
            identity=self.identity(patient_id),
            center=facts,
            prescriber=prescriber,
            course=course,
            infusion=infusion,
            first_course=not earlier,
            last_dose_before=date_words(earlier[-1].last_on) if earlier else "",
            overrides=self._store.read(lambda db: courses.overrides_of(db, course.id)),
            blocked=() if course.doses else self._blocked(patient_id, course),
        )

    def _blocked(self, patient_id: str, course: Course) -> tuple[Finding, ...]:
        case = self._store.read(lambda db: case_of(db, patient_id, self.today()))
        return still_blocked(case, course.number, course_days(course), self._book)


def _local(instant: str, now: datetime) -> datetime:
    return datetime.fromisoformat(instant).astimezone(now.tzinfo)
