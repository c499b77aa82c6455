"""A day in a center with one patient whose every word is unmistakable.

As a program (`python -m tests.faults.kit.canary_day`) it is the process whose traces are looked
for; it ends by being killed.
"""

import logging
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import NoReturn

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.record_tests import RecordTests
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.office import Office
from infusion_planner.app.paper import Wanted, write_sheets
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import Frozen, as_dict
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.recording import GivenEntry
from tests.faults.kit import children
from tests.faults.kit.center import PASSWORD, PERSON, come_in, make_center, row_of
from tests.office import BLOOD_AND_URINE, TODAY, SetClock


class Canary(Frozen):
    """What is looked for.

    Attributes:
        family: family name.
        given: given name.
        mrn: medical record number.
        born_on: birth date.
        allergy: substance.
        note: a note to a test.
        place: the center that gave an earlier course.
    """

    family: str
    given: str
    mrn: str
    born_on: date
    allergy: str
    note: str
    place: str

    def texts(self) -> tuple[str, ...]:
        """Give every text by which the patient would be known, the date as stored and as shown."""
        values = {**as_dict(self), "born_on": self.born_on.isoformat()}
        return (*values.values(), f"{self.born_on:%d-%b-%Y}")


def canary(seed: int) -> Canary:
    """Make one up."""
    random = Random(seed)
    words = ("".join(random.choices(ascii_lowercase, k=14)) for _ in range(5))
    family, given, allergy, note, place = words
    born_on = date(1931, 1, 1) + timedelta(days=random.randrange(9_000))
    mrn = str(random.randrange(10**11, 10**12))
    return Canary(family, given, mrn, born_on, allergy, note, place)


def spend(folder: Path, asked: Path, bird: Canary) -> NoReturn:
    """Do what is done for a patient, be refused once, write the sheets asked for, and die."""
    make_center(folder)
    clock = SetClock()
    office = come_in(folder, clock)
    patient = _patient(bird)
    patient_id = row_of(office.desk.do(RegisterPatient(patient)), "patient")
    try:
        office.desk.do(RegisterPatient(patient))
    except InvalidInput as refusal:
        logging.getLogger(__name__).debug("refused: %s", type(refusal).__name__)
    infusion_id = _treat(office, patient_id, bird)
    for kind in ("S1", "S8"):
        write_sheets(folder, (PERSON, PASSWORD), Wanted(kind, bird.mrn, 2), asked / f"{kind}.pdf")
    clock.set(_SECOND_COURSE, 15)
    office.desk.do(RecordInfusion(infusion_id, GivenEntry(_SECOND_COURSE, 12_000, Steroid.GIVEN)))
    if bird.family.upper() not in office.reader.patients()[0].name.upper():
        raise AssertionError("the patient is not in the records, so nothing would be proved")
    # Here, because the records would be closed well on return.
    children.die()


_FIRST_COURSE = TODAY - timedelta(days=380)
_SECOND_COURSE = date(2026, 11, 30)


def _treat(office: Office, patient_id: str, bird: Canary) -> str:
    """Enter an earlier course, tests and an antiviral, plan a course, give its first infusion."""
    do = office.desk.do
    doses = tuple(Dose(day, 12_000) for day in days_from(_FIRST_COURSE, 5))
    do(RecordOutsideCourse(patient_id, 1, doses, bird.place))
    # all of them, or the second course would wait for the one that is overdue
    done = (
        MonitoringTest(test, TODAY, TODAY, abnormal=False, note=bird.note)
        for test in (*BLOOD_AND_URINE, "tsh")
    )
    do(RecordTests(patient_id, tuple(done)))
    do(StartAntiviral(patient_id, Antiviral("acyclovir", TODAY)))
    return row_of(do(PlanCourse(patient_id, 2, _SECOND_COURSE)), "infusion")


def _patient(bird: Canary) -> Patient:
    return Patient(
        id="",
        name=PersonName(bird.family, bird.given),
        born_on=bird.born_on,
        gender="Female",
        mrn=bird.mrn,
        allergy_state=AllergyState.KNOWN,
        allergies=(Allergy(bird.allergy, "hives"),),
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, filename=sys.argv[3])
    spend(Path(sys.argv[1]), Path(sys.argv[2]), canary(int(sys.argv[4])))
