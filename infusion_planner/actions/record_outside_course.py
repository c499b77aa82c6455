"""Enter a course that another center gave."""

from collections.abc import Iterator
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.course import (
    UNFINISHED,
    Course,
    Dose,
    Infusion,
    course_state,
    given_courses,
)
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.recording import course_order_faults, day_faults, dose_faults
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.spacing import next_course, usual_length
from infusion_planner.domain.wording import day_words
from infusion_planner.store import courses, patients
from infusion_planner.store.records import Records


class RecordOutsideCourse(Frozen):
    """Enter what another center gave as the patient's next course.

    Spacing and length are not refused here: the past is what it is, and the patient's page
    shows what the rules say about it.

    Attributes:
        patient_id: the patient's row id.
        number: the course's number, as shown when it was entered.
        doses: at least one above 0 mg, in any order; of a day that is not known, the month.
        where_given: the other center's name; may be empty.
    """

    patient_id: str
    number: int
    doses: tuple[Dose, ...]
    where_given: str = ""
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the course.

        Raises:
            InvalidInput: a dose cannot be.
            Refused: a course is planned or running here, or the number has been taken.
        """
        patient = patients.get(records.db, self.patient_id)
        stored = courses.of_patient(records.db, self.patient_id)
        self.refuse_unfinished(stored, moment)
        faults = tuple(self.faults(patient, stored, moment))
        if faults:
            raise InvalidInput(*faults)
        courses.drop_without_dose(records, stored, self.number)
        courses.add(records, self.patient_id, self._course(moment))
        return f"Entered course {self.number}, given elsewhere: {who(patient)}"

    def refuse_unfinished(self, stored: tuple[Course, ...], moment: Moment) -> None:
        """Refuse while a course is planned or running, or where another number comes next.

        Raises:
            Refused: one of both.
        """
        unfinished = [c for c in stored if course_state(c, moment.today) in UNFINISHED]
        if unfinished:
            number = unfinished[0].number
            raise Refused(
                f"Course {number} is planned or running here. Cancel its plan or end it first."
            )
        coming = next_course(given_courses(stored), moment.today, moment.book)
        if coming.number != self.number:
            raise Refused(f"The next course is now number {coming.number}. Open the form again.")

    def faults(
        self, patient: Patient, stored: tuple[Course, ...], moment: Moment
    ) -> Iterator[Fault]:
        """Yield what is wrong with the doses.

        Args:
            patient: who was given them.
            stored: the courses recorded so far.
            moment: when and by which rules.
        """
        if not any(dose.dose_ug > 0 for dose in self.doses):
            yield Fault("doses", "Enter at least one day on which a dose was given.")
        taken = {dose.on for course in stored for dose in course.doses if dose.known is None}
        for dose in self.doses:
            if dose.known is None and dose.on in taken:
                words = f"Two infusions on {day_words(dose.on)}: one day has one infusion."
                yield Fault("doses", words)
            elif dose.known is None:
                taken.add(dose.on)
            yield from course_order_faults(dose.on, self.number, stored)
            yield from day_faults(dose, patient.born_on, moment.today)
            yield from dose_faults(dose.dose_ug, moment.book)

    def _course(self, moment: Moment) -> Course:
        given = sorted(self.doses, key=lambda dose: dose.on)
        infusions = (Infusion(number, None, dose) for number, dose in enumerate(given, start=1))
        return Course(
            number=self.number,
            length=usual_length(moment.book, self.number),
            infusions=tuple(infusions),
            given_elsewhere=True,
            where_given=tidy(self.where_given),
            rulebook_version=moment.book.version,
        )
