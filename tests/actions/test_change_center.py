from datetime import date

import pytest

from infusion_planner.actions.change_center import ChangeCenter, OpenCenter
from infusion_planner.domain.clinic import Center, Closure, Paper, Prescriber
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import replace
from infusion_planner.store import people
from tests.office import CENTER, STAFF, TestOffice, register, somebody

HOLIDAY = Closure(date(2026, 12, 25), "Christmas Day")


def test_first_start_keeps_the_centers_facts_and_the_first_person(place: TestOffice) -> None:
    found = place.reader.center()

    assert (found.name, found.weekdays, found.closures) == (
        CENTER.name,
        CENTER.weekdays,
        CENTER.closures,
    )
    assert [item.name for item in found.prescribers] == ["Dr H. Lindqvist"]
    assert place.store.read(lambda db: people.role_of(db, "person-1")) == "nurse,manager"
    assert place.store.read(lambda db: people.role_of(db, "nobody")) == ""


@pytest.mark.parametrize(
    ("center", "field"),
    [
        (replace(CENTER, name=" "), "name"),
        (replace(CENTER, weekdays=frozenset()), "weekdays"),
        (replace(CENTER, prescribers=(Prescriber("", " "),)), "prescribers"),
        (replace(CENTER, prescribers=(Prescriber("", "Dr X", "123"),)), "prescribers"),
        (replace(CENTER, prescribers=(Prescriber("", "Dr X", "12345678x0"),)), "prescribers"),
        (replace(CENTER, closures=(HOLIDAY, HOLIDAY)), "closures"),
    ],
)
def test_facts_that_cannot_be_kept_are_refused_by_their_field(
    place: TestOffice, center: Center, field: str
) -> None:
    for action in (ChangeCenter(center), OpenCenter(center, "person-2", STAFF)):
        with pytest.raises(InvalidInput) as refusal:
            place.desk.do(action)

        assert [fault.field for fault in refusal.value.faults] == [field]


def test_changed_facts_are_tidied_and_can_be_undone(place: TestOffice) -> None:
    before = place.reader.center()

    change = place.desk.do(
        ChangeCenter(replace(before, name=" Bay  Clinic ", paper=Paper.A4, closures=(HOLIDAY,)))
    )

    after = place.reader.center()
    assert (after.name, after.paper, after.closures) == ("Bay Clinic", Paper.A4, (HOLIDAY,))
    assert change.title == "Changed the facts of Bay Clinic"
    place.desk.undo()
    assert place.reader.center() == before


def test_a_prescriber_may_be_renamed_added_and_taken_off(place: TestOffice) -> None:
    before = place.reader.center()
    (known,) = before.prescribers
    renamed = replace(known, name="Dr H. Lindqvist-Ek")

    place.desk.do(ChangeCenter(replace(before, prescribers=(renamed, Prescriber("", "Dr B")))))
    both = place.reader.center().prescribers
    place.desk.do(ChangeCenter(replace(before, prescribers=both[:1])))

    assert [item.name for item in both] == ["Dr B", "Dr H. Lindqvist-Ek"]
    assert [item.name for item in place.reader.center().prescribers] == ["Dr B"]


def test_a_prescriber_whom_a_patient_names_stays(place: TestOffice) -> None:
    before = place.reader.center()
    register(place, somebody(prescriber_id=before.prescribers[0].id))

    place.desk.do(ChangeCenter(replace(before, prescribers=())))

    assert place.reader.center().prescribers == before.prescribers


def test_a_closure_may_be_given_another_reason(place: TestOffice) -> None:
    before = place.reader.center()
    (closure,) = before.closures

    place.desk.do(ChangeCenter(replace(before, closures=(replace(closure, why="Staff day"),))))

    assert place.reader.center().closures == (Closure(closure.on, "Staff day"),)
