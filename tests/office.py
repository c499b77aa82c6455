"""A signed-in office on a store in memory, with a clock that tests may set."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from infusion_planner.actions.change_center import OpenCenter
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.proof import Proof
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.record_tests import RecordTests
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.accounts import Accounts
from infusion_planner.app.counted import counting
from infusion_planner.app.downtime import DowntimeDesk
from infusion_planner.app.rules_desk import RulesDesk
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.clinic import Center, Closure, Paper, Prescriber
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.errors import WrongPassword
from infusion_planner.domain.lab_entry import result_rules
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import ResultRange
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.roles import Role, Roles, roles_text
from infusion_planner.domain.trail import Note
from infusion_planner.domain.trail_standing import TrailTrouble
from infusion_planner.store import people
from infusion_planner.store.attempts import Try
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.driver import Database
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.records import Records
from infusion_planner.store.store import Store
from tests.memory import empty_store
from tests.resources import shipped_rulebook

CENTER = Center(
    name="Harbor Infusion Center",
    phone="555-0142",
    rems_facility_id="LF-0417",
    paper=Paper.LETTER,
    weekdays=frozenset(range(5)),
    closures=(Closure(date(2026, 11, 26), "Thanksgiving Day"),),
    prescribers=(Prescriber("", "Dr H. Lindqvist", "1999999984"),),
    is_sample=True,
)
TODAY = date(2026, 11, 20)
STAFF = frozenset({Role.MANAGER, Role.NURSE})
"""What the first person of a small center is: enough for every action of the tests."""
ACTOR = Actor("person-1", "A. Ruiz", STAFF)
PASSWORDS = {
    ("A. Ruiz", "correct horse battery"): "person-1",
    ("B. Osei", "another long password"): "person-2",
}
"""Whom a name and a password open the key ring for."""


def open_ring(name: str, password: str) -> str:
    found = PASSWORDS.get((name, password))
    if found is None:
        raise WrongPassword("Name and password do not open the records.")
    return found


@dataclass
class SetClock:
    """A clock that stands at a moment until it is set to another."""

    at: datetime = field(default_factory=lambda: moment(TODAY))
    seconds: float = 0

    def __call__(self) -> datetime:
        return self.at

    def set(self, day: date, hour: int = 9, minute: int = 0) -> None:
        self.at = moment(day, hour, minute)


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


class QuietOffice:
    """What every office says of itself, where a test asks for none of it."""

    accounts: Accounts | None = None
    roles: Roles = STAFF
    notice: str = ""

    @property
    def trouble(self) -> TrailTrouble | None:
        return None

    def go_on(self, reason: str) -> None:
        """Have nothing to go on with."""

    def rules_desk(self) -> RulesDesk:
        raise AssertionError("nobody looks at rules here")

    def downtime_desk(self) -> DowntimeDesk:
        raise AssertionError("no pack is written here")

    def renew_anchor(self) -> None:
        """Have nothing to remember."""


@dataclass
class TestOffice:
    """What one signed-in person works with, and the clock behind it."""

    __test__ = False

    clock: SetClock
    store: Store
    desk: Desk
    reader: Reader
    person: str = "A. Ruiz"
    folder: Path = field(default_factory=Path)
    proof: Proof = field(init=False)
    roles: Roles = STAFF
    notice: str = ""
    accounts: Accounts | None = None

    @property
    def trouble(self) -> TrailTrouble | None:
        return self.store.keeper.trouble

    def go_on(self, reason: str) -> None:
        self.desk.go_on(reason)

    def renew_anchor(self) -> None:
        self.store.renew_anchor()

    def monotonic(self) -> float:
        return self.clock.seconds

    def counting(self) -> Callable[[str], AbstractContextManager[Try]]:
        return counting(Attempts(None, monotonic=self.monotonic, random=bytes))

    def __post_init__(self) -> None:
        self.proof = Proof(self.store, ACTOR, self.clock, open_ring, self.counting())

    def rules_desk(self) -> RulesDesk:
        return RulesDesk(self.reader, self.desk, self.roles)

    def backup_desk(self) -> None:
        """Records in memory have no backups."""

    def downtime_desk(self) -> DowntimeDesk:
        return DowntimeDesk(self.reader, self.desk, self.roles, self.clock)

    def back_up_if_changed(self) -> str:
        return ""

    def close(self, left: Note | None = None) -> None:
        if left is not None:
            self.desk.note(left)
        self.store.close()


def colleague(place: TestOffice, roles: Roles, name: str = "B. Osei", id_: str = "person-2") -> str:
    """Let one more person work at the center, and give the row's id."""

    def work(db: Database) -> None:
        people.add(Records(db, place.store.new_id), id_, name, roles_text(roles))

    place.store.run("Add a person", ACTOR, work)
    return id_


