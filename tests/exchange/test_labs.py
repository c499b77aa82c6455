"""Results, the watch list and what both mean for a plan: worked cases, and what always holds."""

import json
import random
from typing import Any

import pytest

from infusion_planner.exchange.forecast_run import run_forecast
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
LABS = scenarios("labs")
PLANNED = [item for item in LABS if "planned" in item["case"]]
ANSWERED = [item for item in LABS if "error" not in item["expected"]]
WORST_LAST = ("allowed", "override", "blocked")
RULES = {rule.id: rule for rule in shipped_rulebook().rules}


def answer(case: Json) -> Json:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())
    return dict(json.loads(line.text))


def fired(scenario: Json) -> set[str]:
    """The rules that the scenario expects to speak."""
    expected = scenario["expected"]
    listed = {rule for rule, items in expected.get("watch", {}).items() if items}
    return (listed | set(expected.get("planned", {}).get("speaks", ()))) - {"SPACE-2"}


def test_every_rule_that_speaks_names_the_scenario() -> None:
    unnamed = {
        (scenario["id"], rule)
        for scenario in LABS
        for rule in fired(scenario)
        if scenario["id"] not in RULES[rule].scenarios
    }

    assert unnamed == set()


@pytest.mark.parametrize("scenario", ANSWERED, ids=lambda scenario: str(scenario["id"]))
def test_the_order_of_results_tests_and_reports_does_not_matter(scenario: Json) -> None:
    source, case = random.Random(scenario["id"]), scenario["case"]
    before = answer(case)

    for _ in range(3):
        after = answer({**case, "patient": shuffled(case["patient"], source)})
        assert (after.get("planned"), after["watch_list"]) == (
            before.get("planned"),
            before["watch_list"],
        )


def shuffled(value: Any, source: random.Random) -> Any:
    """The same facts, every list in another order."""
    if isinstance(value, list):
        return [shuffled(item, source) for item in source.sample(value, len(value))]
    if isinstance(value, dict):
        return {key: shuffled(item, source) for key, item in value.items()}
    return value


NORMAL: dict[str, Json] = {
    "platelets": {"value": 250, "unit": "x10^9/L"},
    "neutrophils": {"value": 4, "unit": "x10^9/L"},
    "lymphocytes": {"value": 2, "unit": "x10^9/L"},
    "hemoglobin": {"value": 14, "unit": "g/dL"},
    "creatinine": {"value": 0.8, "unit": "mg/dL"},
    "upcr": {"value": 80, "unit": "mg/g"},
    "urine_rbc": {"value": 0, "unit": "/hpf"},
    "urine_wbc": {"value": 0, "unit": "/hpf"},
    "urine_protein": {"value": "negative"},
    "tsh": {"value": 2, "unit": "mIU/L"},
    "alt": {"value": 20, "unit": "units/L", "upper_limit": 40},
    "ast": {"value": 20, "unit": "units/L", "upper_limit": 40},
    "bilirubin": {"value": 0.5, "unit": "mg/dL", "upper_limit": 1.2},
}


def alarms(got: Json) -> set[tuple[str, str]]:
    """What the results are said to call for, without what is merely due."""
    return {
        (item["rule"], item["message"])
        for item in got["watch_list"]["items"]
        if item["kind"] == "result" and item["rule"] in {"LAB-7", "LAB-8", "LAB-9", "LAB-10"}
    }


def with_result(case: Json, result: Json) -> Json:
    patient = case["patient"]
    results = [*patient.get("results", ()), result]
    return {**case, "patient": {**patient, "results": results}}


@pytest.mark.parametrize("test", NORMAL)
def test_a_normal_newer_result_never_makes_it_worse(test: str) -> None:
    # platelets that were 2,000 have fallen by half, whatever the newer count
    steady = [item for item in ANSWERED if item["id"] != "L-EDGE-HIGH"]
    for scenario in steady if test == "platelets" else ANSWERED:
        case = scenario["case"]
        newest = {"test": test, "sampled_on": case["as_of"], **NORMAL[test]}
        if any(item["sampled_on"] == case["as_of"] for item in case["patient"].get("results", ())):
            continue  # of two on one day the worse counts

        before, after = answer(case), answer(with_result(case, newest))

        assert alarms(after) <= alarms(before), scenario["id"]
        if "planned" in before:
            verdicts = [WORST_LAST.index(got["planned"]["verdict"]) for got in (before, after)]
            assert verdicts[1] <= verdicts[0], scenario["id"]


def random_results(source: random.Random) -> list[Json]:
    """Results of the days before the plan, some far out, some without review or limit."""
    rows = []
    for _ in range(source.randrange(12)):
        test = source.choice(list(NORMAL))
        row: Json = {"test": test, **NORMAL[test]}
        row["sampled_on"] = f"2026-02-{source.randrange(1, 25):02d}"
        if test == "urine_protein":
            row["value"] = source.choice(["negative", "trace", "1+", "4+"])
        else:
            high = 1.5 if test == "hemoglobin" else 6
            row["value"] = round(row["value"] * source.choice([0.3, 0.45, 0.6, 1, high]), 3) or 1
        if source.random() < 0.5:
            row["reviewed_on"] = "2026-02-25"
        if source.random() < 0.3:
            row.pop("upper_limit", None)
        rows.append(row)
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_a_whole_set_of_normal_results_clears_what_any_results_said(seed: int) -> None:
    source = random.Random(seed)
    ready = next(item["case"] for item in PLANNED if item["id"] == "L-READY")
    baseline = [{"test": "creatinine", "sampled_on": "2025-02-10", **NORMAL["creatinine"]}]
    steady = [{"test": "platelets", "sampled_on": "2026-02-26", **NORMAL["platelets"]}]
    results = [*baseline, *random_results(source), *steady]
    today = [{"test": test, "sampled_on": ready["as_of"], **row} for test, row in NORMAL.items()]

    before = answer(with_results(ready, results))
    after = answer(with_results(ready, [*results, *today]))

    verdicts = [WORST_LAST.index(got["planned"]["verdict"]) for got in (before, after)]
    assert verdicts[1] <= verdicts[0]
    assert (after["planned"]["verdict"], alarms(after)) == ("allowed", set())


def with_results(case: Json, results: list[Json]) -> Json:
    return {**case, "patient": {**case["patient"], "results": results}}
