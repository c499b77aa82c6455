"""The dated tasks of the monitoring: draws, examinations, CD4 counts, the decision at its end."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

from infusion_planner.domain.answers import NotEvaluated
from infusion_planner.domain.lab_rules import FirstThenMonthly
from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.monitoring_rows import EndState, SeriesRow, liver_rule
from infusion_planner.domain.monitoring_standing import (
    MonitoringTest,
    exam_standings,
)
from infusion_planner.domain.months import clip
from infusion_planner.domain.prophylaxis import recovered_on
from infusion_planner.domain.rule_kinds import Notice, RepeatedExam
from infusion_planner.domain.tests_done import (
    Waiting,
    exams_done,
    knows_tests,
    standing_of,
    tests_done,
    waiting,
)
from infusion_planner.domain.watch_item import (
    Watched,
    WatchItem,
    WatchKind,
    WatchLine,
    at_once,
    due_item,
    note,
)
from infusion_planner.domain.wording import date_words

_NO_TESTS = "Which tests were done is not recorded."


def draws(watched: Watched) -> Iterator[WatchLine]:
    """Yield what of each series waits: overdue, due, or next.

    Source: rulebook LAB-2, LAB-3, LAB-5, LAB-6.
    """
    if watched.state is EndState.CLOSED:
        return
    for row in watched.rows:
        if knows_tests(watched.facts):
            yield from _row_items(watched, row)
        else:
            yield NotEvaluated(row.rule, _NO_TESTS)


def _row_items(watched: Watched, row: SeriesRow) -> Iterator[WatchItem]:
    """Yield one task for the tests of a row that wait for the same day."""
    as_of, book = watched.case.as_of, watched.book
    open_ones: list[tuple[Waiting, str]] = []
    for test in row.tests:
        found = waiting(row.due, tests_done(watched.facts, test, book), as_of, watched.window)
        if found is not None:
            open_ones.append((found, test))
    open_ones.sort(key=lambda each: each[0].due_on)
    for open_one, together in groupby(open_ones, key=lambda each: each[0]):
        what = tests_words([test for _, test in together])
        yield due_item(row.rule, open_one, as_of, what)


def prompt_liver_tests(watched: Watched) -> Iterator[WatchItem]:
    """Yield liver tests after symptoms of the liver, until each of them is drawn.

    Source: rulebook LAB-6.
    """
    rule, as_of = liver_rule(watched.book), watched.case.as_of
    for report in watched.known.reported(rule.symptoms):
        left = [
            test
            for test in rule.tests
            if not any(
                item.done_on >= report.on
                for item in tests_done(watched.facts, test, watched.book)
                if item.done_on <= as_of
            )
        ]
        if left:
            yield at_once(rule, "symptoms", report.on, as_of, tests_words(left))


def skin(watched: Watched) -> Iterator[WatchLine]:
    """Yield the next skin examination.

    Source: rulebook LAB-11.
    """
    rule = watched.book.find(RepeatedExam, "skin_examination", watched.course)
    known = watched.facts.monitoring is not None or watched.facts.baseline is not None
    yield from _exam(watched, rule, known=known, missing="No skin examination is recorded.")


def hpv(watched: Watched) -> Iterator[WatchLine]:
    """Yield the next HPV screening of a patient with a cervix.

    Source: rulebook LAB-12.
    """
    rule = watched.book.find(RepeatedExam, "hpv_screening", watched.course)
    cervix = watched.facts.cervix
    if cervix is False:
        return
    known = cervix is not None and watched.facts.monitoring is not None
    missing = "Whether HPV screening applies" if cervix is None else "Which screenings were done"
    yield from _exam(watched, rule, known=known, missing=f"{missing} is not recorded.")


def _exam(
    watched: Watched, rule: RepeatedExam, *, known: bool, missing: str
) -> Iterator[WatchLine]:
    if watched.state is EndState.CLOSED:
        return
    if not known:
        yield NotEvaluated(rule, missing)
        return
    as_of, ends_on = watched.case.as_of, watched.series.ends_on
    if watched.state is EndState.GOES_ON:
        ends_on = max(ends_on, clip(as_of, rule.every_months))
    found = exam_standings(
        exams_done(watched.facts, rule.exam),
        watched.series.first_dose_on,
        ends_on,
        as_of,
        (rule, watched.window),
    )
    for item in found.due:
        if item.done is None:
            yield due_item(rule, Waiting(item.due_on, item.standing), as_of)
            return


def cd4(watched: Watched) -> Iterator[WatchItem]:
    """Yield the CD4 count that the end of the antiviral waits for.

    Source: rulebook PROPH-4.
    """
    case, book = watched.case, watched.book
    rule = book.find(FirstThenMonthly, "cd4_counts", watched.course)
    if recovered_on(case.given[-1], case.cd4, case.as_of, book) is not None:
        return
    # a count before the last dose is months older than the first one due, and so stands for none
    done = [MonitoringTest(rule.test, item.sampled_on) for item in case.cd4]
    found = waiting(_cd4_due(watched, rule), done, case.as_of, watched.window)
    if found is not None:
        yield due_item(rule, found, case.as_of)


def _cd4_due(watched: Watched, rule: FirstThenMonthly) -> tuple[date, ...]:
    """Give when the counts are due; while none was made, only the first is asked about."""
    first = clip(watched.last_on, rule.first_months)
    if not watched.case.cd4:
        return (first,)
    after = first + timedelta(days=watched.window.merge_days)
    draws_on = watched.rows[0].due
    return (first, *draws_on[bisect_right(draws_on, after) :])


def end_of_monitoring(watched: Watched) -> Iterator[WatchItem]:
    """Yield the decision that is due when the last day has passed; nothing closes by itself.

    Source: rulebook LAB-13.
    """
    rule = watched.book.find(Notice, "monitoring_end", watched.course)
    ends_on, as_of = watched.series.ends_on, watched.case.as_of
    if as_of <= ends_on:
        return
    if watched.state is EndState.GOES_ON:
        yield note(rule, "goes_on", ends_on)
    elif watched.state is EndState.UNDECIDED:
        standing = standing_of(ends_on, as_of, watched.window)
        open_one = note(rule, "decide", ends_on, date_words(ends_on)).finding
        yield WatchItem(WatchKind.TASK, open_one, ends_on, standing)


DUE_TASKS: tuple[Callable[[Watched], Iterator[WatchLine]], ...] = (
    draws,
    prompt_liver_tests,
    skin,
    hpv,
    cd4,
    end_of_monitoring,
)
