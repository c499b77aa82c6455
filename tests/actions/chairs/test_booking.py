"""A course is booked on chairs: all its days or none, and nobody sits on somebody else."""

from datetime import date, time, timedelta

import pytest

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.resume_course import CancelCourse, EndCourse
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.domain.errors import InvalidInput, Refused, UndoConflict
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from infusion_planner.store.journal import Actor
from tests.actions.chairs.seats import MONDAY, book, booked, patients, seats, set_chairs
from tests.office import TestOffice, give, outside

WEEK = [MONDAY + timedelta(days=n) for n in range(5)]


def test_a_center_without_chairs_plans_as_before(place: TestOffice) -> None:
    for patient_id in patients(place, 3):
        book(place, patient_id)

    assert len(booked(place)) == 15


def test_the_chair_of_each_day_is_kept(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)

    book(place, patient_id, MONDAY, "A1", "A1", "A2")

    assert seats(place, patient_id) == list(zip(WEEK, ["A1", "A1", "A2", "", ""], strict=True))


def test_a_chair_that_is_taken_is_refused_with_its_day_and_nothing_is_booked(
    place: TestOffice,
) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY, "A1", "A1", "A1", "A1", "A1")

    with pytest.raises(Refused) as refusal:
        book(place, second, MONDAY, "A2", "A2", "A1")

    assert str(refusal.value) == (
        "Nothing was saved. Wed 02-Dec-2026: chair A1 is taken. Choose another; free are: A2."
    )
    assert seats(place, second) == []


def test_who_has_no_chair_yet_keeps_one_free(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second, third = patients(place, 3)
    book(place, first)
    book(place, second)

    with pytest.raises(Refused, match="Mon 30-Nov-2026: every chair is taken"):
        book(place, third)

    assert seats(place, third) == []


def test_nurses_without_room_are_named(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    hours = Hours(time(7), time(17))
    place.desk.do(SetOpening(Opening(tuple(DayPlan(n, hours, 1, 1, 2) for n in range(5)))))
    first, second = patients(place, 2)
    book(place, first)

    with pytest.raises(Refused, match="the nurses on duty have no room"):
        book(place, second)


def test_more_chairs_than_days_are_refused(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)

    with pytest.raises(InvalidInput, match="6 chairs for 5 days"):
        book(place, patient_id, MONDAY, *["A1"] * 6)


def test_a_plan_that_moves_is_not_in_its_own_way(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)
    later = date(2026, 12, 1)

    place.desk.do(PlanCourse(patient_id, 1, later, moves=True, chairs=("A1",) * 5))

    days = [later + timedelta(days=n) for n in range(5)]
    assert seats(place, patient_id) == [(day, "A1") for day in days]


def test_moving_without_naming_chairs_keeps_those_that_are_free(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)

    place.desk.do(PlanCourse(patient_id, 1, date(2026, 12, 7), moves=True))

    assert {chair for _, chair in seats(place, patient_id)} == {"A1"}


def test_what_a_canceled_or_ended_course_held_is_free_again(place: TestOffice) -> None:
    set_chairs(place, "A1")
    first, second, third = patients(place, 3)
    course = book(place, first, MONDAY, *["A1"] * 5)
    place.desk.do(CancelCourse(course, "patient moved away"))
    running = book(place, second, MONDAY, *["A1"] * 5)
    give(place, second, WEEK[:2])
    place.desk.do(EndCourse(running, "reaction"))

    book(place, third, WEEK[2], *["A1"] * 3)

    assert [chair for _, chair in seats(place, third)][:3] == ["A1"] * 3


def test_a_chair_is_given_changed_and_left_open(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY, "A1")
    book(place, second)
    infusion = booked(place, second)[0].infusion_id

    with pytest.raises(Refused, match="chair A1 is taken"):
        place.desk.do(AssignChair(infusion, "A1"))
    change = place.desk.do(AssignChair(infusion, "A2"))

    assert change.title.startswith("Day 1 of course 1, Mon 30-Nov-2026, chair A2: LEE1")
    assert seats(place, second)[0] == (MONDAY, "A2")
    place.desk.do(AssignChair(infusion, ""))
    assert seats(place, second)[0] == (MONDAY, "")


def test_an_infusion_that_was_given_gets_no_other_chair(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    give(place, patient_id, [MONDAY])

    with pytest.raises(Refused, match="not to come any more"):
        place.desk.do(AssignChair(booked(place, patient_id)[0].infusion_id, "A1"))


def test_an_undo_never_puts_two_patients_into_one_chair(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, second)
    book(place, first, MONDAY, "A1")
    infusion = booked(place, first)[0].infusion_id
    place.desk.do(AssignChair(infusion, "A2"))
    place.store.run(
        "Somebody else takes the chair",
        Actor("person-2", "B. Osei"),
        lambda db: db.execute(
            "UPDATE infusion SET chair_id = (SELECT id FROM chair WHERE name = 'A1') WHERE id = ?",
            (booked(place, second)[0].infusion_id,),
        ),
    )

    with pytest.raises(UndoConflict):
        place.desk.undo()

    assert seats(place, first)[0] == (MONDAY, "A2")


def test_a_plan_that_moves_onto_its_own_days_keeps_its_chair_where_that_is_free(
    place: TestOffice,
) -> None:
    set_chairs(place, "A1", "A2")
    mine, other = patients(place, 2)
    outside(place, mine, date(2025, 11, 3))
    next_monday = MONDAY + timedelta(days=7)
    place.desk.do(PlanCourse(mine, 2, MONDAY, chairs=("A1",) * 3))
    book(place, other, next_monday, "A1", "A1")

    place.desk.do(PlanCourse(mine, 2, MONDAY + timedelta(days=1), moves=True))
    onto_own = [chair for _, chair in seats(place, mine)]
    place.desk.do(PlanCourse(mine, 2, next_monday, moves=True))

    assert onto_own == ["A1", "A1", "A1"]
    assert [chair for _, chair in seats(place, mine)] == ["", "", "A1"]
