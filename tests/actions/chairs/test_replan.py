"""Closing days with courses on them: proposals for all of them, accepted as one operation."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.request_course import RequestCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.cards.replan import ReplanCard
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.course_request import CourseRequest, Priority
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.errors import InvalidInput, PlannerError, Refused
from infusion_planner.domain.replan import CourseLeft
from infusion_planner.store import patient_calls
from tests.actions.chairs.seats import MONDAY, book, booked, chair_id, patients, seats, set_chairs
from tests.actions.day.nursing import Chair
from tests.office import TestOffice, give, moment

TUESDAY = date(2026, 12, 1)
WHY = "burst pipe"
FEVER = OverrideGiven("Dr H. Lindqvist", "The center was closed")


def week(number: int, length: int = 5) -> list[date]:
    first = MONDAY + timedelta(weeks=number)
    return [first + timedelta(days=offset) for offset in range(length)]


def close_tuesday(place: TestOffice) -> ReplanCard:
    place.desk.do(CloseDays(TUESDAY, TUESDAY, WHY))
    return place.reader.of_replan.card(TUESDAY, TUESDAY)


def accept(card: ReplanCard, override: OverrideGiven | None = None) -> AcceptReplan:
    return AcceptReplan(TUESDAY, TUESDAY, WHY, card.moves, card.left, override)


def days(place: TestOffice, patient_id: str) -> list[date]:
    return [on for on, _ in seats(place, patient_id)]


def test_an_open_day_with_courses_is_not_called_an_empty_one(place: TestOffice) -> None:
    free = place.reader.of_replan.card(TUESDAY, TUESDAY).summary
    book(place, patients(place, 1)[0], MONDAY)

    open_one = place.reader.of_replan.card(TUESDAY, TUESDAY)

    assert free == "No course lies on these days, so nothing has to move."
    assert open_one.lines == ()
    assert open_one.summary.startswith("These days are open, so nobody has to move. Close them")


def test_of_a_day_that_was_given_or_is_over_nobody_is_left_to_move(
    place: TestOffice,
) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    give(place, patient_id, [MONDAY])
    place.clock.at = moment(MONDAY, 16)

    given = place.reader.of_replan.card(MONDAY, MONDAY).summary
    place.clock.at = moment(TUESDAY + timedelta(days=1), 16)
    over = place.reader.of_replan.card(TUESDAY, TUESDAY).summary

    words = "What lies on these days is recorded or over, so nobody is left to move."
    assert given == over == words


def test_four_courses_on_a_closed_tuesday_move_together_and_back(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2", "A3", "A4")
    four = patients(place, 4)
    for number, patient_id in enumerate(four, start=1):
        book(place, patient_id, MONDAY, *[f"A{number}"] * 5)
    before = booked(place)

    card = close_tuesday(place)
    change = place.desk.do(accept(card))

    assert card.why == WHY
    assert [line.new for line in card.lines] == ["Mon 07 to Fri 11-Dec-2026"] * 4
    assert [line.moves for line in card.lines] == ["7 days later"] * 4
    assert change.title == "Accepted new days for 4 courses, Tue 01-Dec-2026"
    assert all(days(place, patient_id) == week(1) for patient_id in four)
    assert [chair for _, chair in seats(place, four[2])] == ["A3"] * 5
    assert place.reader.of_replan.card(TUESDAY, TUESDAY).lines == ()
    calls = place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))
    assert [(call.patient_id, call.old[1], call.new[1], call.why) for call in calls] == [
        (patient_id, TUESDAY, date(2026, 12, 8), WHY) for patient_id in four
    ]
    (told,) = place.reader.of_changes.events(four[0])
    assert (told.verb, told.why) == ("Replanned", WHY)
    place.desk.undo()
    assert booked(place) == before
    assert not place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))


def test_each_proposal_can_be_accepted_by_itself(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY, *["A1"] * 5)
    book(place, second, MONDAY, *["A2"] * 5)
    card = close_tuesday(place)

    for move in reversed(card.moves):
        place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (move,)))

    assert days(place, first) == days(place, second) == week(1)


def test_where_the_next_week_has_one_place_the_second_waits_another(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second, there = patients(place, 3)
    book(place, first, MONDAY)
    book(place, second, MONDAY)
    book(place, there, MONDAY + timedelta(weeks=1))

    place.desk.do(accept(close_tuesday(place)))

    assert sorted([days(place, first), days(place, second)]) == [week(1), week(2)]


def test_a_course_that_has_begun_moves_only_what_is_to_come_and_a_prescriber_decides(
    place: TestOffice,
) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    give(place, patient_id, [MONDAY])
    place.clock.at = moment(MONDAY, 16)

    card = close_tuesday(place)

    (line,) = card.lines
    assert line.needs_decision
    assert line.course == "Course 1, 4 of 5 days"
    assert line.new == "Wed 02, Thu 03, Fri 04, Mon 07-Dec-2026"
    assert line.moves == "1 to 3 days later"
    with pytest.raises(Refused, match="name the prescriber"):
        place.desk.do(accept(card))
    place.desk.do(accept(card, FEVER))
    assert days(place, patient_id) == [MONDAY, *week(0)[2:], *week(1, 1)]


def test_who_has_no_place_is_named_and_waits_for_days(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    card = close_tuesday(place)
    assert card.moves
    place.desk.do(CloseDays(date(2026, 12, 2), date(2027, 6, 30), WHY))

    card = place.reader.of_replan.card(TUESDAY, TUESDAY)
    place.desk.do(accept(card))

    (line,) = card.lines
    assert (line.new, line.moves) == ("No place", "No 5 days in a row with room within 13 weeks.")
    assert "1 course without new days goes on hold and on the wait list" in card.summary
    (call,) = place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))
    assert (call.new, call.no_place) == ((), line.moves)
    assert days(place, patient_id) == []
    (waits,) = place.reader.of_waiting.card().lines
    assert (waits.word, waits.course, waits.due, waits.resumes) == ("Soon", "1", "Nov-2026", "")
    assert waits.why.startswith("No new days for course 1 of Mon 30-Nov to Fri 04-Dec-2026")
    assert place.reader.of_replan.card(TUESDAY, TUESDAY).lines == ()
    place.desk.undo()
    assert days(place, patient_id) == week(0)
    assert place.reader.of_waiting.card().lines == ()
    assert not place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))


def test_who_waits_is_given_days_of_the_same_course_again(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    course_id = book(place, patient_id)
    left = CourseLeft(course_id, tuple(week(0)), "none")
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (), (left,)))

    with pytest.raises(Refused, match="is on hold: burst pipe; no new days were found"):
        place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (), (left,)))
    place.desk.do(PlanCourse(patient_id, 1, week(1)[0], moves=True))

    assert [item.course_id for item in booked(place, patient_id)] == [course_id] * 5
    assert place.reader.of_waiting.card().lines == ()


def test_a_request_made_before_stands_again_and_gets_its_month(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    place.desk.do(RequestCourse(CourseRequest(patient_id, Priority.USUAL, note="mornings only")))
    left = CourseLeft(book(place, patient_id), tuple(week(0)), "none")

    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (), (left,)))

    (waits,) = place.reader.of_waiting.card().lines
    assert (waits.word, waits.due, waits.why[:13]) == ("Asked for", "Nov-2026", "mornings only")


def test_what_is_left_of_a_begun_course_waits_and_is_resumed(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    course_id = book(place, patient_id)
    give(place, patient_id, [MONDAY])
    left = CourseLeft(course_id, tuple(week(0)[1:]), "none")
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (), (left,)))

    (waits,) = place.reader.of_waiting.card().lines

    assert (waits.course, waits.resumes, waits.earliest) == ("1", course_id, "Any day")


def test_a_course_that_lost_the_only_chair_is_brought_back_as_it_was(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)
    place.desk.do(CloseChair(chair_id(place, "A1"), Outage("A1", TUESDAY, TUESDAY, WHY)))
    before = seats(place, patient_id)
    place.desk.do(accept(place.reader.of_replan.card(TUESDAY, TUESDAY)))
    assert days(place, patient_id) == week(1)

    place.desk.undo()

    assert seats(place, patient_id) == before


def test_who_was_left_can_be_accepted_once_there_is_a_place(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    card = close_tuesday(place)
    left = CourseLeft(card.moves[0].course_id, card.moves[0].old, "none")
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, (), (left,)))
    place.desk.undo()
    place.desk.do(accept(place.reader.of_replan.card(TUESDAY, TUESDAY)))
    (call,) = place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))
    assert (list(call.new), call.no_place) == (week(1), "")


def test_proposals_that_are_out_of_date_move_nobody(place: TestOffice) -> None:
    first, second = patients(place, 2)
    book(place, first)
    book(place, second)
    card = close_tuesday(place)
    (infusion, *_) = booked(place, second)
    later = MONDAY + timedelta(weeks=3)
    place.desk.do(MoveDays(infusion.infusion_id, later, Scope.ALL, "asked for it"))

    with pytest.raises(Refused, match=r"LEE1, Sam.* was changed meanwhile, so nothing was saved"):
        place.desk.do(accept(card))

    assert days(place, first) == week(0)


def test_who_sat_in_a_chair_that_is_closed_is_offered_a_free_one(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)
    place.desk.do(CloseChair(chair_id(place, "A1"), Outage("A1", TUESDAY, TUESDAY, "repair")))

    card = place.reader.of_replan.card(TUESDAY, TUESDAY)
    place.desk.do(accept(card))

    assert [line.new for line in card.lines] == ["Same days, chair A2"]
    assert seats(place, patient_id) == [(day, "A2" if day == TUESDAY else "A1") for day in week(0)]
    assert not place.store.read(lambda db: patient_calls.of_days(db, TUESDAY, TUESDAY))


def test_with_a_chair_closed_only_as_many_move_as_have_none(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2", "A3")
    for number, patient_id in enumerate(patients(place, 3), start=1):
        book(place, patient_id, MONDAY, *[f"A{number}"] * 5)
    place.desk.do(CloseChair(chair_id(place, "A1"), Outage("A1", TUESDAY, TUESDAY)))

    card = place.reader.of_replan.card(TUESDAY, TUESDAY)

    assert [line.new for line in card.lines] == ["Mon 07 to Fri 11-Dec-2026"]


@pytest.mark.parametrize("chair", ["", "A1"])
def test_a_day_that_is_being_given_is_not_closed(place: TestOffice, chair: str) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)
    (infusion, *_) = booked(place, patient_id)
    Chair(place, patient_id, infusion.infusion_id).enter("arrived", "08:00", Arrived("A1"))
    closing = (
        CloseChair(chair_id(place, "A1"), Outage("A1", MONDAY, TUESDAY, WHY))
        if chair
        else CloseDays(MONDAY, TUESDAY, WHY)
    )

    with pytest.raises(Refused, match=r"Mon 30-Nov-2026: infusions of that day have begun"):
        place.desk.do(closing)

    place.desk.do(CloseChair(chair_id(place, "A2"), Outage("A2", MONDAY, TUESDAY, WHY)))
    place.desk.do(CloseDays(TUESDAY, TUESDAY, WHY))


def test_nothing_accepted_and_no_reason_are_refused(place: TestOffice) -> None:
    with pytest.raises(Refused, match="Nothing was accepted"):
        place.desk.do(AcceptReplan(TUESDAY, TUESDAY, WHY, ()))
    with pytest.raises(InvalidInput, match="Say why the days were closed"):
        place.desk.do(AcceptReplan(TUESDAY, TUESDAY, " ", ()))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_proposed_is_accepted_one_by_one_in_any_order_or_all_at_once(
    place: TestOffice, seed: int
) -> None:
    chance = Random(seed)
    set_chairs(place, "A1", "A2", "A3")
    for patient_id in patients(place, 5):
        start = MONDAY + timedelta(days=7 * chance.randrange(3))
        with suppress(PlannerError):
            book(place, patient_id, start, *[chance.choice(("A1", "A2", "A3"))] * 5)
    first = MONDAY + timedelta(days=chance.randrange(14))
    last = first + timedelta(days=chance.randrange(3))
    if chance.random() < 0.5:
        place.desk.do(CloseDays(first, last, WHY))
    else:
        place.desk.do(CloseChair(chair_id(place, "A1"), Outage("A1", first, last, WHY)))
    card = place.reader.of_replan.card(first, last)
    moves = list(card.moves)
    chance.shuffle(moves)

    if moves and chance.random() < 0.5:
        place.desk.do(AcceptReplan(first, last, WHY, tuple(moves)))
    else:
        for move in moves:
            place.desk.do(AcceptReplan(first, last, WHY, (move,)))

    assert not place.reader.of_replan.card(first, last).moves
