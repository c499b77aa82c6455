"""The payers' policies of the center's own that are in force, beside those shipped."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusion_planner.domain.payer_policy import PayerPolicy
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.rulebook.payers import LoadedPayers
    from infusion_planner.store.payer_policies import PolicyPut


def with_own(book: Rulebook, stored: Sequence[PolicyPut]) -> Rulebook:
    """Give rules that hold plans against the center's own policies besides those shipped."""
    counting = tuple(item for item in stored if item.counts)
    if not counting:
        return book
    read = cache(partial(_all, book, counting))
    return replace(book, read_payers=read)


def _all(shipped: Rulebook, stored: Sequence[PolicyPut]) -> tuple[PayerPolicy, ...]:
    return own_policies(shipped, stored).policies


def own_policies(shipped: Rulebook, stored: Sequence[PolicyPut]) -> LoadedPayers:
    """Read what was put in force; of each version the newest file that is good.

    Args:
        shipped: rules with the policies shipped with them.
        stored: what was put in force, the first one first.

    Returns:
        Every policy that may be used, and why a file is not.
    """
    from infusion_planner.rulebook.payers import LoadedPayers, check_dates, parse_policy

    kept, refusals = list(shipped.payers), list[str]()
    done: set[tuple[str, str]] = set()
    for item in reversed([each for each in stored if each.counts]):
        name = (item.payer, item.version)
        if name in done:
            continue
        where = f"{item.payer}/{item.version}.toml"
        try:
            policy = parse_policy(where, item.content, shipped)
            check_dates(where, policy, kept)
        except RulebookError as refusal:
            refusals.append(str(refusal))
        else:
            kept.append(policy)
            done.add(name)
    return LoadedPayers(tuple(kept), tuple(refusals))
