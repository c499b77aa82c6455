"""Which decisions against a rule still stand."""

from collections.abc import Sequence

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.override import Override
from infusion_planner.domain.rules import Rulebook


def latest_overrides(decided: Sequence[Override]) -> tuple[Override, ...]:
    """Give of each rule's decisions on a plan the last one; what is about an infusion stays."""
    last = {item.rule: item for item in decided if item.mark}
    return tuple(item for item in decided if not item.mark or last[item.rule] is item)


def standing_overrides(
    decided: Sequence[Override], plan: Plan, book: Rulebook
) -> tuple[Override, ...]:
    """Give the decisions that are not void: neither their rule nor its facts changed.

    Args:
        decided: in the order recorded.
        plan: the course as it is planned, with the facts.
        book: the rules in force.
    """
    marks = {rule.id: facts_mark(rule, plan) for rule in book.rules if rule.id in _ids(decided)}
    latest = latest_overrides(decided)
    return tuple(item for item in latest if not item.mark or item.mark == marks.get(item.rule))


def _ids(decided: Sequence[Override]) -> set[str]:
    return {item.rule for item in decided if item.mark}
