"""Every fact a rule can name can be read from a plan."""

from datetime import date

import pytest

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.case import Case
from infusion_planner.domain.citations import Citation
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.fact_marks import facts_mark, read_fact
from infusion_planner.domain.fact_names import FACT_NAMES, FactName
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import Attested, Coverage
from infusion_planner.domain.payer_policy import OWN_RULE, Criterion, PayerPolicy
from infusion_planner.domain.payer_request_kinds import MostCourses
from infusion_planner.domain.payers import with_policies
from infusion_planner.domain.rems_facts import Rems
from infusion_planner.domain.spacing import next_course
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
START = date(2025, 3, 3)


def plan_of(facts: Facts | None) -> Plan:
    case = Case(START, OpenDays(frozenset(range(7)), frozenset()), facts=facts)
    return Plan(case, next_course((), START, BOOK), START, 2)


@pytest.mark.parametrize("name", sorted(FACT_NAMES))
@pytest.mark.parametrize(
    "facts", [None, Facts(), Facts(rems=Rems(), payer=Coverage("molina"))], ids=str
)
def test_every_fact_that_has_a_name_can_be_read(name: str, facts: Facts | None) -> None:
    read_fact(name, plan_of(facts))


def test_the_days_planned_are_a_fact() -> None:
    assert read_fact(FactName.PLANNED.value, plan_of(None)) == (START, date(2025, 3, 4))


def test_the_order_of_what_was_attested_does_not_matter() -> None:
    one, other = Attested("a", START), Attested("b", START)

    found = [
        read_fact("payer.attested", plan_of(Facts(payer=Coverage("molina", attested=both))))
        for both in ((one, other), (other, one))
    ]

    assert found[0] == found[1]


def criterion(most: int, sentence: str = "Asked for.", rule: str = OWN_RULE) -> Criterion:
    source = (Citation("Letter", "Limits"),)
    return MostCourses(
        id="X", rule=rule, most=most, sentence=sentence, facts=("courses",), source=source
    )


def mark(*criteria: Criterion) -> str:
    policy = PayerPolicy("own", "1", "Own", START, None, criteria)
    plan = plan_of(Facts(payer=Coverage("own")))
    book = replace(BOOK, read_payers=lambda: (policy,) if criteria else ())
    rule = next(rule for rule in BOOK.rules if rule.id == OWN_RULE)
    return facts_mark(rule, with_policies(plan, book))


def test_a_decision_rests_on_what_the_payer_asks_under_the_rule() -> None:
    before = mark(criterion(2))

    assert mark(criterion(2, "Asked for in other words.")) == before
    assert mark(criterion(2), criterion(9, rule="PAYER-MOL-6")) == before
    assert mark(criterion(3)) != before
    assert mark() != before


def test_a_payer_leaves_decisions_about_other_rules_as_they_are() -> None:
    rule = next(rule for rule in BOOK.rules if rule.id == "ELIG-3")
    chosen = with_policies(plan_of(Facts(payer=Coverage("hcsc"))), BOOK)

    assert chosen.policies
    assert facts_mark(rule, chosen) == facts_mark(rule, plan_of(Facts()))


def test_without_a_payer_a_plan_has_no_policy() -> None:
    assert with_policies(plan_of(Facts()), BOOK).policies == ()
    assert with_policies(plan_of(None), BOOK).policies == ()


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Said otherwise"},
        {"source": (Citation("Letter", "Limits"),)},
        {"scenarios": ("D-OTHER",)},
        {"in_force_from": date(2020, 1, 1)},
        {"in_force_to": date(2030, 1, 1)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_decision_outlives_other_words_sources_and_dates_of_the_same_rule(
    other: dict[str, object],
) -> None:
    rule, plan = next(rule for rule in BOOK.rules if rule.id == "ELIG-3"), plan_of(Facts())

    assert facts_mark(replace(rule, **other), plan) == facts_mark(rule, plan)  # type: ignore[arg-type]


def test_a_decision_outlives_other_words_of_an_outcome_but_not_another_weight() -> None:
    rule, plan = next(rule for rule in BOOK.rules if rule.id == "ELIG-3"), plan_of(Facts())
    first, *others = rule.outcomes
    worded = replace(first, why="Said otherwise.", next_step="Do it otherwise.")
    heavier = replace(first, severity=Severity.HARD)

    before = facts_mark(rule, plan)

    assert first.severity is not Severity.HARD
    assert facts_mark(replace(rule, outcomes=(worded, *others)), plan) == before
    assert facts_mark(replace(rule, outcomes=(heavier, *others)), plan) != before
