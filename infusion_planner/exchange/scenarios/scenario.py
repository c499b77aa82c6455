"""One worked case: what is asked, and what the rules' text makes of it when worked out by hand."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen, field
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.json_values import JsonValue, Reader

Values = dict[str, Any]
"""A JSON object; what it holds depends on the sort of question."""


class Proves(Enum):
    """What a case shows of a rule: that it speaks, where it begins to, or that it is silent."""

    FIRES = "fires"
    EDGE = "edge"
    CLEARS = "clears"


class Scenario(Frozen):
    """A worked case.

    Attributes:
        file: the name of its file without the ending; it decides how the question is asked.
        id: its name, which rules cite.
        title: what is special about it.
        source: what the answer was worked out from.
        ask: the question.
        expected: the keys of the answer that count, with their values.
        proves: what it shows, by the id of a rule.
    """

    file: str
    id: str
    title: str
    source: str
    ask: Values
    expected: Values
    proves: Mapping[str, Proves] = field(default_factory=dict)


Runner = Callable[[Scenario, Rulebook], Values]
"""Asks the rules and gives their answer under the keys that `expected` uses."""


def read_scenario(file: str, line: JsonValue) -> Scenario | tuple[Fault, ...]:
    """Read one line of a file, or say what is wrong with it."""
    if line.trouble:
        return (Fault("the line", line.trouble),)
    faults: list[Fault] = []
    top = Reader(line.value, "", faults)
    key = "case" if top.has("case") else "ask"
    scenario = Scenario(
        file=file,
        id=top.text("id"),
        title=top.text("title"),
        source=top.text("source"),
        ask=top.values(key),
        expected=top.values("expected"),
        proves=_proves(top.child("proves")) if top.has("proves") else {},
    )
    top.finish()
    return tuple(faults) or scenario


def _proves(marks: Reader) -> dict[str, Proves]:
    """Read what a case shows, one word for each rule."""
    found = {rule: marks.one_of(rule, Proves) for rule in marks.keys}
    return {rule: shows for rule, shows in found.items() if shows is not None}
