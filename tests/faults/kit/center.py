"""A center on disk, and a person who works there without end."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from infusion_planner.actions.desk import Action, Clock
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.record_tests import RecordTests
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.change import Change
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.course import Dose
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from infusion_planner.store.vault import Opened, open_ring
from tests.office import BLOOD_AND_URINE, CENTER, TODAY, SetClock, done_test

PERSON, PASSWORD = "A. Ruiz", "four words make one"
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
"""Stretching the password takes its time on purpose, and no fault is about it."""


def make_center(folder: Path) -> None:
    """Make the records of a new center and close them."""
    start = FirstStart(CENTER, PERSON, PASSWORD, also=frozenset({Role.NURSE}))
    first_start(folder, start, clock=SetClock(), cost=CHEAP)[0].close()


def come_in(folder: Path, clock: Clock | None = None) -> Office:
    """Sign in to the records of a folder."""
    return sign_in(folder, PERSON, PASSWORD, clock=clock or SetClock())


def keys(folder: Path) -> Opened:
    """Give the keys of a folder's records, as an insider has them."""
    return open_ring(folder / RING_FILE, PERSON, PASSWORD)


def warm_up(folder: Path) -> None:
    """Load, once and before anything is forked, all that a day's work needs."""
    make_center(folder)
    office = come_in(folder)
    work_days(office, Random(0), 7)
    office.close()


def work(office: Office, random: Random) -> Iterator[Change]:
    """Do one thing after another through the desk, the next whenever it is asked for."""
    while True:
        registered = office.desk.do(RegisterPatient(somebody(random)))
        yield registered
        for action in _care(row_of(registered, "patient"), random):
            yield office.desk.do(action)
        yield office.desk.undo()
        yield office.desk.redo()


def work_days(office: Office, random: Random, count: int) -> tuple[Change, ...]:
    """Do so many things."""
    doing = work(office, random)
    return tuple(next(doing) for _ in range(count))


def row_of(change: Change, table: str) -> str:
    """Give the id of the first row of a table that was touched."""
    return next(row.row_id for row in change.rows if row.table == table)


def somebody(random: Random) -> Patient:
    """Make up a patient with one allergy; some have much to tell of it."""
    return Patient(
        id="",
        name=PersonName(random.choice(("LEE", "OKAFOR", "DE LA CRUZ")), "Sam", "Mr"),
        born_on=date(1960, 1, 1) + timedelta(days=random.randrange(15_000)),
        gender="Male",
        mrn=str(random.getrandbits(48)),
        rems_id="",
        allergy_state=AllergyState.KNOWN,
        allergies=(Allergy("penicillin", "hives, " * random.randrange(1, 40)),),
    )


def _care(patient_id: str, random: Random) -> tuple[Action, ...]:
    first = TODAY - timedelta(days=random.randrange(60, 700))
    doses = tuple(Dose(day, 12_000) for day in days_from(first, 5))
    tests = tuple(done_test(test, TODAY) for test in BLOOD_AND_URINE)
    return (
        RecordOutsideCourse(patient_id, 1, doses, "Lakeside Clinic"),
        RecordTests(patient_id, tests),
        RecordCd4(patient_id, Cd4Sample(TODAY, random.randrange(50, 900))),
    )
