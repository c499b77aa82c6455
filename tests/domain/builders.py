"""Short ways to build the domain's facts in tests."""

from datetime import date

from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Dose, GivenCourse, Infusion

FULL_UG = 12_000
WEEKDAYS = OpenDays(frozenset(range(5)))
EVERY_DAY = OpenDays(frozenset(range(7)))


def given(number: int, *days: date, dose_ug: int = FULL_UG) -> GivenCourse:
    """A course given on these days."""
    return GivenCourse(number, tuple(Dose(day, dose_ug) for day in days))


def block(number: int, first: date, count: int) -> GivenCourse:
    """A course given on days in a row."""
    return given(number, *days_from(first, count))


def case(
    as_of: date, *courses: GivenCourse, open_days: OpenDays = WEEKDAYS, born_on: date | None = None
) -> Case:
    return Case(as_of, open_days, courses, (), born_on)


def planned(number: int, first: date, count: int) -> Course:
    """A course planned on days in a row, its rows named `i1`, `i2`, ..."""
    infusions = (Infusion(n, day, id=f"i{n}") for n, day in enumerate(days_from(first, count), 1))
    return Course(number, count, tuple(infusions), id=f"c{number}")
