"""A payer's policy against a plan: criterion by criterion, and as answers of the rules."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.payer_facts import Coverage, Request
from infusion_planner.domain.payer_look import Look, State, Weighed, worst_state
from infusion_planner.domain.payer_policy import (
    InForce,
    PayerPolicy,
    Phase,
    in_force_on,
    versions_of,
)
from infusion_planner.domain.payer_weigh import WEIGH
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import date_words, day_words, listed


class PolicyReview(Frozen):
    """One version of a payer's policy held against a plan.

    Attributes:
        policy: the version.
        days: the infusion days it is for.
        weighed: one entry for each criterion of this request, in the order of the file.
    """

    policy: PayerPolicy
    days: tuple[date, ...]
    weighed: tuple[Weighed, ...]

    @property
    def verdict(self) -> State:
        """Give not met if any criterion is not, else missing if any fact is, else met."""
        asked = (item.state for item in self.weighed if item.state is not State.TOLD)
        return worst_state([State.MET, *asked])


def with_policies(plan: Plan, book: Rulebook) -> Plan:
    """Give a plan with the versions of the policy chosen that its days meet."""
    facts = plan.case.facts
    if facts is None or facts.payer is None:
        return plan
    return replace(plan, policies=in_force_on(book.payers, facts.payer.policy, plan.days))


def review_plan(plan: Plan, book: Rulebook) -> tuple[PolicyReview, ...]:
    """Hold the policy chosen against a plan, one review for each version its days meet.

    Empty where no policy is chosen, or none is on file for these days.
    """
    facts = plan.case.facts
    if facts is None or facts.payer is None:
        return ()
    return tuple(_review(item, facts, facts.payer, plan, book) for item in plan.policies)


def _review(
    found: InForce, facts: Facts, coverage: Coverage, plan: Plan, book: Rulebook
) -> PolicyReview:
    look = Look(facts, coverage, plan, found.policy, book)
    phase = Phase(_request(coverage, plan).value)
    asked = (item for item in found.policy.criteria if item.phase in {Phase.ANY, phase})
    weighed = tuple(WEIGH[type(item)](item, look) for item in asked)
    return PolicyReview(found.policy, found.days, weighed)


def _request(coverage: Coverage, plan: Plan) -> Request:
    usual = Request.INITIAL if plan.coming.number == 1 else Request.CONTINUATION
    return coverage.request or usual


def ask_payers(facts: Facts, plan: Plan, book: Rulebook) -> list[Answer]:
    """Answer each rule under which the policy chosen speaks.

    Source: rulebook PAYER-HCSC-1 to PAYER-MOL-8, PAYER-GEN-1, PAYER-GEN-2.
    """
    general = book.find(Notice, "other_payers", plan.coming.number)
    if facts.payer is None:
        return [NotEvaluated(general, "No payer policy is chosen, so none was checked.")]
    if not versions_of(book.payers, facts.payer.policy):
        return [say(general, "no_policy", what=facts.payer.policy)]
    reviews = review_plan(plan, book)
    if answer := _gap(general, facts.payer, plan, reviews):
        return [answer]
    names = sorted({item.criterion.rule for review in reviews for item in review.weighed})
    return [
        Met(general, _versions_words(reviews)),
        *(_answer(_rule(name, book), reviews) for name in names),
    ]


def _gap(general: Rule, coverage: Coverage, plan: Plan, reviews: Sequence[PolicyReview]) -> Answer:
    """Say so where a version is missing for a day; a policy is then not checked at all."""
    covered = {day for review in reviews for day in review.days}
    left = [day for day in plan.days if day not in covered]
    if not left:
        return None
    words = f"The policy of {coverage.policy} on file is not for {day_words(left[0])}"
    return NotEvaluated(general, f"{words}, so it was not checked.")


def _answer(rule: Rule, reviews: Sequence[PolicyReview]) -> Answer:
    """Put together what all criteria of one rule come to."""
    parts = [
        (review.policy, item)
        for review in reviews
        for item in review.weighed
        if item.criterion.rule == rule.id
    ]
    state = worst_state([item.state for _, item in parts])
    chosen = [part for part in parts if part[1].state is state]
    if state is State.MET:
        return Met(rule, _sentence(chosen))
    if state is State.MISSING:
        return NotEvaluated(rule, f"{_sentence(chosen)}.")
    return _finding(rule, state.value, chosen)


def _finding(rule: Rule, when: str, chosen: Sequence[tuple[PayerPolicy, Weighed]]) -> Answer:
    later = [item.next_on for _, item in chosen if item.next_on is not None]
    sources = dict.fromkeys(item.criterion.source_words for _, item in chosen)
    finding = say(rule, when, next_on=max(later, default=None), what=_sentence(chosen))
    return replace(finding, source="; ".join(sources))


def _sentence(chosen: Sequence[tuple[PayerPolicy, Weighed]]) -> str:
    """Word several criteria, each payer's policy named once."""
    by_policy: dict[str, list[str]] = {}
    for policy, item in chosen:
        by_policy.setdefault(policy.title, []).append(item.words)
    heads = (f"{title}: {'; '.join(dict.fromkeys(words))}" for title, words in by_policy.items())
    return ". ".join(heads)


def _versions_words(reviews: Sequence[PolicyReview]) -> str:
    words = [
        f"{review.policy.title}, version {review.policy.version}, from {date_words(review.days[0])}"
        for review in reviews
    ]
    return listed(words)


def _rule(name: str, book: Rulebook) -> Rule:
    rule = next((rule for rule in book.rules if rule.id == name), None)
    if rule is None:
        raise RulebookError(
            f"Rulebook {book.id} {book.version} has no rule {name}, under which a payer's policy"
            " speaks. Install the program again or ask your IT."
        )
    return rule
