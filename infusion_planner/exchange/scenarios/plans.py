"""Cases of `forecast`: asked as the command asks them, answered with its keys."""

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.forecast import forecast
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.forecast_answer import forecast_answer
from infusion_planner.exchange.forecast_case import read_case
from infusion_planner.exchange.scenarios.scenario import Scenario, Values


def forecast_found(scenario: Scenario, book: Rulebook) -> Values:
    """Answer a case.

    Besides the keys of the answer there are `history`, the rules that speak about the past, and
    under `planned` `rules` (those that block or ask for an override) and `speaks` (all), sorted;
    `tasks` has rule, day and standing of each task after a course, `notes` the rules that are only
    shown. A case that is refused has `error` alone: the expected words where they are among its
    faults.
    """
    try:
        case = read_case(scenario.ask, book)
    except InvalidInput as refusal:
        words = "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.faults)
        wanted = str(scenario.expected.get("error", words))
        return {"error": wanted if wanted in words else words}
    found: Values = forecast_answer(forecast(case, book), book)
    tasks = found["aftercare"]["tasks"]
    found["tasks"] = [[item["rule"], item["due_on"], item["standing"]] for item in tasks]
    found["notes"] = _rules(found["aftercare"]["notes"])
    found["history"] = _rules(found["history_findings"])
    if "planned" in found:
        found["planned"] = _judged(found["planned"])
    return found


def _judged(planned: Values) -> Values:
    findings = planned["findings"]
    return {
        **planned,
        "rules": _rules([item for item in findings if item["severity"] in ("H", "O")]),
        "speaks": _rules(findings),
        "not_evaluated": sorted(planned["not_evaluated"]),
    }


def _rules(findings: list[Values]) -> list[str]:
    return sorted(item["rule"] for item in findings)
