"""What every rule answers to a case with everything in order, and to the same with changes."""

import copy
from datetime import date
from typing import Any

from infusion_planner.domain.answers import Met, NotEvaluated
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import Judgement, judge
from infusion_planner.domain.frozen import replace
from infusion_planner.exchange.forecast_case import read_case
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
READY: Json = next(item["case"] for item in scenarios("patient") if item["id"] == "F-READY")


def ready(as_of: str = "2025-02-20", start_on: str = "2025-03-03", **facts: object) -> Json:
    """Give the case with another day, another start or other facts; None leaves a fact out."""
    case = copy.deepcopy(READY)
    case["as_of"], case["planned"]["start_on"] = as_of, start_on
    patient = {**case["patient"], **facts}
    case["patient"] = {name: value for name, value in patient.items() if value is not None}
    return case


def judged(case: Json) -> Judgement:
    """Judge a case; a start before `as_of` is a plan whose day has come or passed."""
    start_on = case["planned"]["start_on"]
    asked = {**case, "planned": {**case["planned"], "start_on": max(start_on, case["as_of"])}}
    known = read_case(asked, shipped_rulebook())
    assert known.planned is not None
    planned = replace(known.planned, start_on=date.fromisoformat(start_on))
    return judge(known, planned, shipped_rulebook())


def answers(case: Json) -> dict[str, str]:
    """Give what each rule says: its severity, `met` or `?`, and the words."""
    return said(judged(case))


def next_days(case: Json) -> dict[str, str]:
    """Give the next legal day that a rule names."""
    return {item.rule: str(item.next_on) for item in judged(case).findings if item.next_on}


def said(judgement: Judgement) -> dict[str, str]:
    """Word a judgement, by rule."""
    lines: list[Finding | NotEvaluated | Met] = [
        *judgement.findings,
        *judgement.not_evaluated,
        *judgement.met,
    ]
    return dict(_line(item) for item in lines)


def _line(item: Finding | NotEvaluated | Met) -> tuple[str, str]:
    match item:
        case Finding():
            return item.rule, f"{item.severity.value} {item.message}"
        case NotEvaluated():
            return item.rule.id, f"? {item.missing}"
        case Met():
            return item.rule.id, f"met {item.fact}"
