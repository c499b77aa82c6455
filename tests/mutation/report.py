"""Lays out what became of the mutants: a table for people, JSON for programs."""

import json
from collections.abc import Sequence

from tests.mutation.known import KNOWN
from tests.mutation.mutant import Kind
from tests.mutation.outcome import Fate, Outcome

_HEAD = ("module", "mutants", "killed", "timeouts", "survived", "no change", "wording")


def is_known(outcome: Outcome) -> bool:
    """Tell whether somebody has said why a mutant changes nothing that matters."""
    return (outcome.module, outcome.scope, outcome.words) in KNOWN


def survivors(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Give those that no test noticed though one should."""
    return [
        item
        for item in outcomes
        if item.fate is Fate.SURVIVED and item.kind is Kind.LOGIC and not is_known(item)
    ]


def as_table(outcomes: Sequence[Outcome]) -> str:
    """Lay out the figures of each module, columns aligned, with their sum."""
    modules = list(dict.fromkeys(item.module for item in outcomes))
    rows = [(name, [o for o in outcomes if o.module == name]) for name in modules]
    lines = [_HEAD, *(_cells(name, items) for name, items in [*rows, ("all", [*outcomes])])]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def told(outcome: Outcome) -> str:
    """Say of a survivor where it is and what it changes."""
    scope = outcome.scope or "as it is loaded"
    return (
        f"{outcome.fate.value} ({outcome.kind.value}, {outcome.tests} tests)"
        f" {outcome.module}:{outcome.line} {scope}: {outcome.words}"
    )


def as_json(outcomes: Sequence[Outcome]) -> str:
    """Give every mutant."""
    return json.dumps([_values(item) for item in outcomes], indent=1, ensure_ascii=False) + "\n"


def _cells(name: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    survived = [item for item in outcomes if item.fate is Fate.SURVIVED]
    figures = (
        len(outcomes),
        sum(item.fate is Fate.KILLED for item in outcomes),
        sum(item.fate is Fate.TIMEOUT for item in outcomes),
        len(survivors(outcomes)),
        sum(is_known(item) for item in survived),
        sum(item.kind is Kind.WORDS and not is_known(item) for item in survived),
    )
    return (name, *map(str, figures))


def _values(outcome: Outcome) -> dict[str, object]:
    return {
        "module": outcome.module,
        "scope": outcome.scope,
        "line": outcome.line,
        "change": outcome.words,
        "kind": outcome.kind.value,
        "fate": outcome.fate.value,
        "known": KNOWN.get((outcome.module, outcome.scope, outcome.words), ""),
        "killer": outcome.killer,
        "tests": outcome.tests,
    }
