"""Two desks on one file: of two who want one chair-day one wins, and the other is told."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.change_center import OpenCenter
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.domain.chairs import Chair
from infusion_planner.domain.course import Infusion
from infusion_planner.domain.course_changes import Scope, course_mark
from infusion_planner.domain.errors import Refused
from infusion_planner.store import bookings, courses, vault
from infusion_planner.store.boxes import Cost
from infusion_planner.store.ids import Ids
from infusion_planner.store.ring_file import RING
from infusion_planner.store.store import Store
from tests.office import ACTOR, CENTER, STAFF, SetClock, somebody
from tests.resources import shipped_rulebook

MONDAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
PASSWORD = "correct horse battery staple"
PROJECT = Path(__file__).parents[3]
CHILD = """
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.domain.errors import PlannerError
from infusion_planner.store import vault
from infusion_planner.store.ids import Ids
from infusion_planner.store.store import Store
from tests.office import ACTOR
from tests.resources import shipped_rulebook
folder, password, patient = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
clock = lambda: datetime(2026, 11, 20, 9, tzinfo=UTC)
opened = vault.open_ring(folder / "records.ring", "A. Ruiz", password)
store = Store.open(folder, opened, clock=clock, new_id=Ids(clock, os.urandom))
desk = Desk(store, shipped_rulebook(), clock, ACTOR)
print("ready", flush=True)
sys.stdin.readline()
try:
    desk.do(PlanCourse(patient, 1, date(2026, 11, 30), chairs=("A1",) * 5))
    print("won")
except PlannerError as refusal:
    print(refusal)
store.close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault.create_ring(tmp_path / RING, "A. Ruiz", PASSWORD, cost=Cost(1, 32, 1), random=os.urandom)
    return tmp_path


@pytest.fixture
def open_desk(folder: Path) -> Callable[[], tuple[Store, Desk]]:
    clock = SetClock()
    opened = vault.open_ring(folder / RING, "A. Ruiz", PASSWORD)
    Store.create(folder, opened, clock=clock, new_id=Ids(clock, os.urandom)).close()

    def open_one() -> tuple[Store, Desk]:
        store = Store.open(folder, opened, clock=clock, new_id=Ids(clock, os.urandom))
        return store, Desk(store, shipped_rulebook(), clock, ACTOR)

    return open_one


def two_patients(desk: Desk) -> list[str]:
    desk.do(OpenCenter(CENTER, ACTOR.id, STAFF))
    desk.do(SetChairs((Chair("A1"),)))
    names = [("LEE", "0410077"), ("MORA", "0410078")]
    changes = [desk.do(RegisterPatient(somebody(family, "Kim", mrn))) for family, mrn in names]
    return [row.row_id for change in changes for row in change.rows if row.table == "patient"]


def seated(store: Store) -> list[tuple[str, date, str]]:
    found = store.read(lambda db: bookings.between(db, MONDAY, date(2027, 1, 1)))
    return [(item.patient_id, item.on, item.chair) for item in found]


def test_a_stale_desk_never_books_a_chair_twice(
    open_desk: Callable[[], tuple[Store, Desk]],
) -> None:
    here, mine = open_desk()
    there, theirs = open_desk()
    first, second = two_patients(mine)

    mine.do(PlanCourse(first, 1, MONDAY, chairs=("A1",) * 5))
    with pytest.raises(Refused, match=r"Nothing was saved\. Mon 30-Nov-2026: every chair is taken"):
        theirs.do(PlanCourse(second, 1, MONDAY, chairs=("A1",) * 5))

    assert {who for who, _, _ in seated(there)} == {first}
    theirs.do(PlanCourse(second, 1, NEXT, chairs=("A1",) * 5))
    assert len(seated(here)) == 10
    here.close()
    there.close()


def test_a_course_that_was_moved_elsewhere_is_not_moved_from_a_stale_view(
    open_desk: Callable[[], tuple[Store, Desk]],
) -> None:
    here, mine = open_desk()
    there, theirs = open_desk()
    first, _ = two_patients(mine)
    mine.do(PlanCourse(first, 1, MONDAY))
    (course,) = there.read(lambda db: courses.of_patient(db, first))
    seen, infusion_id = course_mark(course), course.infusions[0].id

    mine.do(MoveDays(infusion_id, NEXT, Scope.ALL, "trip", seen=seen))
    late = MoveDays(infusion_id, date(2026, 12, 14), Scope.ALL, "trip", seen=seen)
    with pytest.raises(Refused, match="your choices are kept"):
        theirs.do(late)

    assert seated(there)[0][1] == NEXT
    here.close()
    there.close()


def test_one_chair_for_two_patients_of_a_day_is_given_to_one(
    open_desk: Callable[[], tuple[Store, Desk]],
) -> None:
    here, mine = open_desk()
    there, theirs = open_desk()
    first, second = two_patients(mine)
    mine.do(SetChairs((Chair("A1"), Chair("A2"))))
    mine.do(PlanCourse(first, 1, MONDAY))
    mine.do(PlanCourse(second, 1, MONDAY))
    mondays = {who: day.id for who, day in _mondays(here, (first, second))}

    theirs.do(AssignChair(mondays[first], "A1"))
    with pytest.raises(Refused, match="chair A1 is taken"):
        mine.do(AssignChair(mondays[second], "A1"))

    here.close()
    there.close()


def _mondays(store: Store, who: tuple[str, ...]) -> Iterator[tuple[str, Infusion]]:
    for patient_id in who:
        (course,) = store.read(partial(courses.of_patient, patient_id=patient_id))
        yield patient_id, course.infusions[0]


def test_of_two_programs_at_once_one_wins(
    folder: Path, open_desk: Callable[[], tuple[Store, Desk]]
) -> None:
    store, desk = open_desk()
    people = two_patients(desk)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), PASSWORD, patient_id],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(PROJECT)},
        )
        for patient_id in people
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"

    said = [child.communicate("go\n", timeout=60)[0].strip() for child in children]

    assert said.count("won") == 1, said
    assert "every chair is taken" in next(words for words in said if words != "won")
    assert len(seated(store)) == 5
    assert len({who for who, _, _ in seated(store)}) == 1
    store.close()
