"""Suggested starts of a course, and why it cannot start on the days before them."""

from datetime import date, timedelta

from infusion_planner.cards.plan import SuggestedStart
from infusion_planner.domain.case import Case
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.forecast import closed_days_before
from infusion_planner.domain.rule_kinds import StartSearch
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.slot_words import clash_words, short_why
from infusion_planner.domain.slots import Search, best_of, find_starts, first_failure
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
_WHY_NOT_WEEKS = 8
_WEEK = timedelta(days=7)
_NO_START_WEEKS = _WHY_NOT_WEEKS * _WEEK


def starts_with_room(
    coming: NextCourse,
    length: int,
    case: Case,
    book: Rulebook,
    *,
    count: int,
    room: ChairDays | None,
) -> tuple[date, ...]:
    """Give the first starts that fit; `room` is None where nothing limits a day."""
    if room is None:
        return first_starts(coming, length, case.open_days, book, count)
    horizon = book.find(StartSearch, "suggested_start", coming.number).horizon_days
    # the rule counts the days after the first one, the search the days it looks at
    search = Search(length, coming.search_from, count, horizon + 1)
    return tuple(start.days[0] for start in find_starts(room, search).starts)


def suggestions(
    coming: NextCourse, length: int | None, case: Case, book: Rulebook, room: ChairDays | None
) -> tuple[SuggestedStart, ...]:
    """Give the first starts that fit, in date order; none before the length is known."""
    if length is None:
        return ()
    starts = starts_with_room(coming, length, case, book, count=SUGGESTIONS, room=room)
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


def suggestions_note(
    coming: NextCourse, length: int | None, case: Case, book: Rulebook, room: ChairDays | None
) -> str:
    """Say why nothing is suggested, or what is still to be set for it; else nothing."""
    if length is None:
        return "Starts are suggested once the number of infusions is chosen."
    if starts_with_room(coming, length, case, book, count=1, room=room):
        closures = case.open_days.closures
        return "" if closures else "No closed days are set yet: add holidays under Settings."
    horizon = book.find(StartSearch, "suggested_start", coming.number).horizon_days
    run = count_words(length, "open day")
    if first_starts(coming, length, case.open_days, book, 1):
        has_chairs = room is not None and room.keeps_chairs
        needs = "a chair and a nurse" if has_chairs else "a nurse and long enough hours"
        where = "chairs" if has_chairs else "hours and nurses"
        return (
            f"No run of {run} with {needs} starts within {count_words(horizon, 'day')}."
            f" Look at the {where} in Settings."
        )
    return (
        f"No run of {run} starts within {count_words(horizon, 'day')}."
        " Check the open weekdays and closures in Settings."
    )


def why_not(
    coming: NextCourse, length: int | None, case: Case, book: Rulebook, room: ChairDays | None
) -> tuple[str, ...]:
    """Say of each open day before the first suggestion why the course cannot start on it."""
    if length is None:
        return ()
    starts = starts_with_room(coming, length, case, book, count=1, room=room)
    if not starts:
        return _weeks(coming, length, case, room, until=coming.search_from + _NO_START_WEEKS)
    first = max(case.as_of, starts[0] - timedelta(days=_WHY_NOT_DAYS))
    days = days_from(first, (starts[0] - first).days)
    lines = (f"{day_words(day)}: {_reason(day, coming, length, case, room)}" for day in days)
    return (*_weeks(coming, length, case, room, until=first), *lines)


def _weeks(
    coming: NextCourse, length: int, case: Case, room: ChairDays | None, *, until: date
) -> tuple[str, ...]:
    """Say of each week before a day, from the earliest start on, what bars it."""
    if room is None:
        return ()
    first = max(case.as_of, coming.search_from)
    lines = []
    monday = first - timedelta(days=first.weekday())
    while monday < until:
        days = [day for day in days_from(monday, _WEEK.days) if first <= day < until]
        failed = [item for day in days if (item := first_failure(room, day, length))]
        if failed:
            words = short_why(room, best_of(failed))
            lines.append(f"Week of {date_words(monday)}: {words}")
        monday += _WEEK
    return tuple(lines[-_WHY_NOT_WEEKS:])


def _reason(day: date, coming: NextCourse, length: int, case: Case, room: ChairDays | None) -> str:
    if coming.earliest_on is not None and day < coming.earliest_on:
        return f"{count_words((coming.earliest_on - day).days, 'day')} too early (SPACE-1)"
    closed = closed_days_before(day, day + timedelta(days=1), length, case.open_days)
    if room is not None and not closed:
        missing = room.missing(days_from(day, length))
        return clash_words(room, missing).removesuffix(".")
    if closed[0] == day:
        return "closed (SPACE-4)"
    number = (closed[0] - day).days + 1
    return f"day {number} falls on {short_day_words(closed[0])}, closed (SPACE-4)"