def office(today: date = TODAY, center: Center = CENTER) -> TestOffice:
    clock = SetClock(moment(today))
    counter = iter(range(1, 1_000_000))
    ids = Ids(clock, lambda size: next(counter).to_bytes(size, "big"))
    store = empty_store(b"c" * 32, clock=clock, new_id=ids)
    book = shipped_rulebook()
    opening = Desk(store, book, clock, ACTOR)
    opening.do(OpenCenter(center, "person-1", STAFF))
    desk = Desk(store, book, clock, ACTOR)
    return TestOffice(clock, store, desk, Reader(store, book, clock, ACTOR))


def somebody(
    family: str = "LEE",
    given: str = "Sam",
    mrn: str = "0410077",
    born_on: date = date(1990, 6, 21),
    **details: object,
) -> Patient:
    values: dict[str, object] = {
        "id": "",
        "name": PersonName(family, given, "Mr", "Sammy"),
        "born_on": born_on,
        "gender": "Male",
        "mrn": mrn,
        "rems_id": "LR-004512",
        "allergy_state": AllergyState.NONE,
        **details,
    }
    return Patient(**values)  # type: ignore[arg-type]  # fields by name


PENICILLIN = Allergy("penicillin", "hives, 2019")


def register(place: TestOffice, patient: Patient | None = None) -> str:
    """Register a patient and give the row's id."""
    change = place.desk.do(RegisterPatient(patient or somebody()))
    return next(row.row_id for row in change.rows if row.table == "patient")


LATE_TESTS = OverrideGiven("Dr H. Lindqvist", "Ordered so by the prescriber")
"""What is decided where monitoring tests are overdue before a further course."""


def plan(
    place: TestOffice, patient_id: str, start_on: date, override: OverrideGiven | None = None
) -> str:
    """Plan the next course and give the course's row id."""
    number = place.reader.patient(patient_id).next_number or 1
    change = place.desk.do(PlanCourse(patient_id, number, start_on, None, override))
    return next(row.row_id for row in change.rows if row.table == "course")


def give(place: TestOffice, patient_id: str, days: Sequence[date], dose_ug: int = 12_000) -> None:
    """Record the next infusions of the open course, each on its day, with the steroid."""
    for day in days:
        place.clock.set(day, 15)
        line = next(
            item
            for item in sorted(
                place.reader.patient(patient_id).infusions, key=lambda item: item.title
            )
            if item.can_record
        )
        entry = GivenEntry(day, dose_ug, Steroid.GIVEN)
        place.desk.do(RecordInfusion(line.infusion_id, entry))


def protect(place: TestOffice, patient_id: str, started_on: date) -> None:
    """Start an antiviral that runs on."""
    started = Antiviral("acyclovir 200 mg twice daily", started_on)
    place.desk.do(StartAntiviral(patient_id, started))


def outside(place: TestOffice, patient_id: str, first: date, count: int = 5) -> None:
    """Enter a course given elsewhere on days in a row."""
    doses = tuple(Dose(first + timedelta(days=n), 12_000) for n in range(count))
    number = place.reader.patient(patient_id).next_number or 1
    place.desk.do(RecordOutsideCourse(patient_id, number, doses, "Lakeside Clinic"))


VALUES = {
    "platelets": "180",
    "neutrophils": "3.1",
    "lymphocytes": "1.9",
    "hemoglobin": "13.4",
    "creatinine": "0.8",
    "upcr": "90",
    "urine_rbc": "1",
    "urine_wbc": "2",
    "urine_protein": "negative",
    "tsh": "1.8",
    "alt": "22",
    "ast": "20",
    "bilirubin": "0.6",
}
"""A report on which no rule calls for anybody."""


def report(day: date, reviewed_on: date | None = None, **values: str) -> tuple[LabResult, ...]:
    """Give the results of a day in the first unit of the rulebook, some of them of other values."""
    limits = {"alt": Decimal(40), "ast": Decimal(40), "bilirubin": Decimal("1.2")}
    rules = result_rules(shipped_rulebook())
    by = "Dr H. Lindqvist" if reviewed_on else ""
    return tuple(
        LabResult(
            test,
            day,
            Decimal(value) if isinstance(rule := rules[test], ResultRange) else value,
            rule.units[0] if isinstance(rule, ResultRange) else "",
            day,
            reviewed_on,
            limits.get(test),
            by,
        )
        for test, value in {**VALUES, **values}.items()
    )


BLOOD_AND_URINE = ("cbc", "creatinine", "urinalysis")
EVERY_TEST = (*BLOOD_AND_URINE, "tsh", "skin_exam")


def done_test(test: str, day: date, *, abnormal: bool | None = False) -> MonitoringTest:
    """Give a test of a day with its result of the same day; None for no result yet."""
    return MonitoringTest(test, day, None if abnormal is None else day, abnormal)


def record_tests(
    place: TestOffice,
    patient_id: str,
    day: date,
    tests: Sequence[str] = EVERY_TEST,
    *,
    abnormal: bool | None = False,
) -> tuple[str, ...]:
    """Record tests of a day and give their row ids."""
    done = tuple(done_test(test, day, abnormal=abnormal) for test in tests)
    change = place.desk.do(RecordTests(patient_id, done))
    return tuple(row.row_id for row in change.rows if row.table == "monitoring_test")
