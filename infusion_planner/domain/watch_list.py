"""The watch list of one patient as of a day: dated tasks, results to review, and notes."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from infusion_planner.domain.answers import NotEvaluated
from infusion_planner.domain.case import Case
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_alerts import (
    KIDNEYS,
    LIVER_TESTS,
    NEUTROPHIL_COUNTS,
    PLATELET_COUNTS,
    Judged,
    Known,
    judge_kidneys,
    judge_liver,
    judge_neutrophils,
    judge_platelets,
)
from infusion_planner.domain.lab_entry import result_words
from infusion_planner.domain.lab_rules import LymphocyteNote, NeutrophilLimits
from infusion_planner.domain.lab_values import lowest, newest_day
from infusion_planner.domain.monitoring import Series, series
from infusion_planner.domain.monitoring_rows import end_state, series_rows
from infusion_planner.domain.months import roll
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.tests_done import knows_results
from infusion_planner.domain.watch_calls import CALL_TASKS
from infusion_planner.domain.watch_due import DUE_TASKS
from infusion_planner.domain.watch_item import Watched, WatchItem, WatchLine, at_once, note, parted
from infusion_planner.domain.wording import listed

LYMPHOCYTES = "lymphocytes"
_NO_RESULTS = "No laboratory values are recorded."
_JUDGES: tuple[tuple[tuple[type[Rule], str], Callable[[Known], Judged]], ...] = (
    (KIDNEYS, judge_kidneys),
    (PLATELET_COUNTS, judge_platelets),
    (NEUTROPHIL_COUNTS, judge_neutrophils),
    (LIVER_TESTS, judge_liver),
)
"""Each with the rule it asks."""
_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


class WatchList(Frozen):
    """What has to be watched of one patient.

    Attributes:
        items: by day, of one day worst first.
        not_evaluated: rules whose facts are missing, by rule.
    """

    items: tuple[WatchItem, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()


def watch_list(case: Case, book: Rulebook, counted: Series | None = None) -> WatchList:
    """List everything that is to be done, reviewed or known; empty where nobody keeps facts.

    Args:
        case: the facts.
        book: the rules in force.
        counted: the series of the courses given, where it was worked out already.
    """
    if case.facts is None or not case.facts.watched:
        return WatchList()
    known = Known(case.facts, case.given, case.as_of, book)
    lines = [*_results(known), *_tasks(case, known, counted)]
    items, missing = parted(lines, _order)
    return WatchList(items, missing)


def _order(item: WatchItem) -> tuple[object, ...]:
    found = item.finding
    return item.due_on, _WEIGHT[found.severity], found.rule, found.message


def _tasks(case: Case, known: Known, counted: Series | None) -> Iterator[WatchLine]:
    if not case.given:
        return
    facts, book = known.facts, known.book
    counted = counted or series(case.given, book)
    state = end_state(facts.monitoring_end, counted.ends_on, case.as_of)
    rows = series_rows(case, counted, state, book)
    watched = Watched(case, facts, book, known, counted, rows, state)
    for tasks in (*DUE_TASKS, *CALL_TASKS):
        yield from tasks(watched)


def _results(known: Known) -> Iterator[WatchLine]:
    judged = knows_results(known.facts)
    for key, judge in _JUDGES:
        if judged:
            yield from _judged(judge(known), known)
        else:
            yield NotEvaluated(known.book.find(*key), _NO_RESULTS)
    if not known.given:
        return
    yield from _neutrophils_watched(known)
    if judged:
        yield from _lymphocytes(known)


def _judged(judged: Judged, known: Known) -> Iterator[WatchLine]:
    for alert in judged.alerts:
        if alert.pending or not alert.reviewed:
            yield at_once(judged.rule, alert.when, alert.on, known.until, alert.what)
    if known.facts.results is None:
        yield NotEvaluated(judged.rule, _NO_RESULTS)
    elif judged.missing:
        yield NotEvaluated(judged.rule, f"Not recorded: {listed(judged.missing)}.")


def _neutrophils_watched(known: Known) -> Iterator[WatchItem]:
    """Yield until when neutrophils are watched closely after the last dose.

    Source: rulebook LAB-9.
    """
    rule = known.book.find(NeutrophilLimits, "neutrophils")
    until = roll(known.given[-1].last_on, rule.watch_months)
    if known.until <= until:
        yield note(rule, "watch", until)


def _lymphocytes(known: Known) -> Iterator[WatchItem]:
    """Yield low lymphocytes after a course as what they are: the effect that is expected.

    Source: rulebook LAB-15.
    """
    rule = known.book.find(LymphocyteNote, "lymphocytes")
    after = [item for item in known.of(LYMPHOCYTES) if item.on > known.given[-1].last_on]
    if after and (found := lowest(newest_day(after))).amount < Fraction(rule.shown_below):
        yield note(rule, "expected", found.on, result_words(found.result, known.book))
