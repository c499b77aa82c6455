"""The tests and examinations that have to be there, fresh and reviewed before a course."""

from collections.abc import Sequence
from datetime import date, timedelta

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Baseline, Facts
from infusion_planner.domain.lab_values import baseline_of
from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.months import roll
from infusion_planner.domain.rule_kinds import BaselineSet, RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words


def baseline_tests(book: Rulebook) -> tuple[str, ...]:
    """Give the tests that belong to a baseline, in the order of the rulebook.

    Source: rulebook LAB-0, LAB-1.
    """
    sets = (book.find(BaselineSet, purpose) for purpose in ("baseline_set", "baseline_age"))
    return tuple(dict.fromkeys(test for found in sets for test in found.tests))


def check_baseline_set(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Refuse, on its first day, a first course while the set is not complete and reviewed.

    Before that day what is missing may still come, and the rule is not evaluated. The set is due
    again where the monitoring had ended before the coming course.

    Source: rulebook LAB-0, LAB-4.
    """
    if plan.case.given and plan.start_on <= _monitored_until(plan, book):
        return None
    rule = book.find(BaselineSet, "baseline_set", plan.coming.number)
    if facts.baseline is None and facts.results is None:
        return NotEvaluated(rule, "No baseline tests are recorded.")
    missing = [
        test for test in rule.tests if not _is_reviewed(_newest(facts, plan, test, book), plan)
    ]
    if not missing:
        return Met(rule, f"All {len(rule.tests)} made and reviewed")
    words = tests_words(missing)
    if plan.waits:
        return NotEvaluated(rule, f"Not made or not reviewed yet: {words}.")
    return say(rule, "missing", what=words)


def check_baseline_age(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override for samples that are too old on the first day, or not reviewed on it.

    Source: rulebook LAB-1.
    """
    rule = book.find(BaselineSet, "baseline_age", plan.coming.number)
    newest = [(test, _newest(facts, plan, test, book)) for test in rule.tests]
    missing = [test for test, item in newest if item is None]
    made = [item for _, item in newest if item is not None]
    since = None if rule.days is None else plan.start_on - timedelta(days=rule.days)
    if since is not None and (aged := [item.test for item in made if item.on < since]):
        return _too_old(aged, min(item.on for item in made), since, plan, rule)
    if missing:
        return NotEvaluated(rule, f"No sample is recorded: {tests_words(missing)}.")
    return _reviewed(made, plan, rule)


def _too_old(
    aged: Sequence[str], oldest: date, since: date, plan: Plan, rule: BaselineSet
) -> Answer:
    """Ask for an override, but wait for newer samples while the start is only planned."""
    age = count_words((plan.start_on - oldest).days, "day")
    if plan.case.may_come:
        words = f"{tests_words(aged)}: {date_words(oldest)} is {age} before day 1; new samples"
        return NotEvaluated(rule, f"{words} from {date_words(since)} are needed.")
    return say(rule, "too_old", what=tests_words(aged), day=date_words(oldest), days=age)


def _reviewed(made: Sequence[Baseline], plan: Plan, rule: BaselineSet) -> Answer:
    left = [item.test for item in made if not _is_reviewed(item, plan)]
    if not left:
        return Met(rule, f"Oldest sample {date_words(min(item.on for item in made))}, reviewed")
    if plan.waits:
        return NotEvaluated(rule, f"Not reviewed yet: {tests_words(left)}.")
    return say(rule, "not_reviewed", what=tests_words(left))


def _monitored_until(plan: Plan, book: Rulebook) -> date:
    rule = book.find(RecurringTest, "blood_and_urine", plan.coming.number)
    return roll(plan.case.given[-1].last_on, rule.until_months)


def _newest(facts: Facts, plan: Plan, test: str, book: Rulebook) -> Baseline | None:
    """Give the newest result for this course: up to its first day, and not before the last dose.

    One day counts as reviewed when one of its entries is.
    """
    given = plan.case.given
    valued = baseline_of(facts.results, test, book) if facts.results else ()
    made = [
        item
        for item in (*(facts.baseline or ()), *valued)
        if item.test == test
        and item.on <= plan.start_on
        and (not given or item.on > given[-1].last_on)
    ]
    return max(made, key=lambda item: (item.on, item.reviewed_on is not None), default=None)


def _is_reviewed(item: Baseline | None, plan: Plan) -> bool:
    return item is not None and item.reviewed_on is not None and item.reviewed_on <= plan.start_on
