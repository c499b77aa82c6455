"""Words the infusions of a patient as lines of the table."""

from collections.abc import Mapping
from datetime import date

from infusion_planner.cards.course_words import infusion_title, is_left_out
from infusion_planner.cards.patient import InfusionLine
from infusion_planner.domain.course import Course, Infusion, Steroid
from infusion_planner.domain.dose_words import dose_day_words
from infusion_planner.domain.premedication import steroid_required
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words, dose_words

STEROID_WORDS = {
    Steroid.NOT_GIVEN: "Not given",
    Steroid.NOT_REQUIRED: "Not required",
}


def infusion_lines(
    courses: tuple[Course, ...],
    amendments: Mapping[str, tuple[str, ...]],
    as_of: date,
    book: Rulebook,
) -> tuple[InfusionLine, ...]:
    """Word every infusion, newest course first, then by number.

    Args:
        courses: all courses of the patient, by number.
        amendments: earlier entries in words, by infusion id; may lack an infusion.
        as_of: the day of the question.
        book: the rules in force.
    """
    return tuple(
        _line(course, infusion, amendments.get(infusion.id, ()), as_of, book)
        for course in reversed(courses)
        for infusion in course.infusions
    )


def _line(
    course: Course, infusion: Infusion, earlier: tuple[str, ...], as_of: date, book: Rulebook
) -> InfusionLine:
    given = infusion.given
    day = given.on if given else infusion.planned_on
    words = day_words(day) if day else ""
    full = book.find(CourseLength, "course_length", course.number).dose_ug
    state, word = infusion_state(infusion, full, as_of)
    if course.held_reason and given is None:
        state, word = "override", "On hold"
    left_out = is_left_out(course, infusion)
    if left_out:
        state, word = "noshow", "Course ended"
    reason = course.ended_reason if left_out else infusion.reason
    turn = next((item for item in course.infusions if not item.entered), None)
    shut = course.ended_reason or course.held_reason
    return InfusionLine(
        infusion_id=infusion.id,
        course_id=course.id,
        title=infusion_title(course, infusion),
        day=dose_day_words(given) if given else words,
        state=state,
        word=word,
        dose=dose_words(given.dose_ug) if given and given.dose_ug else "",
        steroid=_steroid(course, infusion, book),
        note="; ".join((*earlier, *([reason] if reason else []))),
        can_record=turn is infusion and not shut and _is_due(infusion, as_of),
        can_amend=given is not None,
        can_print=not course.given_elsewhere,
        sort_day=day.isoformat() if day else "",
    )


def _is_due(infusion: Infusion, as_of: date) -> bool:
    unrecorded = infusion.given is None
    return unrecorded and infusion.planned_on is not None and infusion.planned_on <= as_of


def infusion_state(infusion: Infusion, full_dose_ug: int, as_of: date) -> tuple[str, str]:
    """Give glyph and word of an infusion."""
    if infusion.given is None:
        late = infusion.planned_on is not None and infusion.planned_on < as_of
        return ("override", "Not recorded") if late else ("planned", "Planned")
    if not infusion.given.dose_ug:
        return "stopped", "Not given"
    whole = infusion.given.dose_ug >= full_dose_ug
    return ("done", "Given") if whole else ("stopped", "Given in part")


def _steroid(course: Course, infusion: Infusion, book: Rulebook) -> str:
    if infusion.steroid is Steroid.GIVEN and infusion.steroid_ug:
        return f"{dose_words(infusion.steroid_ug)} given"
    if infusion.steroid in STEROID_WORDS:
        return STEROID_WORDS[infusion.steroid]
    if infusion.given is not None:
        return "Not recorded"
    ended = is_left_out(course, infusion)
    required = not ended and steroid_required(book, course.number, infusion.number)
    return "Required" if required else "Not required"
