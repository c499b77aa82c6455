"""What an override was decided on: a mark that changes with the facts and with the rule."""

from hashlib import sha256

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.fact_names import FactName
from infusion_planner.domain.frozen import names_of, replace
from infusion_planner.domain.payer_policy import PayerPolicy
from infusion_planner.domain.rules import Rule

_WORDS = frozenset({"title", "outcomes", "source", "scenarios", "in_force_from", "in_force_to"})
"""What a rule says; other words for the same rule leave a decision as it is."""

_OF_CASE = {
    FactName.BIRTH_DATE.value: "born_on",
    FactName.COURSES.value: "given",
    FactName.CD4.value: "cd4",
    FactName.ANTIVIRALS.value: "antivirals",
}


def facts_mark(rule: Rule, plan: Plan) -> str:
    """Give a short code over the rule, the facts it reads, and the days planned.

    It says nothing of the facts themselves.
    """
    weights = [(outcome.when, outcome.severity) for outcome in rule.outcomes]
    numbers = [getattr(rule, name) for name in names_of(rule) if name not in _WORDS]
    facts = [read_fact(name, plan) for name in rule.facts]
    judged = (weights, numbers, facts, plan.start_on, plan.length)
    asked = [found for version in plan.policies if (found := _asked(version.policy, rule))]
    text = repr((*judged, asked) if asked else judged)
    return sha256(text.encode()).hexdigest()[:16]


def _asked(policy: PayerPolicy, rule: Rule) -> object:
    """Give what a payer's policy asks under a rule, without its words; None for nothing."""
    asked = [item for item in policy.criteria if item.rule == rule.id]
    bare = [replace(item, sentence="", source=()) for item in asked]
    return (bare, policy.classes) if asked else None


def read_fact(name: str, plan: Plan) -> object:
    """Give one fact by its name; None where it is not known.

    Lists come in an order of their own, since the order in which they were entered says nothing.
    """
    if name in _OF_CASE:
        return getattr(plan.case, _OF_CASE[name])
    if name == FactName.PLANNED.value:
        return plan.days
    value: object = plan.case.facts
    for part in name.split("."):
        value = None if value is None else getattr(value, part)
    return tuple(sorted(map(repr, value))) if isinstance(value, tuple) else value
