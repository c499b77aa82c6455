"""The series of the monitoring with what the center and a clinician decided about them.

The center may choose the interval of the liver tests; a clinician may let the tests go on after
the last day, or close them.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from infusion_planner.domain.case import Case
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_facts import MonitoringEnd
from infusion_planner.domain.lab_rules import CenterInterval
from infusion_planner.domain.monitoring import (
    BLOOD_AND_URINE,
    THYROID,
    Series,
    due_dates,
)
from infusion_planner.domain.months import clip, clips_until
from infusion_planner.domain.rule_kinds import DueWindow, RecurringTest
from infusion_planner.domain.rules import Rule, Rulebook

LIVER = "liver_tests"


class EndState(Enum):
    """What was decided about monitoring after its last day."""

    UNDECIDED = "undecided"
    GOES_ON = "goes_on"
    CLOSED = "closed"


class SeriesRow(Frozen):
    """Tests that are drawn together, and when they are due.

    Attributes:
        rule: the rule they follow.
        tests: their names.
        due: ascending; nothing once monitoring is closed.
    """

    rule: Rule
    tests: tuple[str, ...]
    due: tuple[date, ...]


def end_state(end: MonitoringEnd | None, ends_on: date, as_of: date) -> EndState:
    """Give what was decided; a closure counts from the last day on, and with a name only.

    Of two decisions the later counts; on one day the one to go on.

    Source: rulebook LAB-13.
    """
    if end is None:
        return EndState.UNDECIDED
    closed = end.closed_on if end.closed_by else None
    if closed is not None and not ends_on <= closed <= as_of:
        closed = None
    indicated = end.indicated_on
    if indicated is not None and indicated > as_of:
        indicated = None
    if closed is not None and (indicated is None or indicated < closed):
        return EndState.CLOSED
    return EndState.UNDECIDED if indicated is None else EndState.GOES_ON


def liver_rule(book: Rulebook) -> CenterInterval:
    """Give the rule of the liver tests."""
    return book.find(CenterInterval, LIVER)


def _liver_months(case: Case, rule: CenterInterval) -> int:
    """Give the interval of the liver tests: the center's, else the usual one."""
    return case.choices.liver_every_months or rule.every_months


def liver_due(case: Case, counted: Series, book: Rulebook) -> dict[str, tuple[date, ...]]:
    """Give the due dates of the liver tests up to the end of monitoring, by test.

    Args:
        case: at least one course is given.
        counted: what the due dates count from.
        book: the rules in force.

    Source: rulebook LAB-6.
    """
    merge = book.find(DueWindow, "due_window").merge_days
    rule = liver_rule(book)
    return dict.fromkeys(rule.tests, _due(counted, _liver_months(case, rule), merge, None))


def series_rows(
    case: Case, counted: Series, state: EndState, book: Rulebook
) -> tuple[SeriesRow, ...]:
    """Give every series of drawn tests, those after the end where they go on.

    Args:
        case: at least one course is given.
        counted: what the due dates count from.
        state: what was decided about the time after the end.
        book: the rules in force.

    Source: rulebook LAB-2, LAB-3, LAB-6, LAB-13.
    """
    merge = book.find(DueWindow, "due_window").merge_days
    beyond = case.as_of if state is EndState.GOES_ON else None
    return tuple(
        SeriesRow(
            rule,
            tests,
            () if state is EndState.CLOSED else _due(counted, months, merge, beyond),
        )
        for rule, tests, months in _intervals(case, book)
    )


def _intervals(case: Case, book: Rulebook) -> Iterator[tuple[Rule, tuple[str, ...], int]]:
    course = case.given[-1].number
    for purpose in (BLOOD_AND_URINE, THYROID):
        rule = book.find(RecurringTest, purpose, course)
        yield rule, rule.tests, rule.every_months
    liver = liver_rule(book)
    yield liver, liver.tests, _liver_months(case, liver)


def _due(
    counted: Series, every_months: int, merge_days: int, beyond: date | None
) -> tuple[date, ...]:
    """Give the due dates to the end, and where it goes on those after it up to the next one."""
    due = due_dates(counted.anchor_on, every_months, counted.ends_on, merge_days)
    return due if beyond is None else (*due, *_after_end(counted, every_months, beyond))


def _after_end(counted: Series, every_months: int, beyond: date) -> Iterator[date]:
    passed = clips_until(counted.anchor_on, every_months, max(beyond, counted.ends_on))
    yield from (day for day in passed if day > counted.ends_on)
    yield clip(counted.anchor_on, every_months * (len(passed) + 1))
