"""Words the rules: a rulebook to a table, and one rule in full."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from infusion_planner.cards.rules import OutcomeLine, RuleCard, RuleLine, RuleSetCard
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.fact_names import Gate
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.rule_words import BASES, FAMILIES, family_of, numbers_of
from infusion_planner.domain.rules import Basis, Outcome, Rule, Rulebook
from infusion_planner.domain.wording import date_words

SEVERITIES = {
    Severity.HARD: ("blocked", "Blocked"),
    Severity.OVERRIDE: ("override", "Override needed"),
    Severity.REMINDER: ("reminder", "Reminder"),
    Severity.INFORMATION: ("info", "Information"),
}
"""Glyph and words of each."""
_GATES = {
    Gate.AUTHORIZATION: "the authorization by the REMS program",
    Gate.DAY_1: "day 1 of the course",
    Gate.START: "the start of the infusion",
    Gate.DISCHARGE: "the patient leaves",
}
_PLACE = re.compile(r"\{(\w+)\}")
_WORDS = re.compile(r"[._]+")
_NAMES = {"cd4": "CD4", "hiv": "HIV", "rems": "REMS", "born": "birth", "called": "call"}
"""How a part of a fact's name is read, where it is not read as it is written."""
_NOT_IN_FORCE = "Not in force"


def rule_set_card(book: Rulebook, in_force: Rulebook, today: date) -> RuleSetCard:
    """Word one version of the rules.

    Args:
        book: the version.
        in_force: the rules in force in this session.
        today: the center's civil date.
    """
    families = dict.fromkeys(family_of(rule) for rule in book.rules)
    return RuleSetCard(
        version=book.version,
        words=(
            f"Rule set {book.version}, {len(book.rules)} rules, released"
            f" {date_words(book.released_on)}, to be reviewed by {date_words(book.review_by)}"
        ),
        strip=_strip(book, in_force, today),
        lines=tuple(sorted(map(_line, book.rules), key=_by_family(tuple(families)))),
        families=tuple((FAMILIES.get(name, name), name) for name in families),
    )


def _strip(book: Rulebook, in_force: Rulebook, today: date) -> VerdictCard | None:
    if book.version != in_force.version:
        words = f"Rule set {in_force.version} is in force. This one stays readable."
        return VerdictCard("info", _NOT_IN_FORCE, words)
    if not book.is_overdue(today):
        return None
    words = (
        f"Rule set {book.version} was to be reviewed by {date_words(book.review_by)}. Ask who keeps"
        " the rules for a newer one; until it comes, compare with the documents before you rely"
        " on a rule."
    )
    return VerdictCard("override", "Review overdue", words)


def _by_family(families: tuple[str, ...]) -> Callable[[RuleLine], tuple[int, str]]:
    return lambda line: (families.index(line.family), line.sort_id)


def _line(rule: Rule) -> RuleLine:
    state, severity = SEVERITIES[rule.severity]
    family = family_of(rule)
    shown = (
        rule.id,
        rule.title,
        FAMILIES.get(family, family),
        BASES[rule.basis],
        *(citation.words for citation in rule.source),
        *(text for outcome in rule.outcomes for text in (outcome.why, outcome.next_step)),
    )
    return RuleLine(
        id=rule.id,
        sort_id=re.sub(r"\d+", lambda found: found[0].zfill(4), rule.id),
        title=rule.title,
        severity=severity,
        state=state,
        basis=BASES[rule.basis],
        family=family,
        weighs=frozenset(outcome.severity.value for outcome in rule.outcomes),
        search_text=" ".join(shown).casefold(),
    )


def rule_card(rule: Rule) -> RuleCard:
    """Word one rule in full."""
    return RuleCard(
        title=f"{rule.id} {rule.title}",
        facts=tuple(_facts(rule)),
        outcomes=tuple(_outcome(outcome) for outcome in rule.outcomes),
    )


def _facts(rule: Rule) -> Iterator[Fact]:
    family = family_of(rule)
    yield Fact("Family", FAMILIES.get(family, family))
    yield Fact("Applies to", _scope(rule))
    yield Fact("Rests on", BASES[rule.basis])
    # a document that a center rule refers to does not state it
    label = "See" if rule.basis is Basis.CENTER else "Source"
    yield Fact(label, "\n".join(citation.words for citation in rule.source))
    facts = ", ".join(_fact_words(name) for name in rule.facts)
    yield Fact("Reads", facts or "only dates and numbers of the plan")
    if rule.gate is not None:
        yield Fact("May come until", _GATES[rule.gate])
    for name, value in numbers_of(rule):
        yield Fact(name.capitalize(), value)
    yield Fact("Proved by", ", ".join(rule.scenarios))


def _fact_words(name: str) -> str:
    words = (_NAMES.get(word, word) for word in _WORDS.split(name.removesuffix("_on")))
    return " ".join(words) + (" date" if name.endswith("_on") else "")


def _scope(rule: Rule) -> str:
    first, last = rule.from_course, rule.to_course
    if last is None:
        words = "every course" if first == 1 else f"course {first} and later ones"
    else:
        words = f"course {first}" if first == last else f"courses {first} to {last}"
    if rule.in_force_from is not None:
        words += f", from {date_words(rule.in_force_from)}"
    if rule.in_force_to is not None:
        words += f", to {date_words(rule.in_force_to)}"
    return words


def _outcome(outcome: Outcome) -> OutcomeLine:
    state, word = SEVERITIES[outcome.severity]
    sentence = _bracketed(outcome.why) or _WORDS.sub(" ", outcome.when).capitalize()
    return OutcomeLine(state, word, sentence, _bracketed(outcome.next_step))


def _bracketed(template: str) -> str:
    """Show what is filled in for a patient as a word in brackets."""
    return _PLACE.sub(lambda found: f"[{found[1].replace('_', ' ')}]", template)
