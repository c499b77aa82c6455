"""How findings and other answers of the rules become strips and gates."""

from infusion_planner.cards.verdict import GateLine, VerdictCard
from infusion_planner.domain.answers import Met, NotEvaluated
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words

SEVERITY_WORDS = {
    Severity.HARD: ("blocked", "Blocked"),
    Severity.OVERRIDE: ("override", "Override needed"),
    Severity.REMINDER: ("reminder", "Reminder"),
    Severity.INFORMATION: ("info", "Information"),
}


def finding_strip(finding: Finding) -> VerdictCard:
    """Word a finding as a strip, with a button to the next legal day where there is one."""
    state, word = SEVERITY_WORDS[finding.severity]
    day = finding.next_on
    action = "" if day is None else f"Go to {day_words(day)}"
    return VerdictCard(state, word, finding.message, finding.rule, action, day)


def gate_lines(judged: Judgement, book: Rulebook) -> tuple[GateLine, ...]:
    """Give one line per answer: findings worst first, then not evaluated, then met."""
    titles = {rule.id: rule.title for rule in book.rules}
    return (
        *(_finding_gate(item, titles) for item in judged.findings),
        *(_open_gate(item) for item in judged.not_evaluated),
        *(_met_gate(item) for item in judged.met),
    )


def _finding_gate(finding: Finding, titles: dict[str, str]) -> GateLine:
    state, word = SEVERITY_WORDS[finding.severity]
    action, day = "", finding.next_on
    if finding.severity is Severity.OVERRIDE:
        action = "Override"
    elif day is not None:
        action = f"Use {day_words(day)}"
    # A button to the next legal day says the next step; the sentence need not say it again.
    words = finding.message if day else f"{finding.message} {finding.next_step}".strip()
    title = titles[finding.rule]
    return GateLine(state, word, title, finding.rule, words, finding.source, action, day)


def _open_gate(item: NotEvaluated) -> GateLine:
    rule = item.rule
    return GateLine(
        "noteval", "Not evaluated", rule.title, rule.id, item.missing, rule.source_words
    )


def _met_gate(item: Met) -> GateLine:
    rule = item.rule
    return GateLine("ok", "OK", rule.title, rule.id, item.fact, rule.source_words)
