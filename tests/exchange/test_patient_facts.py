"""The facts of a patient in a case: what is refused, and that order does not matter."""

import json
import random
from typing import Any

import pytest

from infusion_planner.exchange.forecast_run import run_forecast
from tests.exchange.bad_cases import BAD_FACTS
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
PATIENT = scenarios("patient")
READY: Json = next(item["case"] for item in PATIENT if item["id"] == "F-READY")
LIKE_READY = [
    item
    for item in PATIENT
    if item["case"]["as_of"] == READY["as_of"] and not item["case"]["courses"]
]
WORST_LAST = ("allowed", "override", "blocked")


def answer(case: Json) -> Json:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())
    return dict(json.loads(line.text))


def with_facts(case: Json, **facts: object) -> Json:
    return {**case, "patient": {**case["patient"], **facts}}


@pytest.mark.parametrize(("facts", "words"), BAD_FACTS)
def test_a_wrong_fact_is_refused_with_its_place(facts: Json, words: str) -> None:
    assert words in answer(with_facts(READY, **facts))["error"]


def test_a_finding_names_anchor_number_and_next_legal_day() -> None:
    vaccination = [{"name": "pneumococcal", "on": "2025-01-21"}]

    (finding,) = answer(with_facts(READY, vaccinations=vaccination))["planned"]["findings"]

    assert finding["message"] == (
        "pneumococcal on 21-Jan-2025 is less than 42 days before day 1;"
        " it would be met from Tue 04-Mar-2025."
    )
    assert "RX501.077" in finding["source"]


def test_what_is_missing_from_the_baseline_is_named() -> None:
    case = next(item["case"] for item in PATIENT if item["id"] == "F-BASE-2")

    (finding,) = answer(case)["planned"]["findings"]

    assert "made and reviewed: HIV test." in finding["message"]


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_facts_does_not_matter(seed: int) -> None:
    source = random.Random(seed)
    case = source.choice(PATIENT)["case"]
    keys = list(case["patient"])
    source.shuffle(keys)
    facts = {key: shuffled(case["patient"][key], source) for key in keys}

    assert answer({**case, "patient": facts})["planned"] == answer(case)["planned"]


def shuffled(value: object, source: random.Random) -> object:
    return source.sample(value, len(value)) if isinstance(value, list) else value


@pytest.mark.parametrize("scenario", LIKE_READY, ids=lambda scenario: str(scenario["id"]))
def test_a_fact_that_meets_a_rule_never_makes_the_verdict_worse(scenario: Json) -> None:
    """Put each fact of the patient in whom all is met in place of what the scenario has."""
    case = scenario["case"]
    before = WORST_LAST.index(answer(case)["planned"]["verdict"])

    for key, fact in READY["patient"].items():
        after = answer(with_facts(case, **{key: fact}))["planned"]["verdict"]
        assert WORST_LAST.index(after) <= before, key


def rules_of(scenario: Json) -> set[str]:
    expected = scenario["expected"]["planned"]
    return {*expected["rules"], *expected.get("speaks", ())}


def test_every_rule_that_speaks_names_the_scenario_and_one_in_which_it_is_silent() -> None:
    named = {rule.id: set(rule.scenarios) for rule in shipped_rulebook().rules}
    fired = {rule for scenario in PATIENT for rule in rules_of(scenario)}

    unnamed = {
        (scenario["id"], rule)
        for scenario in PATIENT
        for rule in rules_of(scenario)
        if scenario["id"] not in named[rule]
    }

    assert unnamed == set()
    assert len(fired) == 25
    assert {rule for rule in fired if "F-READY" not in named[rule]} == set()
