"""The gates of a planned course: each in two lines at most, the age in one."""

from infusion_planner.cards.findings import gate_lines
from infusion_planner.cards.verdict import GateLine
from infusion_planner.domain.answers import NotEvaluated
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import AgeLimit, MinimumWait
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words, listed

TO_DO = "To do"
READINESS = "Readiness"
"""Where each fact that is still to come has a line of its own."""
_NAMED = 3


def plan_gates(judged: Judgement, book: Rulebook) -> tuple[GateLine, ...]:
    """Give one line per answer: findings worst first, then not evaluated, then met."""
    gates = _one_age(_short_spacing(gate_lines(judged, book), judged, book), judged, book)
    return _one_to_do(gates, judged)


def facts_to_come(judged: Judgement) -> tuple[NotEvaluated, ...]:
    """Give what has no fact yet that may still come before day 1."""
    return tuple(item for item in judged.not_evaluated if item.rule.gate is not None)


def _one_to_do(gates: tuple[GateLine, ...], judged: Judgement) -> tuple[GateLine, ...]:
    """Join the facts that are still to come: the page of readiness has a line for each."""
    waiting = facts_to_come(judged)
    if not waiting:
        return gates
    rules = {item.rule.id for item in waiting}
    titles = [_in_sentence(item.rule.title) for item in waiting]
    named = listed(titles[:_NAMED] + ([f"{len(titles) - _NAMED} more"] * (len(titles) > _NAMED)))
    words = f"{count_words(len(waiting), 'fact')} to record before day 1: {named}."
    line = GateLine("noteval", TO_DO, "Facts of the patient", "", words, READINESS, READINESS)
    rest = [gate for gate in gates if gate.rule not in rules or gate.state != "noteval"]
    place = next((n for n, gate in enumerate(rest) if gate.state == "ok"), len(rest))
    return (*rest[:place], line, *rest[place:])


def _in_sentence(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _short_spacing(
    gates: tuple[GateLine, ...], judged: Judgement, book: Rulebook
) -> tuple[GateLine, ...]:
    """Word a start that is too early shortly: the strip and the button say the next start."""
    plan = judged.plan
    earliest = plan.coming.earliest_on
    if earliest is None or plan.start_on >= earliest:
        return gates
    rule = book.find(MinimumWait, "course_spacing", plan.coming.number).id
    early = count_words((earliest - plan.start_on).days, "day")
    last = anchor_words(plan.case.given[-1].doses[-1])
    words = f"Day 1 is {early} too early. Earliest {date_words(earliest)} - last dose {last}."
    return tuple(replace(gate, sentence=words) if gate.rule == rule else gate for gate in gates)


def _one_age(
    gates: tuple[GateLine, ...], judged: Judgement, book: Rulebook
) -> tuple[GateLine, ...]:
    """Join the limits of age into one line where all of them are met: they say the same."""
    number = judged.plan.coming.number
    limits = [book.find(AgeLimit, name, number).id for name in ("minimum_age", "adult_age")]
    met = [gate for gate in gates if gate.rule in limits and gate.state == "ok"]
    if len(met) < len(limits):
        return gates
    first, second = met
    sources = dict.fromkeys((first.source, second.source))
    joined = replace(first, title="Age", rule=", ".join(limits), source=" ".join(sources))
    return tuple(joined if gate is first else gate for gate in gates if gate is not second)
