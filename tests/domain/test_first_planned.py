"""Which days stood when a course began, told from what was done to it since (S13)."""

from datetime import UTC, date, timedelta, timezone

import pytest

from infusion_planner.domain.change_reasons import CourseEvent, Verb, Why
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.first_planned import first_planned

MON, TUE, WED, THU, FRI = (date(2026, 11, 30) + timedelta(days) for days in range(5))
NEXT_MON = date(2026, 12, 7)
FIRST = tuple(enumerate((MON, TUE, WED, THU, FRI), start=1))
WHY = Why("fever")


def event(done_at: str, planned: tuple[tuple[int, date], ...], course: str = "c1") -> CourseEvent:
    return CourseEvent(Verb.MOVE, WHY, course, 1, done_at=done_at, planned=planned)


def course(*days: date) -> Course:
    """A course of which the first infusion was given on its Monday."""
    infusions = tuple(
        Infusion(number, day, Dose(MON, 12_000) if number == 1 else None)
        for number, day in enumerate(days, start=1)
    )
    return Course(1, 5, infusions, id="c1")


def test_a_course_in_which_nothing_was_moved_has_no_other_days() -> None:
    assert first_planned(course(MON, TUE, WED, THU, FRI), (), UTC) == {}


def test_the_days_before_the_first_change_are_told_of_what_was_moved() -> None:
    moved = course(MON, TUE, NEXT_MON, date(2026, 12, 8), date(2026, 12, 9))
    # moved twice: from the middle of the week to its end, and then to the next week
    twice = (
        event("2026-12-01T20:00:00+00:00", FIRST[2:]),
        event("2026-12-02T20:00:00+00:00", ((3, FRI), (4, NEXT_MON), (5, NEXT_MON))),
    )

    assert first_planned(moved, twice, UTC) == {3: WED, 4: THU, 5: FRI}


def test_changes_before_the_first_dose_and_of_other_courses_do_not_count() -> None:
    moved = course(MON, TUE, WED, THU, NEXT_MON)
    earlier = event("2026-11-20T09:00:00+00:00", ((1, date(2026, 11, 23)),))
    another = event("2026-12-01T09:00:00+00:00", ((5, date(2027, 1, 4)),), course="c2")
    counts = event("2026-12-03T09:00:00+00:00", FIRST[3:])

    assert first_planned(moved, (earlier, another, counts), UTC) == {5: FRI}


@pytest.mark.parametrize(("hours", "expected"), [(0, {}), (-8, {}), (8, {2: TUE})])
def test_the_day_of_a_change_is_that_of_the_workstation(
    hours: int, expected: dict[int, date]
) -> None:
    # late on Sunday in London is Monday morning, the day of the dose, eight hours further east
    moved = course(MON, WED, WED, THU, FRI)
    late = event("2026-11-29T20:00:00+00:00", FIRST)

    zone = timezone(timedelta(hours=hours))

    assert first_planned(moved, (late,), zone) == expected
