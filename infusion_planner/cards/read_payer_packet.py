"""Puts the packet for the payer together: letter, criteria one by one, evidence and facts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.cards.payer_choices import payer_title
from infusion_planner.cards.payer_packet import (
    PacketCriterion,
    PacketFact,
    PacketPolicy,
    PayerPacketCard,
)
from infusion_planner.cards.read_necessity_letter import LetterFacts, given_words, trial_part
from infusion_planner.cards.read_readiness import judged_course
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.domain.chart_facts import ChartFact, kind_of
from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.domain.fact_words import fact_title, fact_words
from infusion_planner.domain.forecast import judge
from infusion_planner.domain.payer_look import State
from infusion_planner.domain.payers import PolicyReview, review_plan
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, span_words

FORM = Form(
    code="S19",
    title="Payer packet",
    version="1",
    note="Draft from the record: the prescriber checks and signs it before it is sent.",
)
_WORDS = {
    State.MET: ("ok", "Met"),
    State.TOLD: ("info", "To know"),
    State.MISSING: ("noteval", "Missing"),
    State.NOT_MET: ("override", "Not met"),
}
_ALWAYS = frozenset({"diagnosis", "prior_drug", "further_reason", "payer", "prior_authorization"})
"""Kinds of facts that each payer wants; others only where a criterion reads them."""
_NO_PAYER = "No payer is recorded, so no criteria were checked"
_NO_POLICY = "No policy of this payer is on file for these days, so no criteria were checked"


def payer_packet_card(
    facts: LetterFacts, letter: NecessityLetterCard, made: PrintFacts, book: Rulebook
) -> PayerPacketCard:
    """Put the packet together.

    Args:
        facts: what is stored.
        letter: the draft letter, as it would be printed.
        made: what is known about the copy.
        book: the rules in force.
    """
    planned = judged_course(facts.readiness, book)
    reviews = review_plan(judge(facts.readiness.case, planned, book).plan, book)
    policies = tuple(map(_policy, reviews))
    payer = facts.known.payer
    return PayerPacketCard(
        identity=facts.identity,
        heading=letter.heading,
        day=letter.day,
        payer=_payer_words(facts, book),
        summary=_summary(policies) if policies else _NO_POLICY if payer else _NO_PAYER,
        letter=letter,
        policies=policies,
        evidence=tuple(
            trial_part(trial, facts.evidence.title)
            for trial in (facts.evidence.first, facts.evidence.later)
        ),
        facts=tuple(_facts(facts, reviews)),
        to_fill=tuple(dict.fromkeys((*letter.to_fill, *_open(policies)))),
        stamp=sheet_stamp(FORM, f"course {facts.readiness.number}", made, facts.center, book),
    )


def _payer_words(facts: LetterFacts, book: Rulebook) -> str:
    payer = facts.known.payer
    if payer is None:
        return "No payer is recorded"
    title = payer_title(book, payer.policy)
    return f"{title}, {payer.plan}" if payer.plan else title


def _policy(review: PolicyReview) -> PacketPolicy:
    policy = review.policy
    return PacketPolicy(
        title=f"{policy.title}, version {policy.version}",
        days=f"for {span_words(review.days[0], review.days[-1])}",
        criteria=tuple(
            PacketCriterion(
                *_WORDS[item.state],
                asked=item.criterion.sentence,
                found=f"{item.words[:1].upper()}{item.words[1:]}.",
                source=item.criterion.source_words,
            )
            for item in review.weighed
        ),
    )


def _summary(policies: Sequence[PacketPolicy]) -> str:
    found = Counter(each.word for policy in policies for each in policy.criteria)
    return f"{found['Met']} met, {found['Not met']} not met, {found['Missing']} missing"


def _open(policies: Sequence[PacketPolicy]) -> Iterator[str]:
    for policy in policies:
        for each in policy.criteria:
            if each.word == "Missing":
                yield each.found


def _facts(facts: LetterFacts, reviews: Sequence[PolicyReview]) -> Iterator[PacketFact]:
    """Give what was given, and of the chart what a criterion reads; a payer is sent no more."""
    for course in facts.readiness.case.given:
        words = given_words(course)
        title, _, says = words.partition(": ")
        yield PacketFact(title, says, "")
    asked = {name for review in reviews for item in review.weighed for name in item.criterion.facts}
    wanted = [
        kind for kind in FACT_KINDS.values() if kind.key in _ALWAYS or kind.fact.value in asked
    ]
    for kind in wanted:
        yield from map(_fact, _own(kind.key, facts.readiness.entries))


def _own(kind: str, entries: Sequence[ChartFact]) -> tuple[ChartFact, ...]:
    """Give the entries of a kind that count; of a kind without days of its own the newest."""
    mine = [entry for entry in entries if entry.counts and kind_of(entry) == kind]
    ordered = sorted(mine, key=lambda entry: (entry.noted_at, entry.id))
    return tuple(ordered if FACT_KINDS[kind].many else ordered[-1:])


def _fact(entry: ChartFact) -> PacketFact:
    entered = f"{date_words(entry.noted_on)}, {entry.noted_by}"
    return PacketFact(fact_title(entry), fact_words(entry), entered)
