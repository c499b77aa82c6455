"""Who may have the next course soon, though nobody asked for it yet."""

from datetime import date, timedelta

from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_request import open_course
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import judge_ahead
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, first_starts, next_course

AHEAD_DAYS = 90
_SECOND = 2


class Eligible(Frozen):
    """A patient whose next course may begin soon, or might have begun already.

    Attributes:
        coming: the course, and the day from which it may begin.
        last_on: the last dose, from which that day is counted.
    """

    coming: NextCourse
    last_on: date


def eligible_soon(courses: tuple[Course, ...], case: Case, book: Rulebook) -> Eligible | None:
    """Tell whether a patient's next course may begin within 90 days.

    The second course belongs to the treatment, so it is told until it is planned. A third or
    later one is given only when the disease is active again: it is told for the same time after
    its day has come, then only on request.

    Args:
        courses: every course of the patient.
        case: the facts; `as_of` is the day of the question.
        book: the rules in force.

    Source: rulebook SPACE-1.
    """
    if open_course(courses, case.as_of) is not None:
        return None
    coming = next_course(case.given, case.as_of, book)
    ahead = timedelta(days=AHEAD_DAYS)
    earliest = coming.earliest_on
    if earliest is None or earliest > case.as_of + ahead:
        return None
    if coming.number > _SECOND and earliest < case.as_of - ahead:
        return None
    return Eligible(coming, case.given[-1].last_on)


def blocking_rule(case: Case, coming: NextCourse, book: Rulebook) -> str:
    """Name the rule that stands against the first start there is; empty for none."""
    length = coming.infusions or 1
    starts = first_starts(coming, length, case.open_days, book, 1)
    start = starts[0] if starts else coming.search_from
    found = judge_ahead(case, PlannedCourse(coming.number, start, length), book).findings
    return next((item.rule for item in found if item.severity is Severity.HARD), "")
