from datetime import date, timedelta

import pytest

from infusion_planner.domain.course import (
    Course,
    CourseState,
    Dose,
    Infusion,
    Steroid,
    course_state,
    given_courses,
)
from infusion_planner.domain.frozen import replace
from tests.domain.builders import FULL_UG, given, planned

MONDAY = date(2025, 5, 5)


def course(*doses: int | None, ended: str = "", elsewhere: bool = False) -> Course:
    """A five-day course from Monday, with micrograms recorded for its first infusions."""
    plan = planned(1, MONDAY, 5)
    recorded = tuple(
        item if dose is None else replace(item, given=Dose(_day(item), dose))
        for item, dose in zip(plan.infusions, (*doses, *[None] * 5), strict=False)
    )
    return replace(plan, infusions=recorded, ended_reason=ended, given_elsewhere=elsewhere)


def _day(infusion: Infusion) -> date:
    assert infusion.planned_on is not None
    return infusion.planned_on


def test_of_an_infusion_that_is_only_planned_no_steroid_is_recorded() -> None:
    assert {item.steroid for item in course().infusions} == {Steroid.NOT_RECORDED}


@pytest.mark.parametrize(
    ("doses", "as_of", "expected"),
    [
        ((), MONDAY - timedelta(days=9), CourseState.PLANNED),
        ((), MONDAY, CourseState.PLANNED),
        ((), MONDAY + timedelta(days=9), CourseState.PLANNED),
        ((0,), MONDAY, CourseState.PLANNED),
        ((FULL_UG,), MONDAY, CourseState.RUNNING),
        ((FULL_UG,), MONDAY + timedelta(days=1), CourseState.RUNNING),
        ((FULL_UG,), MONDAY + timedelta(days=2), CourseState.INTERRUPTED),
        ((FULL_UG, 0), MONDAY + timedelta(days=1), CourseState.INTERRUPTED),
        ((FULL_UG,) * 5, MONDAY + timedelta(days=4), CourseState.DONE),
        ((FULL_UG,) * 4 + (4_000,), MONDAY + timedelta(days=4), CourseState.DONE),
        ((FULL_UG,) * 4 + (0,), MONDAY + timedelta(days=4), CourseState.INTERRUPTED),
    ],
)
def test_where_a_course_stands(doses: tuple[int, ...], as_of: date, expected: CourseState) -> None:
    assert course_state(course(*doses), as_of) is expected


def test_a_course_ended_early_is_incomplete() -> None:
    ended = course(FULL_UG, FULL_UG, FULL_UG, ended="grade 3 reaction")

    assert course_state(ended, MONDAY + timedelta(days=3)) is CourseState.INCOMPLETE


def test_a_course_with_every_infusion_given_is_done_even_if_it_was_ended() -> None:
    assert course_state(course(*[FULL_UG] * 5, ended="x"), MONDAY) is CourseState.DONE


def test_fewer_doses_given_elsewhere_are_incomplete_not_running() -> None:
    elsewhere = course(FULL_UG, FULL_UG, elsewhere=True)

    assert course_state(elsewhere, MONDAY + timedelta(days=1)) is CourseState.INCOMPLETE


def test_an_infusion_without_a_planned_day_is_never_missed() -> None:
    loose = replace(course(FULL_UG), infusions=(Infusion(1, None, Dose(MONDAY, 1)), Infusion(2)))

    assert course_state(loose, MONDAY + timedelta(days=99)) is CourseState.RUNNING


def test_a_stopped_bag_entered_the_patient_and_a_dose_of_0_mg_did_not() -> None:
    recorded = course(4_000, 0, FULL_UG).infusions

    assert [item.entered for item in recorded] == [True, False, True, False, False]


def test_the_last_dose_is_the_last_given_not_the_last_planned() -> None:
    (only,) = given_courses([course(FULL_UG, FULL_UG, 4_000)])

    assert (only.first_on, only.last_on) == (MONDAY, MONDAY + timedelta(days=2))


def test_a_dose_of_0_mg_does_not_move_the_last_dose() -> None:
    (only,) = given_courses([course(FULL_UG, FULL_UG, 0)])

    assert only.last_on == MONDAY + timedelta(days=1)


def test_doses_are_ordered_by_day_not_by_number() -> None:
    infusions = (Infusion(1, None, Dose(date(2025, 5, 7), 1)), Infusion(2, None, Dose(MONDAY, 2)))

    assert [dose.on for dose in Course(1, 5, infusions).doses] == [MONDAY, date(2025, 5, 7)]


def test_courses_without_a_dose_are_left_out_and_the_rest_ordered_by_number() -> None:
    second = replace(course(FULL_UG), number=2)
    third = replace(course(0), number=3)

    assert [item.number for item in given_courses([second, third, course(FULL_UG)])] == [1, 2]


def test_the_interruption_is_the_first_gap() -> None:
    days = [MONDAY + timedelta(days=offset) for offset in (0, 1, 7, 8, 20)]

    assert given(1, *days).interruption == (date(2025, 5, 6), date(2025, 5, 12))
    assert given(1, *days[:2]).interruption is None


def test_a_hold_interrupts_a_course_that_has_begun_and_no_other() -> None:
    held = replace(course(FULL_UG), held_reason="infection")

    assert course_state(course(FULL_UG), MONDAY) is CourseState.RUNNING
    assert course_state(held, MONDAY) is CourseState.INTERRUPTED
    assert course_state(replace(course(), held_reason="infection"), MONDAY) is CourseState.PLANNED
