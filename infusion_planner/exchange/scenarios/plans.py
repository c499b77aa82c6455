"""Cases of `forecast`: asked as the command asks them, answered with its keys."""

from collections.abc import Iterable

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
    `tasks` has rule, day and standing of each task after a course, `after` their lines by rule, see
    `_watched`, and `notes` the rules that are only shown; `watch` has the lines of the watch list
    by rule; the first due date of each test; and whether rules that the case names are `missing`
    facts. A case that is refused has `error` alone: the expected words where they are among its
    faults.
    """
    try:
        case = read_case(scenario.ask, book)
    except InvalidInput as refusal:
        words = "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.faults)
        wanted = str(scenario.expected.get("error", words))
        return {"error": wanted if wanted in words else words}
    found: Values = forecast_answer(forecast(case, book), book)
    return {**found, **_more(found, scenario.expected)}


def _more(found: Values, expected: Values) -> Values:
    listed, tasks = found["watch_list"], found["aftercare"]["tasks"]
    more: Values = {
        "history": _rules(found["history_findings"]),
        "tasks": [[item["rule"], item["due_on"], item["standing"]] for item in tasks],
        "after": _watched(tasks, expected.get("after", {})),
        "notes": _rules(found["aftercare"]["notes"]),
        "watch": _watched(listed["items"], expected.get("watch", {})),
        "watch_missing": _among(expected.get("watch_missing", ()), listed["not_evaluated"]),
        "first_due": _first_due(found["monitoring"]),
    }
    if "planned" in found:
        more["planned"] = _judged(found["planned"], expected.get("planned", {}))
    return more


def _watched(items: list[Values], wanted: Values) -> Values:
    """Give weight, day, standing and words of each line of a list, by rule.

    As words the expected ones stand where they are among those said.
    """
    rules = dict.fromkeys([*wanted, *(item["rule"] for item in items)])
    return {
        rule: _lines([item for item in items if item["rule"] == rule], wanted.get(rule, []))
        for rule in rules
    }


def _lines(items: list[Values], wanted: list[list[str]]) -> list[list[str]]:
    words = [row[-1] for row in wanted] + [""] * len(items)
    return [_line(item, words[place]) for place, item in enumerate(items)]


def _line(item: Values, words: str) -> list[str]:
    said = f"{item['message']} {item['next_step']}"
    row = [item["severity"], item["due_on"], item["standing"]]
    return [*row, words if words and words in said else said]


def _among(rules: Iterable[str], missing: list[str]) -> dict[str, bool]:
    return {rule: rule in missing for rule in rules}


def _first_due(monitoring: Values | None) -> Values:
    due = {} if monitoring is None else monitoring["due"]
    return {test: days[0] for test, days in due.items()}


def _judged(planned: Values, expected: Values) -> Values:
    findings = planned["findings"]
    return {
        **planned,
        "rules": _rules([item for item in findings if item["severity"] in ("H", "O")]),
        "speaks": _rules(findings),
        "not_evaluated": sorted(planned["not_evaluated"]),
        "missing": _among(expected.get("missing", ()), planned["not_evaluated"]),
    }


def _rules(findings: list[Values]) -> list[str]:
    return sorted(item["rule"] for item in findings)
