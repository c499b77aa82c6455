"""What is stored about the course of a patient calendar, and which of its days stand."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_ahead import is_certain
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring_standing import MonitoringTest


class CalendarFacts(Frozen):
    """What is stored about the course and the center.

    Attributes:
        identity: the patient.
        center: the center with its words for patients.
        course: the course, planned or given here.
        courses: all of the patient's, by number.
        case: the facts for the rules; its `as_of` is the day of printing.
        blocked: whether the plan may no longer be given, though it was allowed when it was saved.
        tests_done: tests drawn, by day.
        antiviral: the one of this course; None where none is recorded.
    """

    identity: IdentityCard
    center: Center
    course: Course
    courses: tuple[Course, ...]
    case: Case
    blocked: bool = False
    tests_done: tuple[MonitoringTest, ...] = ()
    antiviral: Antiviral | None = None


def is_open(facts: CalendarFacts) -> bool:
    """Tell whether infusions are still to come."""
    return not facts.course.ended_reason and not all(
        item.entered for item in facts.course.infusions
    )


def stands(facts: CalendarFacts, infusion: Infusion) -> bool:
    """Tell whether an infusion's planned day stands."""
    return not facts.blocked and is_certain(facts.course, infusion, facts.case.as_of)


def day_of(infusion: Infusion) -> date:
    """Give the day of an infusion of this center, given or planned."""
    day = infusion.given.on if infusion.given else infusion.planned_on
    if day is None:
        raise AssertionError("an infusion of this center has a day")
    return day
