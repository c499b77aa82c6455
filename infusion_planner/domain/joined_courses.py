"""The courses of two charts of one person, put into the order in which they were given."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from infusion_planner.domain.course import Course
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import day_words


class Joined(Frozen):
    """What becomes of the courses of both charts.

    Attributes:
        comes: courses of the merged chart that go to the kept one.
        same: courses of the merged chart that stand on the kept one alike; they stay.
        numbers: (row id, number) of each course of the kept chart afterwards.
    """

    comes: tuple[Course, ...]
    same: tuple[Course, ...]
    numbers: tuple[tuple[str, int], ...]


def join_courses(kept: tuple[Course, ...], merged: tuple[Course, ...]) -> Joined:
    """Number the courses of both charts by their first dose.

    A course with the very doses of one that is kept is the same course, entered twice.
    """
    known = {item.doses for item in kept if item.doses}
    same = tuple(item for item in merged if item.doses in known)
    comes = tuple(item for item in merged if item not in same)
    if not kept or not comes:
        # nothing meets, so every number stays as it was planned and printed
        alone = kept or comes
        return Joined(comes, same, tuple((item.id, item.number) for item in alone))
    given = sorted((item for item in (*kept, *comes) if item.doses), key=_first)
    numbers = tuple((item.id, number) for number, item in enumerate(given, start=1))
    return Joined(comes, same, numbers)


def clash_words(kept: tuple[Course, ...], joined: Joined) -> Iterator[str]:
    """Say which courses cannot stand on one chart, and what to do first."""
    if not kept:
        return
    given = sorted((item for item in (*kept, *joined.comes) if item.doses), key=_first)
    for one, other in pairwise(given):
        shared = _days(one) & _days(other)
        if shared:
            yield (
                f"Both charts have a dose on {day_words(min(shared))}, but their courses differ."
                " One day has one infusion: amend the doses that were not given first."
            )
        elif min(dose.earliest_on for dose in other.doses) <= one.doses[-1].on:
            yield (
                f"Course {one.number} (last dose {dose_date_words(one.doses[-1])}) and course"
                f" {other.number} (first dose {dose_date_words(other.doses[0])}) run into each"
                " other. Amend the doses that were not given first."
            )


def _days(course: Course) -> set[date]:
    """Give the days on which a dose is known to have been given."""
    return {dose.on for dose in course.doses if dose.known is None}


def _first(course: Course) -> tuple[object, ...]:
    return course.doses[0].on, course.doses[-1].on
