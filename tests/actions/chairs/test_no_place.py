"""A course without new days waits on the list: when it does not, and what ends the waiting."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.end_course import CeaseCourse
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.cards.wait_list import WaitLine
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.replan import CourseLeft
from tests.actions.chairs.seats import MONDAY, book, patients, seats
from tests.office import TestOffice, give, moment

WEEK = tuple(MONDAY + timedelta(days=ahead) for ahead in range(5))
TUESDAY = WEEK[1]
PIPE = "burst pipe"
RELAPSE = "relapse, other treatment"


def held(place: TestOffice) -> str:
    """Give the row id of a begun course that a re-plan found no days for."""
    (patient_id,) = patients(place, 1)
    course_id = book(place, patient_id)
    give(place, patient_id, [MONDAY])
    place.clock.at = moment(MONDAY, 16)
    left = CourseLeft(course_id, WEEK[1:], "none")
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, PIPE, (), (left,)))
    return course_id


def waiting(place: TestOffice) -> tuple[WaitLine, ...]:
    return place.reader.of_waiting.card().lines


def test_a_begun_course_with_earlier_days_is_not_held_and_the_page_says_so(
    place: TestOffice,
) -> None:
    (patient_id,) = patients(place, 1)
    course_id = book(place, patient_id)
    give(place, patient_id, [MONDAY])
    place.clock.at = moment(MONDAY, 16)
    thursday = WEEK[3]
    place.desk.do(CloseDays(thursday, date(2027, 6, 30), PIPE))
    left = CourseLeft(course_id, WEEK[3:], "none")

    card = place.reader.of_replan.card(thursday, thursday)
    with pytest.raises(Refused, match="keeps its earlier days, Tue 01, Wed 02-Dec-2026"):
        place.desk.do(AcceptReplan(thursday, thursday, PIPE, (), (left,)))

    (line,) = card.lines
    assert (line.new, line.move, line.left) == ("No place", None, None)
    assert line.moves.endswith("Its earlier days stay, so it is not put on hold. Move it by hand.")
    assert "on hold" not in card.summary
    assert [day for day, _ in seats(place, patient_id)] == list(WEEK)


def test_nobody_waits_for_days_of_a_course_that_was_ceased_until_it_is_undone(
    place: TestOffice,
) -> None:
    course_id = held(place)
    before = waiting(place)

    place.desk.do(CeaseCourse(course_id, Why(OTHER, RELAPSE), "Dr H. Lindqvist"))

    assert waiting(place) == ()
    place.desk.undo()
    assert waiting(place) == before != ()


@pytest.mark.parametrize("resumed", [False, True])
def test_nor_for_one_that_was_ended_after_it_was_resumed_or_before(
    place: TestOffice, *, resumed: bool
) -> None:
    course_id = held(place)
    if resumed:
        place.desk.do(ResumeCourse(course_id, date(2026, 12, 7), "Dr H. Lindqvist", "open again"))

    place.desk.do(EndCourse(course_id, RELAPSE))

    assert waiting(place) == ()
