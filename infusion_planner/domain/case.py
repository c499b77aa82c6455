"""The facts a question is asked about: one patient, one center, one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.frozen import Frozen, replace

if TYPE_CHECKING:
    from datetime import date

    # much of it describes what only a plan or a patient's page is asked about
    from infusion_planner.domain.antiviral import Antiviral
    from infusion_planner.domain.clinic import OpenDays
    from infusion_planner.domain.course import Course, GivenCourse
    from infusion_planner.domain.facts import Facts
    from infusion_planner.domain.prophylaxis import Cd4Sample


class PlannedCourse(Frozen):
    """A course that somebody wants to plan.

    Attributes:
        number: the course's number.
        start_on: its first day.
        infusions: the length chosen; None for the usual one.
    """

    number: int
    start_on: date
    infusions: int | None = None


def planned_again(course: Course) -> PlannedCourse | None:
    """Give a stored course as it was planned, to judge it once more; None without any day."""
    days = [item.given.on if item.given else item.planned_on for item in course.infusions]
    known = [day for day in days if day is not None]
    return PlannedCourse(course.number, min(known), course.length) if known else None


class CenterChoices(Frozen):
    """What a center may choose where the rules leave it open.

    Attributes:
        liver_every_months: the interval of the liver tests; None for the usual one.
    """

    liver_every_months: int | None = None


class Case(Frozen):
    """The facts at hand.

    Attributes:
        as_of: the day of the question.
        open_days: when the center gives infusions.
        given: what was given so far, ordered by number.
        cd4: CD4 counts, in any order.
        born_on: birth date; None when the case does not carry it.
        planned: the course to judge; None for a forecast alone.
        antivirals: by first day; None when the case does not carry them.
        facts: what is recorded of the patient besides; None where nobody keeps such facts, so
            that the rules about them are not asked at all.
        may_come: whether what is missing may still come although day 1 is here: while a start
            is only planned, and for paper that is filled in by hand.
        choices: what the center chose.
    """

    as_of: date
    open_days: OpenDays
    given: tuple[GivenCourse, ...] = ()
    cd4: tuple[Cd4Sample, ...] = ()
    born_on: date | None = None
    planned: PlannedCourse | None = None
    antivirals: tuple[Antiviral, ...] | None = None
    facts: Facts | None = None
    may_come: bool = False
    choices: CenterChoices = CenterChoices()

    def planning(self, planned: PlannedCourse) -> Case:
        """Give the same case with a course to judge."""
        return replace(self, planned=planned)
