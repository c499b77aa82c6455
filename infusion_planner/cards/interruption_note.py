"""Words the note on a course that was interrupted, or not given in full (S13)."""

from collections.abc import Iterator

from infusion_planner.cards.course_close import is_interrupted
from infusion_planner.cards.course_sheet_facts import CourseSheetFacts, Marks
from infusion_planner.cards.course_sheets import (
    DECISION,
    decided_by,
    infusion_rows,
    infusion_section,
)
from infusion_planner.cards.course_words import is_to_come
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.cards.worksheet import (
    Facts,
    Known,
    Lead,
    Lines,
    SheetSection,
    Signatures,
    Words,
    WorksheetCard,
)
from infusion_planner.domain.course import Course
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, day_words, listed

NOTE = Form(code="S13", title="Course interruption note", version="1")


def interruption_note(facts: CourseSheetFacts, made: PrintFacts, book: Rulebook) -> WorksheetCard:
    """Word the note on a course that was interrupted, or not given in full.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    marks = Marks()
    course = facts.known.course
    if not is_interrupted(facts.known):
        raise AssertionError("a note on a course that was not interrupted")
    rows = tuple(infusion_rows(facts, made, marks))
    decision = tuple(_decision(facts, made, marks))
    follows = tuple(Known(item.label, item.words) for item in facts.follows)
    marks.ask("Two signatures")
    return WorksheetCard(
        identity=facts.sheet.identity,
        title=NOTE.title,
        kind="",
        heading=f"Course {course.number}",
        day="",
        warning=(),
        lead=_outcome(facts),
        gaps=tuple(marks.gaps),
        sections=(
            infusion_section(facts, rows, book),
            SheetSection("Decision", "", (Facts(decision),)),
            SheetSection("Original and new days", "", (Lines((*_moved(facts), _coming(course))),)),
            SheetSection(
                "What moved",
                "All of it counts from the last dose that was given, not from a planned one.",
                (Facts(follows),),
            ),
            SheetSection(
                "Sign", "", (Signatures((("Nurse", "wrote this"), ("Prescriber", "decided"))),)
            ),
        ),
        to_fill=tuple(label for _, label in marks.gaps),
        stamp=sheet_stamp(NOTE, f"course {course.number}", made, facts.sheet.center, book),
    )


def _moved(facts: CourseSheetFacts) -> Iterator[Words]:
    """Say of each infusion that was moved since the course began where it stood and stands."""
    for item in facts.known.course.infusions:
        first = facts.first_planned.get(item.number)
        if first is None or item.planned_on is None:
            continue
        now = f" first planned {day_words(first)}, new day {day_words(item.planned_on)}"
        yield ((f"Infusion {item.number}:", True), (f"{now}.", False))


def _coming(course: Course) -> Words:
    if course.held_reason:
        numbers = [str(item.number) for item in course.infusions if not item.entered]
        what = "days of infusions {} are" if len(numbers) > 1 else "day of infusion {} is"
        return ((f"The {what.format(listed(numbers))} still to be chosen.", False),)
    coming = [
        f"infusion {item.number} {day_words(item.planned_on)}"
        for item in course.infusions
        if item.planned_on is not None and is_to_come(course, item)
    ]
    words = f"Still to come: {listed(coming)}." if coming else "No infusion of this course follows."
    return ((words, False),)


def _outcome(facts: CourseSheetFacts) -> Lead:
    course = facts.known.course
    given, missing = len(course.doses), course.length - len(course.doses)
    under = (f"{given} of {course.length} infusions given, {facts.known.checklist.total}",)
    if course.ended_reason:
        return Lead("COURSE", (("Ended early", True),), (*under, course.ended_reason))
    if not missing:
        return Lead("COURSE", (("Interrupted and completed", True),), under)
    left = f"{count_words(missing, 'infusion')} still to give"
    where = "On hold" if course.held_reason else "Interrupted"
    return Lead("COURSE", ((where, True),), (*under, left))


def _decision(facts: CourseSheetFacts, made: PrintFacts, marks: Marks) -> Iterator[Known]:
    decided = [item for item in facts.sheet.overrides if item.rule == DECISION]
    closed = [
        item
        for item in facts.closed.values()
        if item.decided_by and item.outcome is not Outcome.GIVEN
    ]
    if facts.known.course.held_reason:
        # whoever decided on a break before it did not decide on this one
        yield marks.known("Decided by", "")
        yield Known("Reason", facts.known.course.held_reason)
    elif decided:
        last = decided[-1]
        yield Known("Decided by", decided_by(last, made))
        yield Known("Reason", last.reason)
    elif closed:
        yield Known("Decided by", closed[-1].decided_by)
        yield Known("Reason", closed[-1].reason)
    else:
        yield marks.known("Decided by", "")
        days = facts.known.checklist.days
        reasons = [item.note for item in days if item.note and not item.is_full]
        yield marks.known("Reason", facts.known.course.ended_reason or "; ".join(reasons))
