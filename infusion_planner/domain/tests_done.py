"""Which tests of the monitoring were done, and which due date of each is waiting."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.lab_entry import result_rules
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_values import days_done
from infusion_planner.domain.monitoring import BLOOD_AND_URINE
from infusion_planner.domain.monitoring_standing import (
    MonitoringTest,
    Standing,
    first_unmet,
)
from infusion_planner.domain.rule_kinds import DueWindow, RecurringTest
from infusion_planner.domain.rules import Rulebook


class Waiting(Frozen):
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


def knows_results(facts: Facts) -> bool:
    """Tell whether anybody keeps values or symptoms, which the rules on results look at."""
    return facts.results is not None or facts.symptoms is not None


def tests_done(facts: Facts, test: str, book: Rulebook) -> tuple[MonitoringTest, ...]:
    """Give a test's days, as they were recorded by day or with values; each day once."""
    recorded = {item.done_on for item in facts.monitoring or () if item.test == test}
    valued = set(days_done(facts.results, test, book)) if facts.results else set()
    return tuple(MonitoringTest(test, day) for day in sorted(recorded | valued))


def with_values(
    recorded: Iterable[MonitoringTest], results: Sequence[LabResult], book: Rulebook
) -> tuple[MonitoringTest, ...]:
    """Give the tests as they were recorded, and those of which values are entered, by day.

    A test that was recorded as drawn has its result once all its values are there; what they are
    called stays open.

    Args:
        recorded: by day; their rows are kept.
        results: with values, of any test.
        book: the rules in force.
    """
    valued = dict(_valued(results, book))
    found: dict[tuple[str, date], MonitoringTest] = {}
    for item in recorded:
        back_on = item.resulted_on or valued.get((item.test, item.done_on))
        found[item.test, item.done_on] = replace(item, resulted_on=back_on)
    for (test, day), back_on in valued.items():
        found.setdefault((test, day), MonitoringTest(test, day, back_on))
    return tuple(sorted(found.values(), key=lambda item: item.done_on))


def _valued(
    results: Sequence[LabResult], book: Rulebook
) -> Iterator[tuple[tuple[str, date], date]]:
    """Yield each test and day that is complete, with the day the last part was known."""
    parts = {rule.test: rule.part_of for rule in result_rules(book).values()}
    for test in dict.fromkeys(parts.values()):
        for day in days_done(results, test, book):
            known = [
                item.known_on
                for item in results
                if parts.get(item.test) == test and item.sampled_on == day
            ]
            yield (test, day), max(known)


def last_drawn(
    done: Sequence[MonitoringTest], until: date, course: int, book: Rulebook
) -> date | None:
    """Give the oldest of the last blood and urine tests; None where one was never drawn.

    Args:
        done: by day.
        until: what is drawn later is not looked at.
        course: number of the course they are drawn for.
        book: the rules in force.
    """
    wanted = book.find(RecurringTest, BLOOD_AND_URINE, course).tests
    last = {item.test: item.done_on for item in done if item.done_on <= until}
    return min(last[test] for test in wanted) if last.keys() >= set(wanted) else None


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
