"""The `forecast` command's work: text in, one line of JSON per case out."""

import json
from dataclasses import dataclass

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.forecast import forecast
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.forecast_answer import forecast_answer
from infusion_planner.exchange.forecast_case import read_case
from infusion_planner.exchange.json_values import JsonValue, json_values


@dataclass(frozen=True, slots=True)
class Line:
    """The answer to one case.

    Attributes:
        text: one line of JSON.
        troubles: one line for each fault, naming case and place; empty when it was answered.
    """

    text: str
    troubles: tuple[str, ...] = ()


def run_forecast(text: str, book: Rulebook) -> tuple[Line, ...]:
    """Answer every case of a text, in order.

    Args:
        text: one JSON value, or JSON Lines.
        book: the rules in force.
    """
    values = json_values(text)
    return tuple(_answer(value, index, book) for index, value in enumerate(values, start=1))


def _answer(item: JsonValue, index: int, book: Rulebook) -> Line:
    if item.trouble:
        return _refusal(None, index, (item.trouble,))
    label = item.value.get("id") if isinstance(item.value, dict) else None
    try:
        case = read_case(item.value, book)
    except InvalidInput as refusal:
        words = tuple(f"{fault.field}: {fault.words}" for fault in refusal.faults)
        return _refusal(label, index, words)
    values = forecast_answer(forecast(case, book), book)
    return Line(_to_json(values if label is None else {"id": label, **values}))


def _refusal(label: object, index: int, words: tuple[str, ...]) -> Line:
    name = f"case {index}" if label is None else f"case {label}"
    return Line(
        _to_json({"id": label, "error": "; ".join(words)}),
        tuple(f"{name}: {line}" for line in words),
    )


def _to_json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str)
