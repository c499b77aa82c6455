"""Ending a course takes what was asked for it off the wait list, and nothing else."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.close_day import CloseDay
from infusion_planner.actions.end_course import CeaseCourse
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.request_course import RequestCourse
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.cards.day_follows import consequences
from infusion_planner.cards.mistakes import DateMove, date_moves
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.course_request import CourseRequest, Priority
from infusion_planner.domain.day_values import DayClosed, Outcome
from infusion_planner.store import course_requests
from tests.actions.day.courses import at_chair, begun, give
from tests.actions.day.nursing import MONDAY, Chair
from tests.office import office

TUESDAY = MONDAY + timedelta(days=1)
DOCTOR = "Dr H. Lindqvist"
WHY = Why(OTHER, "disease over")


@pytest.fixture
def seat() -> Chair:
    """Given on Mon 30-Nov-2026 and put on hold on Tuesday; course 2 not before 30-Nov-2027."""
    seat = begun(office())
    give(seat, 1, MONDAY)
    seat.place.clock.set(TUESDAY)
    seat.place.desk.do(HoldCourse(seat.course.id, Why(OTHER, "fever")))
    return seat


def ask(seat: Chair, **wish: date) -> None:
    request = CourseRequest(seat.patient_id, Priority.USUAL, **wish)  # type: ignore[arg-type]
    seat.place.desk.do(RequestCourse(request))


def asked(seat: Chair) -> int:
    found = seat.place.store.read(lambda db: course_requests.of_patient(db, seat.patient_id))
    return len(found)


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        ({}, 0),
        ({"due_on": date(2026, 12, 1)}, 0),
        ({"due_on": date(2027, 10, 1)}, 0),
        ({"due_on": date(2027, 11, 1)}, 1),
        ({"due_on": date(2027, 12, 1)}, 1),
        ({"wish_from": date(2026, 12, 7)}, 0),
        ({"wish_from": date(2027, 11, 30)}, 1),
    ],
)
def test_only_what_lies_before_the_next_course_was_asked_for_this_one(
    seat: Chair, wish: dict[str, date], left: int
) -> None:
    ask(seat, **wish)

    change = seat.place.desk.do(EndCourse(seat.course.id, "disease over"))

    assert asked(seat) == left
    assert ("taken off the wait list" in change.title) is (left == 0)
    waiting = [line.key for line in seat.place.reader.of_waiting.card().lines]
    assert len(waiting) == left


def test_what_was_never_asked_for_is_not_named(seat: Chair) -> None:
    change = seat.place.desk.do(CeaseCourse(seat.course.id, WHY, DOCTOR))

    assert change.title == "Ended course 1 after 1 of 5 infusions: LEE, Sam (Mr) MRN 0410077"


def test_that_it_leaves_the_wait_list_is_said_before_a_course_is_ceased(seat: Chair) -> None:
    ask(seat, due_on=date(2026, 12, 1))
    read, course_id = seat.place.reader.of_changes, seat.course.id

    before = read.dates(seat.patient_id, course_id)
    after = seat.place.desk.rehearse(
        CeaseCourse(course_id, WHY, DOCTOR), lambda: read.dates(seat.patient_id, course_id)
    )

    assert date_moves(before, after) == (DateMove("Wait list", "asked for Dec-2026", "None"),)


def test_that_it_stays_on_the_wait_list_moves_nothing(seat: Chair) -> None:
    ask(seat, due_on=date(2027, 12, 1))
    read, course_id = seat.place.reader.of_changes, seat.course.id

    before = read.dates(seat.patient_id, course_id)
    after = seat.place.desk.rehearse(
        CeaseCourse(course_id, WHY, DOCTOR), lambda: read.dates(seat.patient_id, course_id)
    )

    assert date_moves(before, after) == ()
    assert dict(after)["Wait list"] == "asked for Dec-2027"


def test_that_it_leaves_the_wait_list_is_said_before_a_day_is_closed_as_ceased(
    seat: Chair,
) -> None:
    """Resumed on Wednesday, when nothing enters the patient any more."""
    ask(seat)
    wednesday = TUESDAY + timedelta(days=1)
    seat.place.desk.do(ResumeCourse(seat.course.id, wednesday, DOCTOR, "fever settled"))
    day = at_chair(seat, 2, wednesday)
    days = seat.place.reader.of_days
    action = CloseDay(day.infusion_id, wednesday, DayClosed(Outcome.CEASED, "relapse", DOCTOR))

    before = days.foretold(day.infusion_id)
    after = seat.place.desk.rehearse(action, lambda: days.foretold(day.infusion_id))
    change = seat.place.desk.do(action)

    (moved,) = [item for item in consequences(before, after) if item.label == "Wait list"]
    assert (moved.before, moved.after) == ("asked for, no month named", "nothing yet")
    assert "ceased, taken off the wait list: LEE" in change.title
    assert asked(seat) == 0
