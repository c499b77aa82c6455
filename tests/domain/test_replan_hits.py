"""Which courses cannot stay where they are, and where they may go."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import ChairDays, Outage
from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Dose
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.replan import HitCourse
from infusion_planner.domain.replan_hits import (
    Scope,
    days_before,
    hit_bookings,
    hit_course,
    moving_part,
)
from tests.domain.builders import WEEKDAYS, planned

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
TODAY = date(2026, 11, 20)
CLOSED = OpenDays(frozenset(range(5)), frozenset({TUESDAY}))
WEEK = Scope(MONDAY, date(2026, 12, 4), TODAY)


def booking(day: date, chair: str = "A1", *, given: bool = False) -> Booking:
    return Booking(f"i-{day}", "p", "c", day, chair, 1, 1, given=given)


def begun(course: Course, count: int) -> Course:
    """The same course with its first infusions given on their days."""
    infusions = tuple(
        replace(item, given=Dose(item.planned_on, 12_000))
        if item.number <= count and item.planned_on
        else item
        for item in course.infusions
    )
    return replace(course, infusions=infusions)


def hit(
    course: Course,
    *ids: str,
    open_days: OpenDays = CLOSED,
    is_legal: Callable[[date], bool] = lambda day: True,
    has_room: Callable[[date], bool] = lambda day: True,
    today: date = TODAY,
) -> HitCourse:
    return hit_course(course, frozenset(ids), open_days, is_legal, today, has_room=has_room)


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2026, 11, 29), False),
        (MONDAY, True),
        (date(2026, 12, 4), True),
        (date(2026, 12, 5), False),
    ],
)
def test_the_days_looked_at_have_two_ends(day: date, *, covered: bool) -> None:
    assert WEEK.covers(day) is covered


def test_what_has_passed_is_not_looked_at() -> None:
    late = replace(WEEK, today=WEDNESDAY)

    assert not late.covers(TUESDAY)
    assert late.covers(WEDNESDAY)


def test_who_comes_on_a_closed_day_or_has_a_broken_chair_cannot_stay() -> None:
    out = (Outage("A1", WEDNESDAY, WEDNESDAY), Outage("A2", MONDAY, MONDAY))
    room = ChairDays(CLOSED, ("A1", "A2"), out)
    stays = (booking(MONDAY), booking(WEDNESDAY, "A2"), booking(THURSDAY, ""))
    hits = (booking(TUESDAY), booking(WEDNESDAY), booking(WEDNESDAY, ""))
    sunday = MONDAY - timedelta(days=1)
    gone = (booking(TUESDAY, given=True), booking(sunday))

    assert hit_bookings((*stays, *hits, *gone), room, WEEK) == hits


def test_a_plan_moves_as_a_whole() -> None:
    course = planned(1, MONDAY, 5)

    assert moving_part(course, frozenset({"i2"})) == course.infusions


def test_of_a_plan_moves_what_is_open_and_has_a_day() -> None:
    course = planned(1, MONDAY, 4)
    first, second, *rest = course.infusions
    missed = replace(first, given=Dose(MONDAY, 0), reason="fever")
    course = replace(course, infusions=(missed, replace(second, planned_on=None), *rest))

    assert [item.id for item in moving_part(course, frozenset({"i3"}))] == ["i3", "i4"]


def test_the_days_before_are_those_to_come_ahead_of_the_first_that_cannot_stay() -> None:
    course = begun(planned(1, MONDAY, 5), 1)
    infusions = (*course.infusions[:3], replace(course.infusions[3], planned_on=None))

    assert days_before(course, THURSDAY) == (TUESDAY, WEDNESDAY)
    assert days_before(course, TUESDAY) == ()
    assert days_before(replace(course, infusions=infusions), date(2026, 12, 4)) == (
        TUESDAY,
        WEDNESDAY,
    )


def test_who_may_stay_on_one_day_and_not_on_another_may_not_stay() -> None:
    assert not hit(planned(1, MONDAY, 3), "i2", "i3").may_stay
    assert hit(planned(1, MONDAY, 3), "i1", "i3").may_stay


def test_of_a_course_that_has_begun_the_rest_moves_from_the_first_that_cannot_stay() -> None:
    course = begun(planned(1, MONDAY, 5), 1)

    assert [item.id for item in moving_part(course, frozenset({"i3", "i5"}))] == ["i3", "i4", "i5"]


def test_a_plan_goes_to_days_in_a_row_not_earlier_than_a_week_from_today() -> None:
    found = hit(planned(1, MONDAY, 3), "i2")

    assert found.days == days_from(MONDAY, 3)
    assert found.hit == frozenset({TUESDAY})
    assert not found.may_stay
    # from Fri 27-Nov on; three open days in a row begin Wed 02-Dec
    assert found.runs[0] == days_from(WEDNESDAY, 3)
    assert all((run[2] - run[0]).days == 2 for run in found.runs)
    assert all(CLOSED.is_open(day) for run in found.runs for day in run)
    # thirteen weeks after Mon 30-Nov-2026 is Mon 01-Mar-2027
    assert found.runs[-1][0] <= date(2027, 3, 1)
    assert found.runs[-1][0] >= date(2027, 2, 26)


def test_a_plan_of_soon_is_not_asked_for_earlier() -> None:
    soon = hit(planned(1, MONDAY, 1), "i1", open_days=WEEKDAYS, today=date(2026, 11, 27))

    assert soon.runs[0] == (MONDAY,)
    assert soon.may_stay


def test_a_plan_of_later_may_come_earlier_with_a_weeks_notice() -> None:
    later = hit(planned(1, date(2026, 12, 14), 1), "i1", open_days=WEEKDAYS)

    # a week from Fri 20-Nov-2026 is Fri 27-Nov-2026
    assert later.runs[0] == (date(2026, 11, 27),)


def test_a_plan_whose_days_have_passed_goes_to_days_to_come() -> None:
    past = hit(planned(1, MONDAY, 1), "i1", open_days=WEEKDAYS, today=date(2026, 12, 9))

    assert past.runs[0] == (date(2026, 12, 9),)


def test_a_course_that_has_begun_goes_on_after_what_was_given_on_open_days() -> None:
    course = begun(planned(1, MONDAY, 3), 1)

    found = hit(course, "i2", today=MONDAY)

    assert found.days == (TUESDAY, WEDNESDAY)
    assert found.runs[0] == (WEDNESDAY, THURSDAY)
    # on a Friday it begins, and goes on after the weekend
    assert (date(2026, 12, 4), date(2026, 12, 7)) in found.runs


def test_a_course_that_has_begun_stays_after_its_days_that_are_still_to_come() -> None:
    course = begun(planned(1, MONDAY, 4), 1)

    found = hit(course, "i4", open_days=WEEKDAYS, today=MONDAY)

    # infusion 3 is given on Wed 02-Dec
    assert found.days == (THURSDAY,)
    assert found.runs[0] == (THURSDAY,)


def test_what_moves_never_goes_to_a_day_on_which_a_dose_was_given() -> None:
    """Day 1 was put off and given on the day of day 2, which has no chair any more."""
    course = planned(1, MONDAY, 3)
    late = replace(course.infusions[0], given=Dose(TUESDAY, 12_000))
    course = replace(course, infusions=(late, *course.infusions[1:]))

    found = hit(course, "i2", open_days=WEEKDAYS, today=TUESDAY)

    assert found.days == (TUESDAY, WEDNESDAY)
    assert found.runs[0] == (WEDNESDAY, THURSDAY)
    assert not found.may_stay


def test_an_infusion_that_was_not_given_holds_no_day() -> None:
    course = begun(planned(1, MONDAY, 4), 1)
    missed = replace(course.infusions[1], given=Dose(TUESDAY, 0), reason="fever")
    course = replace(course, infusions=(course.infusions[0], missed, *course.infusions[2:]))

    found = hit(course, "i3", open_days=WEEKDAYS, today=MONDAY)

    assert found.days == (WEDNESDAY, THURSDAY)
    assert found.runs[0] == (TUESDAY, WEDNESDAY)


def test_a_day_it_holds_already_needs_no_further_room() -> None:
    full = hit(
        planned(1, MONDAY, 3), "i1", open_days=WEEKDAYS, has_room=lambda day: day > WEDNESDAY
    )

    # Tue and Wed are its own; Thu has room
    assert full.runs[0] == (TUESDAY, WEDNESDAY, THURSDAY)
    assert (MONDAY, TUESDAY, WEDNESDAY) not in full.runs


def test_the_rules_are_asked_of_the_first_moved_day() -> None:
    found = hit(
        planned(2, MONDAY, 3), "i1", open_days=WEEKDAYS, is_legal=lambda day: day > THURSDAY
    )

    assert min(run[0] for run in found.runs) == date(2026, 12, 7)
