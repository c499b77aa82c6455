"""The worked infusion days, and short ways to change and to ask them."""

import copy
import json
from typing import Any

from infusion_planner.domain.asked_day import AskedDay
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.exchange.infusion_answer import answer_day, read_asked_day
from infusion_planner.exchange.json_values import json_values
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
DAYS = [item for item in scenarios("infusion_day") if "record" in item["ask"]]
READY: Json = next(item["ask"] for item in DAYS if item["id"] == "D-READY")
_GONE = object()


def asked(ask: Json) -> AskedDay:
    (value,) = json_values(json.dumps(ask))
    return read_asked_day(value.value, shipped_rulebook())


def answer(ask: Json) -> Json:
    """The answer to a day, with the rules that speak; or every fault in one text."""
    try:
        found: Json = answer_day(asked(ask), shipped_rulebook())
    except InvalidInput as refusal:
        return {"error": "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.faults)}
    found["speaks"] = [f"{item['rule']} {item['severity']}" for item in found["findings"]]
    return found


def without(ask: Json, *path: str | int) -> Json:
    return changed(ask, *path, value=_GONE)


def changed(ask: Json, *path: str | int, value: object) -> Json:
    """The same day with one value of the record replaced, or taken out."""
    ask = copy.deepcopy(ask)
    owner: Any = ask["record"]
    for key in path[:-1]:
        owner = owner[key]
    if value is _GONE:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return ask


def not_started() -> Json:
    """Ten minutes before the start of that day."""
    ask = copy.deepcopy(READY)
    ask["now"] = "2025-03-03T09:20"
    for key in ("run", "flush", "discharge", "reactions"):
        del ask["record"][key]
    ask["record"]["vitals"] = ask["record"]["vitals"][:1]
    return ask
