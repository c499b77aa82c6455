"""An undo or redo brings nothing back onto a place that others have taken meanwhile."""

from datetime import date

import pytest

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.change_reasons import ByWhom, Why
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import UndoConflict
from infusion_planner.domain.frozen import replace
from infusion_planner.store import center
from tests.actions.chairs.seats import (
    MONDAY,
    book,
    booked,
    chair_id,
    patients,
    seats,
    second_desk,
    set_chairs,
)
from tests.office import TestOffice

NEXT = date(2026, 12, 7)
TUESDAY = date(2026, 12, 1)


def move(place: TestOffice, patient_id: str, to: date) -> None:
    first = next(item for item in booked(place, patient_id) if item.number == 1)
    place.desk.do(MoveDays(first.infusion_id, to, Scope.ALL, "trip"))


def test_a_day_without_a_free_chair_is_not_brought_back(place: TestOffice) -> None:
    set_chairs(place, "A1")
    other = second_desk(place)
    first, second = patients(place, 2)
    book(place, first)
    move(place, first, NEXT)
    other.do(PlanCourse(second, 1, MONDAY))

    with pytest.raises(UndoConflict, match=r"Mon 30-Nov-2026: every chair is taken\. Choose other"):
        place.desk.undo()

    assert [day.day for day, _ in seats(place, first)] == [7, 8, 9, 10, 11]


def test_a_chair_that_went_out_of_service_is_not_brought_back(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    other = second_desk(place)
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, "A1")
    (monday, *_) = booked(place, patient_id)
    place.desk.do(AssignChair(monday.infusion_id, "A2"))
    other.do(CloseChair(chair_id(place, "A1"), Outage("", MONDAY, MONDAY)))

    with pytest.raises(UndoConflict, match="chair A1 is out of service"):
        place.desk.undo()

    assert seats(place, patient_id)[0] == (MONDAY, "A2")


def test_a_redo_is_looked_at_in_the_same_way(place: TestOffice) -> None:
    set_chairs(place, "A1")
    other = second_desk(place)
    first, second = patients(place, 2)
    book(place, first)
    move(place, first, NEXT)
    place.desk.undo()
    other.do(PlanCourse(second, 1, NEXT))

    with pytest.raises(UndoConflict, match="Mon 07-Dec-2026: every chair is taken"):
        place.desk.redo()

    assert [day.day for day, _ in seats(place, first)] == [30, 1, 2, 3, 4]


def test_what_still_has_its_place_is_undone(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    other = second_desk(place)
    first, second = patients(place, 2)
    book(place, first, MONDAY, *["A1"] * 5)
    move(place, first, NEXT)
    other.do(PlanCourse(second, 1, MONDAY, chairs=("A2",) * 5))

    place.desk.undo()

    assert seats(place, first)[0] == (MONDAY, "A1")


def test_nothing_is_brought_back_onto_a_day_closed_meanwhile(place: TestOffice) -> None:
    other = second_desk(place)
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    move(place, patient_id, NEXT)
    other.do(CloseDays(TUESDAY, TUESDAY, "burst pipe"))

    with pytest.raises(
        UndoConflict, match=r"Tue 01-Dec-2026 was closed meanwhile\. Choose other days"
    ):
        place.desk.undo()

    assert [day.day for day, _ in seats(place, patient_id)] == [7, 8, 9, 10, 11]


def test_nor_onto_a_weekday_on_which_the_center_opens_no_more(place: TestOffice) -> None:
    other = second_desk(place)
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    place.desk.do(HoldCourse(booked(place)[0].course_id, Why("patient", "trip", ByWhom.PATIENT)))
    kept = place.store.read(center.get)
    other.do(ChangeCenter(replace(kept, weekdays=frozenset({0, 1, 2, 3}))))

    with pytest.raises(UndoConflict, match=r"Fri 04-Dec-2026 was closed meanwhile"):
        place.desk.undo()


def test_a_day_closed_before_the_move_is_undone_with_it(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    place.desk.do(CloseDays(TUESDAY, TUESDAY, "burst pipe"))
    card = place.reader.of_replan.card(TUESDAY, TUESDAY)
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, "burst pipe", card.moves))

    place.desk.undo()
    place.desk.undo()

    assert seats(place, patient_id)[0][0] == MONDAY
    assert place.store.read(center.get).open_days.is_open(TUESDAY)
    place.desk.redo()
    place.desk.redo()
    assert seats(place, patient_id)[0][0] == NEXT
