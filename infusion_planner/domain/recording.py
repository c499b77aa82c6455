"""What may be recorded of an infusion day, and what is wrong with an entry."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.course import (
    Course,
    Dose,
    GivenCourse,
    Infusion,
    Steroid,
    given_courses,
)
from infusion_planner.domain.dose_words import anchor_words, dose_day_words
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rule_kinds import CourseLength, DailyMaximum, MinimumWait, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.domain.wording import date_words, day_words, dose_words


class GivenEntry(Frozen):
    """What a person enters about one infusion day.

    Attributes:
        given_on: the day; for an infusion not given, the day it was not given.
        dose_ug: micrograms that entered the patient; 0 when it was not given.
        steroid: what is known of the steroid before it.
        note: why the day, the dose or the steroid differs from what was planned.
        prescriber: who decided, where the steroid was required and not given.
        known: how far the day is known, of a dose given elsewhere; None when exactly.
        reviewer: the prescriber who looked at a dose that was really given too early.
    """

    given_on: date
    dose_ug: int
    steroid: Steroid
    note: str = ""
    prescriber: str = ""
    known: PartlyKnown | None = None
    reviewer: str = ""

    @property
    def dose(self) -> Dose:
        """Give it as a dose."""
        return Dose(self.given_on, self.dose_ug, self.known)


class Occasion(Frozen):
    """The infusion an entry is about, with what is around it.

    Attributes:
        born_on: the patient's birth date.
        courses: all courses of the patient.
        course: the course of the infusion.
        infusion: the infusion.
        today: the day of the entry.
        book: the rules in force.
    """

    born_on: date
    courses: tuple[Course, ...]
    course: Course
    infusion: Infusion
    today: date
    book: Rulebook


def entry_faults(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    """Yield everything that is wrong with an entry, field by field."""
    yield from day_faults(entry.dose, occasion.born_on, occasion.today)
    yield from _known_here(occasion, entry)
    yield from _one_a_day(occasion, entry)
    yield from _order(occasion, entry)
    yield from course_order_faults(entry.given_on, occasion.course.number, occasion.courses)
    yield from _interruption(occasion, entry)
    yield from _spacing(occasion, entry)
    yield from dose_faults(entry.dose_ug, occasion.book)
    if lacks_steroid(occasion, entry):
        yield from _steroid(entry)
    if not tidy(entry.note) and _differs(occasion, entry):
        yield Fault("note", "Say why the day or the dose differs from the plan.")


def day_faults(dose: Dose, born_on: date, today: date) -> Iterator[Fault]:
    """Yield what is wrong with a day on which something was given, as far as it is known."""
    day = dose_day_words(dose)
    if dose.earliest_on > today:
        words = f"{day} lies in the future. Record an infusion after it was given."
        yield Fault("given_on", words)
    if dose.on < born_on:
        words = f"{day} lies before the birth date {date_words(born_on)}."
        yield Fault("given_on", words)


def course_order_faults(day: date, number: int, courses: tuple[Course, ...]) -> Iterator[Fault]:
    """Yield a fault where a dose would lie before an earlier course, or after a later one.

    Every date counts from the latest course, so courses must follow one another.
    """
    for course in given_courses(courses):
        if course.number < number and day <= course.last_on:
            words = f"Course {course.number} was given until {day_words(course.last_on)}."
            yield Fault("given_on", f"{words} Enter courses in the order they were given.")
        if course.number > number and day >= course.first_on:
            words = f"Course {course.number} was given from {day_words(course.first_on)}."
            yield Fault("given_on", f"{words} Choose a day before it.")


def dose_faults(dose_ug: int, book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with a day's dose.

    Source: rulebook DOSE-4.
    """
    rule = book.find(DailyMaximum, "daily_maximum")
    if dose_ug > rule.dose_ug:
        yield Fault(
            "dose",
            f"{dose_words(dose_ug)} is more than {dose_words(rule.dose_ug)}, the most for one day"
            f" ({rule.id}). Enter what was given on that day; doses are never doubled.",
        )
    if dose_ug < 0:
        yield Fault("dose", "The dose cannot be below 0 mg.")


def lacks_steroid(occasion: Occasion, entry: GivenEntry) -> bool:
    """Tell whether a steroid was required before the dose and is not entered as given.

    Source: rulebook PREMED-1.
    """
    course = occasion.course
    if course.given_elsewhere or not entry.dose_ug or entry.steroid is Steroid.GIVEN:
        return False
    return steroid_required(occasion.book, course.number, occasion.infusion.number)


def recorded(occasion: Occasion, entry: GivenEntry) -> Infusion:
    """Give the infusion with the entry in it."""
    given = entry.steroid is Steroid.GIVEN
    dose_ug = steroid_rule(occasion.book, occasion.course.number).dose_ug
    return replace(
        occasion.infusion,
        given=entry.dose,
        steroid=entry.steroid,
        steroid_ug=dose_ug if given else None,
        reason=tidy(entry.note),
    )


