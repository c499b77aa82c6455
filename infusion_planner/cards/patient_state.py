"""Where a patient stands, in a few words: the list and the next step agree on it."""

from datetime import date, timedelta

from infusion_planner.domain.case import Case
from infusion_planner.domain.course import (
    UNFINISHED,
    Course,
    CourseState,
    Infusion,
    course_state,
)
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring import series
from infusion_planner.domain.prophylaxis import prophylaxis_plan
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import day_words

_SOON = timedelta(days=90)


class PatientState(Frozen):
    """Where a patient stands on a day.

    Attributes:
        state: glyph and color, as in `CourseCard.state`.
        word: a few words.
        course: the course that is planned or running; None for none.
        due: the infusion of it to be recorded next; None for none, and while the one before
            it was not given, so that other days have to be chosen first.
    """

    state: str
    word: str
    course: Course | None = None
    due: Infusion | None = None


def patient_state(courses: tuple[Course, ...], case: Case, book: Rulebook) -> PatientState:
    """Tell where a patient stands.

    Args:
        courses: all courses of the patient, by number.
        case: the facts; `as_of` is the day asked about.
        book: the rules in force.
    """
    open_course = next(
        (course for course in courses if course_state(course, case.as_of) in UNFINISHED), None
    )
    if open_course is not None:
        return _open_state(open_course, case.as_of)
    if not case.given:
        return PatientState("planned", "No course yet")
    return _between(case, book)


def _open_state(course: Course, as_of: date) -> PatientState:
    left = next((item for item in course.infusions if not item.entered), None)
    due = None if left is None or left.given is not None else left
    state = course_state(course, as_of)
    name = f"Course {course.number}"
    if course.held_reason:
        return PatientState("override", f"{name} on hold", course, due)
    if state is CourseState.INTERRUPTED:
        return PatientState("override", f"{name} interrupted", course, due)
    if state is CourseState.RUNNING:
        return PatientState("ready", f"{name} running", course, due)
    if due is None or due.planned_on is None:
        return PatientState("override", f"{name}: day 1 not given", course)
    if due.planned_on < as_of:
        return PatientState("override", f"{name}: day 1 not recorded", course, due)
    return PatientState("planned", f"{name} planned {day_words(due.planned_on)}", course, due)


def _between(case: Case, book: Rulebook) -> PatientState:
    ends_on = series(case.given, book).ends_on
    if case.as_of > ends_on:
        return PatientState("done", "Monitoring ended")
    if case.as_of + _SOON >= ends_on:
        return PatientState("reminder", "Monitoring nearly over")
    plan = prophylaxis_plan(case.given[-1], case.cd4, case.as_of, book)
    if plan.earliest_stop_on is None and case.as_of >= plan.minimum_on:
        return PatientState("reminder", "Waiting for CD4")
    coming = next_course(case.given, case.as_of, book)
    if coming.earliest_on is not None and coming.earliest_on <= case.as_of:
        return PatientState("info", f"Course {coming.number} may be planned")
    # neither good nor bad: whether a test is open is not known to the list
    return PatientState("info", "Between courses")
