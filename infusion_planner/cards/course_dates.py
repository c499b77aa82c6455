"""Everything that is counted from a course, worded, so that two states of it can be compared."""

from collections.abc import Iterator, Mapping

from infusion_planner.cards.mistakes import ChartDates
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_changes import what_follows
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import judge_ahead
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import date_words, day_words, days_words

_FITS = "fits the days"


def course_dates(
    course: Course, case: Case, seats: Mapping[str, str], book: Rulebook
) -> ChartDates:
    """Word what follows from a course, as if it were given as it is planned.

    Args:
        course: the course.
        case: the patient's facts.
        seats: the chair of an infusion, by its row id.
        book: the rules in force.
    """
    lines = (*_days(course, seats), *_counted(course, book), *_payer(course, case))
    return (*lines, *_gates(course, case, book))


def _days(course: Course, seats: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for item in course.infusions:
        if item.given is not None:
            words = "given" if item.entered else "not given"
            yield f"Day {item.number}", f"{day_words(item.given.on)}, {words}"
        elif not course.ended_reason and not course.held_reason and item.planned_on:
            chair = seats.get(item.id, "")
            yield (
                f"Day {item.number}",
                day_words(item.planned_on) + (f", chair {chair}" if chair else ""),
            )


def _stands(course: Course) -> Course:
    """Give the course as far as it will be given: without days that are on hold or given up."""
    if not course.ended_reason and not course.held_reason:
        return course
    kept = tuple(item for item in course.infusions if item.entered)
    return Course(course.number, course.length, kept, course.id)


def _counted(course: Course, book: Rulebook) -> Iterator[tuple[str, str]]:
    stands = _stands(course)
    if not any(item.entered or item.given is None for item in stands.infusions):
        return
    found = what_follows(stands, book)
    yield "Steroid", days_words(found.steroid_on) if found.steroid_on else "none"
    yield "Antiviral from", day_words(found.antiviral_from)
    yield f"Course {course.number + 1} not before", date_words(found.next_earliest_on)
    yield "Monitoring until", date_words(found.monitoring_ends_on)


def _payer(course: Course, case: Case) -> Iterator[tuple[str, str]]:
    """Name every day to come that the payer has not authorized."""
    payer = None if case.facts is None else case.facts.payer
    known = () if payer is None else payer.authorizations or ()
    days = [item.planned_on for item in _stands(course).infusions if item.given is None]
    if not known:
        return
    outside = [day for day in days if day and not any(item.covers(day) for item in known)]
    newest = max(known, key=lambda item: item.to_on)
    words = f"no. {newest.number} until {date_words(newest.to_on)}"
    yield "Payer's authorization", words + (f"; outside: {days_words(outside)}" if outside else "")


def _gates(course: Course, case: Case, book: Rulebook) -> Iterator[tuple[str, str]]:
    """Say of each rule whether the plan meets it: results can be too old for other days."""
    days = [item.planned_on for item in course.infusions if item.planned_on is not None]
    coming = next_course(case.given, case.as_of, book)
    shut = course.ended_reason or course.held_reason or course.doses
    if shut or not days or course.number != coming.number or min(days) < case.as_of:
        return
    judged = judge_ahead(case, PlannedCourse(course.number, min(days), course.length), book)
    titles = {rule.id: rule.title for rule in book.rules}
    for met in judged.met:
        yield titles[met.rule.id], _FITS
    for finding in judged.findings:
        if finding.severity is not Severity.INFORMATION:
            yield titles[finding.rule], finding.message.rstrip(".")
    for missing in judged.not_evaluated:
        yield missing.rule.title, missing.missing.rstrip(".")