def _others_given(
    courses: tuple[Course, ...], infusion: Infusion
) -> Iterator[tuple[Course, Infusion, Dose]]:
    for course in courses:
        for other in course.infusions:
            if other.id != infusion.id and other.given is not None and other.given.dose_ug:
                yield course, other, other.given


def _one_a_day(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    if entry.known is not None:
        return
    for course, other, dose in _others_given(occasion.courses, occasion.infusion):
        if dose.known is None and dose.on == entry.given_on:
            yield Fault(
                "given_on",
                f"Infusion {other.number} of course {course.number} was given on"
                f" {day_words(dose.on)} already; one day has one infusion.",
            )


def _order(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    """Keep the infusions of a course in the order of their numbers."""
    for _, other, dose in _others_given((occasion.course,), occasion.infusion):
        comes_first = other.number < occasion.infusion.number
        first, then = (dose, entry.dose) if comes_first else (entry.dose, dose)
        if first.earliest_on > then.on:
            side = "after" if comes_first else "before"
            words = f"Choose a day {side} infusion {other.number}, {dose_day_words(dose)}."
            yield Fault("given_on", words)


def _known_here(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    """Ask for the whole day of a dose given here: only what is told of elsewhere lacks one."""
    if entry.known is not None and not occasion.course.given_elsewhere:
        yield Fault("given_on", "Type the day too: what is given here is known to the day.")


def _interruption(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    """Ask for the prescriber's decision where a dose follows a gap nobody decided on.

    Days that were planned together, or by resuming the course, need no more.

    Source: rulebook MISS-1.
    """
    infusion = occasion.infusion
    if infusion.given is not None or not entry.dose_ug or entry.given_on == infusion.planned_on:
        return
    before = [dose.on for dose in occasion.course.doses if dose.on < entry.given_on]
    if before and (entry.given_on - before[-1]).days > 1:
        rule = occasion.book.find(Notice, "interrupted_course", occasion.course.number)
        yield Fault(
            "given_on",
            f"The dose before was given on {day_words(before[-1])}, so the course was interrupted"
            f" ({rule.id}). Use Resume course first, with the prescriber's decision, and choose"
            f" {day_words(entry.given_on)} there.",
        )


def _spacing(occasion: Occasion, entry: GivenEntry) -> Iterator[Fault]:
    """Refuse a dose here before twelve months are completed, unless it was reviewed.

    A wrong date is the likely reason. What really was given is never kept out of the record, but
    a prescriber has looked at it, and somebody says how it came about.

    Source: rulebook SPACE-1.
    """
    last = too_early_after(occasion, entry)
    if last is None:
        return
    rule = occasion.book.find(MinimumWait, "course_spacing", occasion.course.number)
    if not tidy(entry.reviewer):
        earliest = earliest_next_start(last, occasion.book)
        yield Fault(
            "given_on",
            f"Blocked - {day_words(entry.given_on)} is before {date_words(earliest)}: last dose"
            f" {anchor_words(last.doses[-1])} plus {rule.minimum_months} months ({rule.id})."
            " Check the date.",
        )
        yield Fault(
            "reviewer",
            "If it really was given on that day, name the prescriber who reviewed it"
            f" ({rule.id}), and say in the note how it came about.",
        )
    elif not tidy(entry.note):
        yield Fault("note", f"Say how a dose came to be given too early ({rule.id}).")


def too_early_after(occasion: Occasion, entry: GivenEntry) -> GivenCourse | None:
    """Give the course that a dose here follows too early; None where it is not too early.

    Elsewhere the past is what it is.

    Source: rulebook SPACE-1.
    """
    course = occasion.course
    earlier = [item for item in given_courses(occasion.courses) if item.number < course.number]
    if course.given_elsewhere or not earlier or not entry.dose_ug:
        return None
    early = entry.given_on < earliest_next_start(earlier[-1], occasion.book)
    return earlier[-1] if early else None


def _steroid(entry: GivenEntry) -> Iterator[Fault]:
    if entry.steroid is Steroid.NOT_RECORDED:
        yield Fault("steroid", "Say whether the steroid was given before the infusion (PREMED-1).")
    elif not tidy(entry.note) or not tidy(entry.prescriber):
        yield Fault(
            "prescriber",
            "The steroid was required (PREMED-1): name the prescriber who decided, and the reason.",
        )


def _differs(occasion: Occasion, entry: GivenEntry) -> bool:
    course, planned_on = occasion.course, occasion.infusion.planned_on
    full = occasion.book.find(CourseLength, "course_length", course.number).dose_ug
    moved = planned_on is not None and entry.given_on != planned_on
    return moved or entry.dose_ug < full
