"""What the commands that answer cases share: text in, one line of JSON per case out."""

import json
from collections.abc import Callable

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.exchange.json_values import JsonValue, json_values

Answer = Callable[[object], dict[str, object]]
"""Answers one case, or raises `InvalidInput` with one fault for each thing that is wrong."""


class Line(Frozen):
    """The answer to one case.

    Attributes:
        text: one line of JSON.
        troubles: one line for each fault, naming case and place; empty when it was answered.
    """

    text: str
    troubles: tuple[str, ...] = ()


def answer_cases(text: str, answer: Answer) -> tuple[Line, ...]:
    """Answer every case of a text, in order; an `id` is given back with its answer.

    Args:
        text: one JSON value, or JSON Lines.
        answer: answers one case.
    """
    values = json_values(text)
    return tuple(_answer(value, index, answer) for index, value in enumerate(values, start=1))


def _answer(item: JsonValue, index: int, answer: Answer) -> Line:
    if item.trouble:
        return _refusal(None, index, (item.trouble,))
    label = item.value.get("id") if isinstance(item.value, dict) else None
    try:
        values = answer(item.value)
    except InvalidInput as refusal:
        words = tuple(f"{fault.field}: {fault.words}" for fault in refusal.faults)
        return _refusal(label, index, words)
    return Line(_to_json(values if label is None else {"id": label, **values}))


def _refusal(label: object, index: int, words: tuple[str, ...]) -> Line:
    name = f"case {index}" if label is None else f"case {label}"
    return Line(
        _to_json({"id": label, "error": "; ".join(words)}),
        tuple(f"{name}: {line}" for line in words),
    )


def _to_json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str)
