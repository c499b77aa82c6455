"""Rules that a center switches on; the rulebook says how each comes."""

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import ExtraTests
from infusion_planner.domain.rules import Rule, Rulebook


def switched_on(book: Rulebook, *ids: str) -> Rulebook:
    """Give the same rules with those of these ids asked for.

    Args:
        book: the rules as they come.
        ids: a rule that cannot be switched stays as it is.
    """
    return replace(book, rules=tuple(_on(rule) if rule.id in ids else rule for rule in book.rules))


def _on(rule: Rule) -> Rule:
    return replace(rule, asked=True) if isinstance(rule, ExtraTests) else rule
