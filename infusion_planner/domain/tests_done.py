"""Which tests of the monitoring were done, and which due date of each is waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from infusion_planner.domain.facts import Facts
from infusion_planner.domain.lab_values import days_done
from infusion_planner.domain.monitoring_standing import (
    MonitoringTest,
    Standing,
    first_unmet,
)
from infusion_planner.domain.rule_kinds import DueWindow
from infusion_planner.domain.rules import Rulebook


@dataclass(frozen=True, slots=True)
class Waiting:
    """The due date for which nothing was done yet.

    Attributes:
        due_on: that day; of several in a row that passed, the first.
        standing: overdue, due, or planned while its window is still to come.
    """

    due_on: date
    standing: Standing


def knows_tests(facts: Facts) -> bool:
    """Tell whether anybody keeps which tests were done."""
    return facts.monitoring is not None or facts.results is not None


def tests_done(facts: Facts, test: str, book: Rulebook) -> tuple[MonitoringTest, ...]:
    """Give a test's days, as they were recorded by day or with values; each day once."""
    recorded = {item.done_on for item in facts.monitoring or () if item.test == test}
    valued = set(days_done(facts.results, test, book)) if facts.results else set()
    return tuple(MonitoringTest(test, day) for day in sorted(recorded | valued))


def exams_done(facts: Facts, exam: str) -> tuple[MonitoringTest, ...]:
    """Give an examination's days, those of the baseline among them; each day once."""
    found = {item.done_on for item in facts.monitoring or () if item.test == exam}
    found |= {item.on for item in facts.baseline or () if item.test == exam}
    return tuple(MonitoringTest(exam, day) for day in sorted(found))


def waiting(
    due: Sequence[date], done: Sequence[MonitoringTest], as_of: date, window: DueWindow
) -> Waiting | None:
    """Give the due date that waits for its test; None where the whole series is done.

    A due date that was missed stays the one that waits until a later one is done: whoever has had
    no test for months is not merely due.

    Source: rulebook LAB-5.
    """
    made = [item for item in done if item.done_on <= as_of]
    open_on = first_unmet(due, made, window)
    return None if open_on is None else Waiting(open_on, standing_of(open_on, as_of, window))


def standing_of(due_on: date, as_of: date, window: DueWindow) -> Standing:
    """Give how something that is not done stands on a day."""
    if as_of >= due_on + timedelta(days=window.overdue_days):
        return Standing.OVERDUE
    around = timedelta(days=window.window_days)
    return Standing.DUE if as_of >= due_on - around else Standing.PLANNED
