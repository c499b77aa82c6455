"""What results, overdue tests and the skin examination mean for a planned course."""

from collections.abc import Callable

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import worst
from infusion_planner.domain.frozen import replace
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
from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.monitoring import series
from infusion_planner.domain.monitoring_rows import EndState, end_state, series_rows
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.months import clip
from infusion_planner.domain.rule_kinds import BaselineSet, DueWindow, RepeatedExam
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.tests_done import (
    Waiting,
    exams_done,
    knows_results,
    knows_tests,
    tests_done,
    waiting,
)
from infusion_planner.domain.wording import count_words, date_words, listed

LabCheck = Callable[[Facts, Plan, Rulebook], Answer]
_NO_RESULTS = "No laboratory values are recorded."


def check_kidneys(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override while a result on the kidneys is not cleared up.

    Source: rulebook LAB-7.
    """
    return _judge(KIDNEYS, judge_kidneys, facts, plan, book)


def check_platelets(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override while platelets are low or fell, or bleeding has no count after it.

    Source: rulebook LAB-8.
    """
    return _judge(PLATELET_COUNTS, judge_platelets, facts, plan, book)


def check_neutrophils(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override while neutrophils are low.

    Source: rulebook LAB-9.
    """
    return _judge(NEUTROPHIL_COUNTS, judge_neutrophils, facts, plan, book)


def check_liver(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Hold the next infusion while liver tests are high, or symptoms are not looked into.

    Source: rulebook LAB-10.
    """
    return _judge(LIVER_TESTS, judge_liver, facts, plan, book)


def check_skin(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Remind of the yearly skin examination where it will have run out on day 1.

    Source: rulebook LAB-11.
    """
    rule = book.find(RepeatedExam, "skin_examination", plan.coming.number)
    done = [item.done_on for item in exams_done(facts, rule.exam) if item.done_on <= plan.start_on]
    if not done:
        return NotEvaluated(rule, "No skin examination is recorded.")
    due_on = clip(max(done), rule.every_months)
    if due_on >= plan.start_on:
        return Met(rule, f"Examined {date_words(max(done))}, due again {date_words(due_on)}")
    days = count_words((plan.start_on - due_on).days, "day")
    return say(rule, "overdue", days=days, day=date_words(due_on))


def check_overdue_tests(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override of a further course while monitoring tests are overdue.

    What will be overdue on day 1 unless it is done may still come, and is not evaluated.

    Source: rulebook LAB-14, LAB-5.
    """
    rule = book.get(BaselineSet, "overdue_tests", plan.coming.number)
    if rule is None or not plan.case.given:
        return None
    ends_on = series(plan.case.given, book).ends_on
    if end_state(facts.monitoring_end, ends_on, plan.case.as_of) is EndState.CLOSED:
        return Met(rule, f"Monitoring was closed after {date_words(ends_on)}")
    if not knows_tests(facts):
        return NotEvaluated(rule, "Which monitoring tests were done is not recorded.")
    if late := _overdue(facts, plan, rule, book):
        oldest = min(item.due_on for item in late.values())
        days = count_words((plan.case.as_of - oldest).days, "day")
        return say(rule, "overdue", what=tests_words([*late]), day=date_words(oldest), days=days)
    later = replace(plan, case=replace(plan.case, as_of=plan.start_on))
    if coming := _overdue(facts, later, rule, book):
        return NotEvaluated(rule, f"Due before day 1 and not done yet: {tests_words([*coming])}.")
    return Met(rule, "No monitoring test is overdue")


def _overdue(facts: Facts, plan: Plan, rule: BaselineSet, book: Rulebook) -> dict[str, Waiting]:
    window = book.find(DueWindow, "due_window")
    counted = series(plan.case.given, book)
    state = end_state(facts.monitoring_end, counted.ends_on, plan.case.as_of)
    found: dict[str, Waiting] = {}
    for row in series_rows(plan.case, counted, state, book):
        for test in row.tests:
            open_one = waiting(row.due, tests_done(facts, test, book), plan.case.as_of, window)
            late = open_one is not None and open_one.standing is Standing.OVERDUE
            if test in rule.tests and open_one is not None and late:
                found[test] = open_one
    return found


def _judge(
    key: tuple[type[Rule], str],
    judge: Callable[[Known], Judged],
    facts: Facts,
    plan: Plan,
    book: Rulebook,
) -> Answer:
    if not knows_results(facts):
        return NotEvaluated(book.find(*key), _NO_RESULTS)
    return _answer(judge(Known(facts, plan.case.given, plan.start_on, book)), facts)


def _answer(judged: Judged, facts: Facts) -> Answer:
    """Give one finding for all that speaks; else what is missing; else that it is met."""
    rule = judged.rule
    speaking = [item for item in judged.alerts if item.holds or not item.reviewed]
    if speaking:
        found = [say(rule, item.when, what=item.what) for item in speaking]
        return replace(
            found[0],
            severity=worst(item.severity for item in found),
            message=" ".join(item.message for item in found),
        )
    if facts.results is None:
        return NotEvaluated(rule, _NO_RESULTS)
    if judged.missing:
        return NotEvaluated(rule, f"Not recorded: {listed(judged.missing)}.")
    return Met(rule, judged.fact[:1].upper() + judged.fact[1:])


LAB_CHECKS: tuple[LabCheck, ...] = (
    check_kidneys,
    check_platelets,
    check_neutrophils,
    check_liver,
    check_skin,
    check_overdue_tests,
)
"""Asked by `fact_checks` with the others."""
