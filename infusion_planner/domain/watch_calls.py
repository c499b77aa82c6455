"""What patients are asked between the infusions: prompts, reports, and calls after a block."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from infusion_planner.domain.answers import say
from infusion_planner.domain.lab_rules import CallBacks, SymptomPrompts
from infusion_planner.domain.monitoring_standing import MonitoringTest, Standing
from infusion_planner.domain.months import roll
from infusion_planner.domain.spacing import is_incomplete
from infusion_planner.domain.tests_done import waiting
from infusion_planner.domain.watch_item import (
    Watched,
    WatchItem,
    WatchKind,
    WatchLine,
    at_once,
    due_item,
    nearest,
)
from infusion_planner.domain.wording import date_words

_ONE_DAY = timedelta(days=1)


def prompts(watched: Watched) -> Iterator[WatchItem]:
    """Yield the questions that go with each monthly draw, to the end of monitoring.

    Source: rulebook SYMPT-1.
    """
    rule = watched.book.find(SymptomPrompts, "symptom_prompts", watched.course)
    as_of, due = watched.case.as_of, watched.rows[0].due
    known = watched.facts.symptoms
    if known is None:
        found = nearest(due, as_of, watched.window)
    else:
        asked = [MonitoringTest(rule.purpose, day) for day in known.asked_on]
        found = waiting(due, asked, as_of, watched.window)
    if found is not None:
        yield due_item(rule, found, as_of, "; ".join(_asked_about(watched, rule)))


def _asked_about(watched: Watched, rule: SymptomPrompts) -> list[str]:
    early_until = roll(watched.last_on, rule.early_months)
    early = watched.case.as_of <= early_until
    asked = zip(rule.symptoms, rule.words, strict=True)
    return [words for symptom, words in asked if early or symptom not in rule.early]


def reports(watched: Watched) -> Iterator[WatchItem]:
    """Yield each symptom that was reported and that no clinician has looked into.

    Source: rulebook SYMPT-1.
    """
    rule = watched.book.find(SymptomPrompts, "symptom_prompts", watched.course)
    as_of = watched.case.as_of
    for report in watched.known.reported(rule.symptoms):
        if report.reviewed_on is None or report.reviewed_on > as_of:
            words = rule.words_of(report.symptom)
            yield at_once(rule, "reported", report.on, as_of, words)


def call_backs(watched: Watched) -> Iterator[WatchItem]:
    """Yield the calls after each block of infusions of the latest course.

    A call stands for the last day it was due by; one that nobody made gives way to the next.

    Source: rulebook SYMPT-2.
    """
    rule = watched.book.find(CallBacks, "call_backs", watched.course)
    as_of, known = watched.case.as_of, watched.facts.symptoms
    if as_of > watched.last_on + timedelta(days=rule.open_days):
        return
    called = () if known is None else known.called_on
    for last, before in _blocks(watched):
        for first, until in _rooms(rule, last, before):
            made = any(first <= day <= until and day <= as_of for day in called)
            if as_of <= until and not made:
                finding = say(rule, "due", day=date_words(first), anchor=date_words(last))
                yield WatchItem(WatchKind.TASK, finding, first, _standing(first, as_of))


def _blocks(watched: Watched) -> Iterator[tuple[date, date]]:
    """Yield each day given, and the day by which its calls have to be made: the next one given.

    Within a block that is the day after, so no call falls between. A block that may go on
    tomorrow has no end yet.
    """
    course = watched.case.given[-1]
    days = [dose.on for dose in course.doses]
    yield from pairwise(days)
    if watched.case.as_of != days[-1] or not is_incomplete(course, watched.book):
        yield days[-1], date.max


def _rooms(rule: CallBacks, last: date, before: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each call."""
    ends: Sequence[int] = (*rule.days[1:], rule.open_days + 1)
    for days, end in zip(rule.days, ends, strict=True):
        first, until = last + timedelta(days=days), last + timedelta(days=end - 1)
        if first < before:
            yield first, min(until, before - _ONE_DAY)


def _standing(first: date, as_of: date) -> Standing:
    if as_of < first:
        return Standing.PLANNED
    return Standing.DUE if as_of == first else Standing.OVERDUE


CALL_TASKS: tuple[Callable[[Watched], Iterator[WatchLine]], ...] = (prompts, reports, call_backs)
