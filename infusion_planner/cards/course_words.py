"""How a course and its infusions are worded, the same on every card."""

from datetime import date

from infusion_planner.cards.course import CourseCard
from infusion_planner.domain.course import UNFINISHED, Course, CourseState, Infusion, course_state
from infusion_planner.domain.dose_words import anchor_words, dose_span_words
from infusion_planner.domain.wording import count_words, dose_words, span_words

STATE_WORDS = {
    CourseState.PLANNED: ("planned", "Planned"),
    CourseState.RUNNING: ("ready", "Running"),
    CourseState.INTERRUPTED: ("override", "Interrupted"),
    CourseState.DONE: ("done", "Done"),
    CourseState.INCOMPLETE: ("stopped", "Incomplete"),
}


def given_count(course: Course) -> int:
    """Count the infusions of which any amount entered the patient."""
    return sum(1 for item in course.infusions if item.entered)


def is_to_come(course: Course, infusion: Infusion) -> bool:
    """Tell whether an infusion may still be given: nothing is recorded, and the course goes on."""
    return infusion.given is None and not infusion.reason and not course.ended_reason


def is_left_out(course: Course, infusion: Infusion) -> bool:
    """Tell whether nothing is recorded of an infusion because its course was ended."""
    return infusion.given is None and not infusion.reason and bool(course.ended_reason)


def course_days(course: Course) -> tuple[date, ...]:
    """Give each infusion's day, given or planned, ascending; of an ended course those given."""
    if course.ended_reason and course.doses:
        return tuple(dose.on for dose in course.doses)
    days = (item.given.on if item.given else item.planned_on for item in course.infusions)
    return tuple(sorted(day for day in days if day is not None))


def span_of(course: Course) -> str:
    """Word from when to when a course goes, as far as its days are known; it has one."""
    days, doses = course_days(course), course.doses
    if any(dose.known for dose in doses):
        return dose_span_words(doses[0], doses[-1])
    return span_words(days[0], days[-1])


def course_card(course: Course, as_of: date, full_dose_ug: int) -> CourseCard:
    """Word one course as a card.

    Args:
        course: the course.
        as_of: the day of the question.
        full_dose_ug: micrograms of a whole infusion.
    """
    state, word = _state(course, as_of)
    return CourseCard(
        course_id=course.id,
        title=f"Course {course.number}",
        state=state,
        word=word,
        dates=_dates(course),
        anchor=_anchor(course),
        segments=tuple(_segment(item, as_of, full_dose_ug) for item in course.infusions),
        count=f"{given_count(course)} of {course.length}",
    )


def _dates(course: Course) -> str:
    if course.held_reason and not course.doses:
        return "Days to be chosen"
    return span_of(course) if course_days(course) else "No days"


def _state(course: Course, as_of: date) -> tuple[str, str]:
    """Give glyph and word; what is on hold is told apart from what was interrupted."""
    found = course_state(course, as_of)
    held = course.held_reason and found in UNFINISHED
    return ("override", "On hold") if held else STATE_WORDS[found]


def _anchor(course: Course) -> str:
    doses = course.doses
    if not doses:
        return "Nothing given yet"
    total = dose_words(sum(dose.dose_ug for dose in doses))
    words = f"{total} given - last dose {anchor_words(doses[-1])}"
    where = course.where_given or "another center"
    return f"{words}, {where}" if course.given_elsewhere else words


def _segment(infusion: Infusion, as_of: date, full_dose_ug: int) -> str:
    if infusion.given is None:
        late = infusion.planned_on is not None and infusion.planned_on < as_of
        return "missed" if late else "planned"
    if not infusion.given.dose_ug:
        return "missed"
    return "given" if infusion.given.dose_ug >= full_dose_ug else "partial"


def infusion_title(course: Course, infusion: Infusion) -> str:
    """Word which infusion it is, `Course 1, infusion 3 of 5`."""
    return f"Course {course.number}, infusion {infusion.number} of {course.length}"


def months_words(months: int) -> str:
    """Word an interval that a date was counted with, `last dose plus 12 months`."""
    return f"last dose plus {count_words(months, 'month')}"
