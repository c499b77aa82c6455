"""The room of the center is read once while nothing is written, and never from a rehearsal."""

from datetime import date, time

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.cards.read_room import RoomReader
from infusion_planner.domain.chairs import Chair, ChairDays
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from tests.office import TODAY, TestOffice, office, plan, register, somebody
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 30)


def seen(rooms: RoomReader) -> int:
    """Count who comes on the Monday."""
    room = rooms.room(TODAY)
    assert isinstance(room, ChairDays)
    return room.booked.patients(MONDAY)


def ward() -> tuple[TestOffice, RoomReader]:
    place = office()
    place.desk.do(SetChairs((Chair("A1"), Chair("A2"))))
    return place, RoomReader(place.store, shipped_rulebook())


def test_it_is_read_once_while_nothing_is_written() -> None:
    _, rooms = ward()

    assert rooms.room(TODAY) is rooms.room(TODAY)


def test_what_was_planned_since_counts() -> None:
    place, rooms = ward()
    assert seen(rooms) == 0

    plan(place, register(place), MONDAY)

    assert seen(rooms) == 1
    place.desk.undo()
    assert seen(rooms) == 0


def test_what_was_only_rehearsed_is_not_remembered() -> None:
    place, rooms = ward()
    sam = register(place)
    assert seen(rooms) == 0

    assert place.desk.rehearse(PlanCourse(sam, 1, MONDAY), lambda: seen(rooms)) == 1

    assert seen(rooms) == 0


def test_a_course_that_is_moved_is_not_in_its_own_way() -> None:
    place, rooms = ward()
    course = plan(place, register(place), MONDAY)
    plan(place, register(place, somebody("NOVAK", "Eve", "0410078")), MONDAY)

    moved = rooms.room(TODAY, course)

    assert moved is not None
    assert (seen(rooms), moved.booked.patients(MONDAY)) == (2, 1)


def test_a_center_without_chairs_or_hours_has_no_room_to_tell() -> None:
    place = office()
    rooms = RoomReader(place.store, shipped_rulebook())

    before = rooms.room(TODAY)
    monday = DayPlan(0, Hours(time(7), time(17, 30)), 2, 2, 4)
    place.desk.do(SetOpening(Opening((monday,))))
    after = rooms.room(TODAY)

    assert before is None
    assert after is not None
    # two nurses with two infusions each
    assert (after.chairs, after.places_left(MONDAY)) == ((), 4)
