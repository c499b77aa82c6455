"""Suggested starts of a course, and why it cannot start on the days before them."""

from datetime import date, timedelta

from infusion_planner.cards.plan import SuggestedStart
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.forecast import closed_days_before
from infusion_planner.domain.rule_kinds import StartSearch
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, first_starts
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    short_day_words,
    span_words,
)

SUGGESTIONS = 4
_WHY_NOT_DAYS = 10


def suggestions(
    coming: NextCourse, length: int | None, case: Case, book: Rulebook
) -> tuple[SuggestedStart, ...]:
    """Give the first starts that fit, in date order; none before the length is known."""
    if length is None:
        return ()
    starts = first_starts(coming, length, case.open_days, book, SUGGESTIONS)
    return tuple(
        SuggestedStart(start, _span(start, length), _why(start, index, coming))
        for index, start in enumerate(starts)
    )


def _span(start: date, length: int) -> str:
    days = days_from(start, length)
    return span_words(days[0], days[-1])


def _why(start: date, index: int, coming: NextCourse) -> str:
    if index == 0:
        return f"First fit from {date_words(coming.search_from)}"
    if coming.earliest_on is None:
        return ""
    late = (start - coming.earliest_on).days
    return f"{count_words(late, 'day')} after the earliest day"


def suggestions_note(coming: NextCourse, length: int | None, case: Case, book: Rulebook) -> str:
    """Say why nothing is suggested, or what is still to be set for it; else nothing."""
    if length is None:
        return "Starts are suggested once the number of infusions is chosen."
    if first_starts(coming, length, case.open_days, book, 1):
        closures = case.open_days.closures
        return "" if closures else "No closed days are set yet: add holidays under Settings."
    horizon = book.find(StartSearch, "suggested_start", coming.number).horizon_days
    run = count_words(length, "open day")
    return (
        f"No run of {run} starts within {count_words(horizon, 'day')}."
        " Check the open weekdays and closures in Settings."
    )


def why_not(coming: NextCourse, length: int | None, case: Case, book: Rulebook) -> tuple[str, ...]:
    """Say of each open day before the first suggestion why the course cannot start on it."""
    if length is None:
        return ()
    starts = first_starts(coming, length, case.open_days, book, 1)
    if not starts:
        return ()
    first = max(case.as_of, starts[0] - timedelta(days=_WHY_NOT_DAYS))
    days = days_from(first, (starts[0] - first).days)
    return tuple(f"{day_words(day)}: {_reason(day, coming, length, case)}" for day in days)


def _reason(day: date, coming: NextCourse, length: int, case: Case) -> str:
    if coming.earliest_on is not None and day < coming.earliest_on:
        return f"{count_words((coming.earliest_on - day).days, 'day')} too early (SPACE-1)"
    closed = closed_days_before(day, day + timedelta(days=1), length, case.open_days)
    if closed[0] == day:
        return "closed (SPACE-4)"
    number = (closed[0] - day).days + 1
    return f"day {number} falls on {short_day_words(closed[0])}, closed (SPACE-4)"
