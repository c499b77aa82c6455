"""Words the course strip of the day sheet, and what to say where a planned day has passed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.day_sheet import StripCell
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_ahead import is_certain
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    day_words,
    dose_words,
    short_date_words,
    short_day_words,
)

_PLANNED = "planned"


class MissedDay(Frozen):
    """A day on which an infusion was recorded as not given, before it got another day.

    Attributes:
        on: the day.
        reason: why, in the words of the entry; may be empty.
    """

    on: date
    reason: str


def strip_cells(
    course: Course, today: Infusion, missed: Sequence[MissedDay], as_of: date
) -> Iterator[StripCell]:
    """Give one cell per infusion, and one for each break between two of them.

    Args:
        course: the course.
        today: the infusion the sheet is about.
        missed: days that were recorded as not given; they explain a break.
        as_of: the day of printing.
    """
    before: date | None = None
    for infusion in course.infusions:
        day = day_of(infusion)
        if before is not None and day - before > timedelta(days=1):
            yield _gap(before, day, missed)
        cell = _cell(course, infusion, as_of)
        yield _as_today(cell) if infusion is today else cell
        before = day


def _gap(before: date, after: date, missed: Sequence[MissedDay]) -> StripCell:
    first, last = before + timedelta(days=1), after - timedelta(days=1)
    head = short_day_words(first)
    if first != last:
        same_month = (first.year, first.month) == (last.year, last.month)
        begins = f"{first.day:02}" if same_month else short_date_words(first)
        head = f"{begins} to {short_date_words(last)}"
    reasons = (item.reason for item in missed if first <= item.on <= last and item.reason)
    return StripCell("gap", head, "not given", "; ".join(dict.fromkeys(reasons)))


def _cell(course: Course, infusion: Infusion, as_of: date) -> StripCell:
    head = f"{infusion.number}  {short_day_words(day_of(infusion))}"
    given = infusion.given
    if given is not None and given.dose_ug:
        return StripCell("given", head, f"{dose_words(given.dose_ug)} given")
    if given is not None:
        return StripCell("gap", head, "not given", infusion.reason)
    return StripCell("planned", head, _planned_words(course, infusion, as_of))


def _planned_words(course: Course, infusion: Infusion, as_of: date) -> str:
    if course.ended_reason:
        return "course ended"
    if is_certain(course, infusion, as_of):
        return _PLANNED
    return "not recorded" if day_of(infusion) < as_of else "to be decided"


def _as_today(cell: StripCell) -> StripCell:
    """Frame the cell of the sheet's infusion; only a day that stands is called today."""
    return replace(cell, kind="today", words="Today" if cell.words == _PLANNED else cell.words)


def standing_notes(
    course: Course, infusion: Infusion, as_of: date, book: Rulebook
) -> Iterator[tuple[str, str]]:
    """Say in (bold title, text) why nothing is to be started by the sheet of this day.

    Source: rulebook MISS-1.
    """
    if infusion.entered or is_certain(course, infusion, as_of):
        return
    if course.ended_reason:
        yield "Course ended: do not start.", f"Reason: {course.ended_reason}."
        return
    if course.held_reason:
        yield "Course on hold: do not start.", f"Reason: {course.held_reason}."
        return
    missed = next(item for item in course.infusions if _has_passed(item, as_of))
    rule = book.find(Notice, "interrupted_course", course.number).id
    then = f"prescriber decides ({rule})" if course.doses else "change the dates first"
    yield f"{_missed_words(missed, infusion)}: do not start, {then}.", _next_step(missed)


def _has_passed(infusion: Infusion, as_of: date) -> bool:
    """Tell whether an infusion's day came and nothing entered the patient."""
    return not infusion.entered and (infusion.given is not None or day_of(infusion) < as_of)


def _missed_words(missed: Infusion, infusion: Infusion) -> str:
    what = "recorded" if missed.given is None else "given"
    if missed is infusion:
        return f"Not {what} on this day"
    return f"Infusion {missed.number} not {what}"


def _next_step(missed: Infusion) -> str:
    day = day_words(day_of(missed))
    if missed.given is not None:
        return f"Not given on {day}{f': {missed.reason}' if missed.reason else ''}."
    return f"Planned on {day}. Record it if it was given, else choose another day."
