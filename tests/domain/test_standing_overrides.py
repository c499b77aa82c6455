"""A decision against a rule stands while neither the rule nor what it was decided on changes."""

from datetime import date, timedelta

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.override import Override
from infusion_planner.domain.rule_kinds import AgeLimit, Notice
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.standing_overrides import latest_overrides, standing_overrides
from tests.domain.builders import case
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
AGE = BOOK.find(AgeLimit, "adult_age")
CAUTIONS = BOOK.find(Notice, "cautions")
START = date(2026, 11, 30)
KNOWN = case(date(2026, 11, 20), born_on=date(2009, 6, 21))
PLAN = Plan(KNOWN, next_course((), KNOWN.as_of, BOOK), START, 5)


def decided(rule: str, mark: str, reason: str = "benefit") -> Override:
    at = "2026-11-20T09:00:00+00:00"
    return Override(rule, "Dr. Kim", reason, at, "A. Ruiz", "2026.1", mark=mark)


ON_AGE = decided(AGE.id, facts_mark(AGE, PLAN))
ON_CAUTIONS = decided(CAUTIONS.id, facts_mark(CAUTIONS, PLAN))
ON_INFUSION = decided(AGE.id, "", "given after a phone call")


def test_of_two_decisions_on_a_rule_the_later_counts() -> None:
    again = replace(ON_AGE, reason="talked it over again")

    assert latest_overrides([ON_AGE, ON_CAUTIONS, again]) == (ON_CAUTIONS, again)


def test_what_was_decided_on_an_infusion_stays_beside_decisions_on_the_plan() -> None:
    assert latest_overrides([ON_INFUSION, ON_AGE, ON_INFUSION]) == (
        ON_INFUSION,
        ON_AGE,
        ON_INFUSION,
    )


def test_a_decision_stands_while_nothing_changes() -> None:
    standing = standing_overrides([ON_AGE, ON_CAUTIONS], PLAN, BOOK)

    assert standing == (ON_AGE, ON_CAUTIONS)


def test_another_day_voids_what_was_decided_on_the_plan_and_nothing_else() -> None:
    moved = replace(PLAN, start_on=START + timedelta(days=1))

    assert standing_overrides([ON_AGE, ON_INFUSION], moved, BOOK) == (ON_INFUSION,)


def test_a_rule_with_another_number_voids_what_was_decided_against_it_alone() -> None:
    stricter = replace(AGE, years=19)
    rules = tuple(stricter if rule is AGE else rule for rule in BOOK.rules)

    standing = standing_overrides([ON_AGE, ON_CAUTIONS], PLAN, replace(BOOK, rules=rules))

    assert standing == (ON_CAUTIONS,)


def test_a_rule_that_is_no_longer_there_leaves_no_decision_standing() -> None:
    rules = tuple(rule for rule in BOOK.rules if rule is not AGE)

    assert standing_overrides([ON_AGE], PLAN, replace(BOOK, rules=rules)) == ()


def test_an_older_decision_does_not_come_back_when_the_later_one_is_void() -> None:
    void = replace(ON_AGE, mark="0" * 16)

    assert standing_overrides([ON_AGE, void], PLAN, BOOK) == ()
