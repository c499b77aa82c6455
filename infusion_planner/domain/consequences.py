"""What follows from a plan: the same forecast, asked as if the course had been given."""

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook


def as_if_given(plan: Plan, book: Rulebook) -> Case:
    """Give the case in which every infusion of the plan was given as planned.

    CD4 counts of today are left out: they lie before the course.
    """
    dose_ug = book.find(CourseLength, "course_length", plan.coming.number).dose_ug
    doses = tuple(Dose(day, dose_ug) for day in plan.days)
    given = (*plan.case.given, GivenCourse(plan.coming.number, doses))
    return replace(plan.case, given=given, cd4=(), as_of=plan.days[-1], planned=None)
