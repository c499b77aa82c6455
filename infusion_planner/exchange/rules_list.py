"""The `rules` command's output: the rules in force, for people and for programs."""

import json
from collections.abc import Sequence

from infusion_planner.domain.rules import Rule, Rulebook

_HEAD = ("rule", "severity", "basis", "title", "source")


def rules_table(book: Rulebook, rules: Sequence[Rule]) -> str:
    """Lay the rules out as a table, one a line, columns aligned."""
    rows = [_HEAD, *(_row(rule) for rule in rules)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    lines = [_aligned(row, widths) for row in rows]
    return "\n".join([f"{book.id} {book.version}, {len(rules)} rules in force", "", *lines])


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.id, _severities(rule), rule.basis.value, rule.title, rule.source_words)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
    return "  ".join((*padded, row[-1])).rstrip()


def _severities(rule: Rule) -> str:
    return "/".join(dict.fromkeys(outcome.severity.value for outcome in rule.outcomes))


def rules_json(book: Rulebook, rules: Sequence[Rule]) -> str:
    """Give the rules as one JSON object."""
    values = {
        "rulebook": {"id": book.id, "version": book.version},
        "rules": [
            {
                "id": rule.id,
                "title": rule.title,
                "severity": _severities(rule),
                "basis": rule.basis.value,
                "source": [citation.words for citation in rule.source],
                "version": book.version,
                "scenarios": list(rule.scenarios),
            }
            for rule in rules
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=2)
