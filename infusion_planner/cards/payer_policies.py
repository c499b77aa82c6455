"""The policies of payers, as the screen of the rules lists them."""

from collections.abc import Iterator, Sequence

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_policy import PayerPolicy, last_day_of, versions_of
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.store.payer_policies import PolicyPut


class PolicyLine(Frozen):
    """One version of a policy.

    Attributes:
        payer: by the name of its folder.
        version: of the policy.
        title: payer and policy in a few words.
        days: the dates of service it is for.
        criteria: how many it has, in words.
        origin: that it is shipped, or who put it in force, when and why; or withdrew it.
        own: whether it is the center's own and counts, so that it can be withdrawn.
    """

    payer: str
    version: str
    title: str
    days: str
    criteria: str
    origin: str
    own: bool


class PoliciesCard(Frozen):
    """All of them.

    Attributes:
        lines: by payer and first day; then what was withdrawn.
        refusals: why a file that was put in force is not used, in words.
    """

    lines: tuple[PolicyLine, ...]
    refusals: tuple[str, ...]


def policies_card(
    used: Sequence[PayerPolicy], stored: Sequence[PolicyPut], refusals: tuple[str, ...]
) -> PoliciesCard:
    """Word the list.

    Args:
        used: every policy that may be used.
        stored: what was put in force, the first one first.
        refusals: why a file is not used.
    """
    ordered = sorted(used, key=lambda policy: (policy.payer, policy.from_on))
    return PoliciesCard(
        (*(_line(policy, used, stored) for policy in ordered), *_withdrawn(stored)), refusals
    )


def _line(
    policy: PayerPolicy, used: Sequence[PayerPolicy], stored: Sequence[PolicyPut]
) -> PolicyLine:
    last = last_day_of(policy, versions_of(used, policy.payer))
    until = "" if last == last.max else f" to {date_words(last)}"
    name = (policy.payer, policy.version)
    own = [item for item in stored if item.counts and (item.payer, item.version) == name]
    return PolicyLine(
        payer=policy.payer,
        version=policy.version,
        title=policy.title,
        days=f"from {date_words(policy.from_on)}{until}",
        criteria=f"{len(policy.criteria)} criteria"
        if len(policy.criteria) > 1
        else count_words(1, "criterion"),
        origin=_put_words(own[-1]) if own else "Shipped with the program",
        own=bool(own),
    )


def _put_words(item: PolicyPut) -> str:
    return f"Put in force {date_words(item.put_on)} by {item.put_by}: {item.why}"


def _withdrawn(stored: Sequence[PolicyPut]) -> Iterator[PolicyLine]:
    for item in stored:
        if item.withdrawn_on is not None:
            gone = f"Withdrawn {date_words(item.withdrawn_on)} by {item.withdrawn_by}"
            origin = f"{gone}: {item.withdrawn_why}"
            title = f"{item.payer} {item.version}"
            yield PolicyLine(item.payer, item.version, title, "no more", "", origin, own=False)
