"""Moving days of a course: the same course, every day looked at, all of it or nothing."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.resume_course import EndCourse
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.store import courses
from tests.actions.chairs.seats import MONDAY, book, booked, patients, seats, set_chairs
from tests.office import TestOffice, give, outside, plan

FEVER = OverrideGiven("Dr H. Lindqvist", "Fever on day 3, gone since Friday")


def move(
    place: TestOffice,
    patient_id: str,
    number: int,
    to: date,
    scope: Scope = Scope.REST,
    *,
    override: OverrideGiven | None = None,
    why: str = "fever",
) -> str:
    infusion = next(item for item in booked(place, patient_id) if item.number == number)
    change = place.desk.do(MoveDays(infusion.infusion_id, to, scope, why, override, infusion.on))
    return change.title


def test_all_days_move_with_their_chairs_and_the_course_stays_the_same(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    course = book(place, patient_id, MONDAY, *["A1"] * 5)

    title = move(place, patient_id, 1, date(2026, 12, 7), Scope.ALL)

    assert title.startswith("Moved 5 of 5 days of course 1 to Mon 07, Tue 08, Wed 09")
    assert [(item.course_id, item.number) for item in booked(place, patient_id)] == [
        (course, n) for n in range(1, 6)
    ]
    assert seats(place, patient_id) == [
        (date(2026, 12, 7) + timedelta(days=n), "A1") for n in range(5)
    ]
    place.desk.undo()
    assert seats(place, patient_id)[0] == (MONDAY, "A1")


def test_a_chair_that_is_taken_on_the_new_day_gives_way_to_a_free_one(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY, *["A1"] * 5)
    book(place, second, date(2026, 12, 7), "A1")

    title = move(place, first, 1, date(2026, 12, 7), Scope.ALL)

    assert [chair for _, chair in seats(place, first)] == ["A2", "A1", "A1", "A1", "A1"]
    assert "; chair A2 on Mon 07-Dec-2026: " in title


def test_a_running_course_goes_on_after_fever_when_the_prescriber_decided(
    place: TestOffice,
) -> None:
    (patient_id,) = patients(place, 1)
    course = book(place, patient_id)
    give(place, patient_id, [MONDAY, date(2026, 12, 1)])

    with pytest.raises(Refused, match="would no longer follow one another"):
        move(place, patient_id, 3, date(2026, 12, 7))
    move(place, patient_id, 3, date(2026, 12, 7), override=FEVER)

    days = [item.on for item in booked(place, patient_id)]
    assert [day.day for day in days] == [30, 1, 7, 8, 9]
    (kept,) = place.store.read(lambda db: courses.overrides_of(db, course))
    assert (kept.rule, kept.prescriber, kept.reason) == (
        "MISS-1",
        "Dr H. Lindqvist",
        "Fever on day 3, gone since Friday",
    )


def test_a_closed_day_is_refused_and_nothing_is_written(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    before = booked(place, patient_id)

    with pytest.raises(Refused, match="Thu 26-Nov-2026: the center is closed"):
        move(place, patient_id, 1, date(2026, 11, 23), Scope.ALL)

    assert booked(place, patient_id) == before


def test_a_move_that_breaks_the_spacing_is_blocked_by_the_rule(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    outside(place, patient_id, date(2025, 12, 1))
    plan(place, patient_id, date(2026, 12, 7))

    with pytest.raises(Refused, match=r"Blocked - .* too early.* SPACE-1"):
        move(place, patient_id, 1, date(2026, 11, 30), Scope.ALL)


def test_a_day_that_has_passed_and_a_missing_reason_are_refused(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)

    with pytest.raises(InvalidInput, match="has passed"):
        move(place, patient_id, 1, date(2026, 11, 16), Scope.ALL)
    with pytest.raises(InvalidInput, match="Say why"):
        move(place, patient_id, 1, date(2026, 12, 7), Scope.ALL, why=" ")


def test_a_move_to_where_it_stands_is_none(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)

    with pytest.raises(Refused, match="stands already"):
        move(place, patient_id, 1, MONDAY, Scope.ALL)


def test_a_day_moved_meanwhile_is_told_and_not_moved_again(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    first = booked(place, patient_id)[0]
    stale = MoveDays(first.infusion_id, date(2026, 12, 14), Scope.ALL, "trip", None, first.on)
    move(place, patient_id, 1, date(2026, 12, 7), Scope.ALL)

    with pytest.raises(Refused, match="moved meanwhile"):
        place.desk.do(stale)


def test_an_ended_course_does_not_move(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    course = book(place, patient_id)
    left = booked(place, patient_id)[4].infusion_id
    give(place, patient_id, [MONDAY])
    place.desk.do(EndCourse(course, "reaction"))

    with pytest.raises(Refused, match="is closed"):
        place.desk.do(MoveDays(left, date(2026, 12, 7), Scope.ONE, "trip"))
