"""What goes to the biller: worked days, and days that are refused."""

import json
from decimal import Decimal
from typing import Any

import pytest

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.exchange.claim_day import claim_answer
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
WORKED = scenarios("billing")
FULL: Json = next(item["ask"] for item in WORKED if item["id"] == "E32-CLAIM")


def answer(ask: object) -> Json:
    value = json.loads(json.dumps(ask), parse_float=Decimal)
    return dict(claim_answer(value, shipped_rulebook()))


@pytest.mark.parametrize("scenario", WORKED, ids=lambda scenario: str(scenario["id"]))
def test_worked_day_gives_what_is_handed_over(scenario: Json) -> None:
    got = answer(scenario["ask"])

    assert {key: got[key] for key in scenario["expected"]} == scenario["expected"]


def test_every_finding_of_a_worked_day_is_in_the_rule_s_scenarios() -> None:
    named = {rule.id: rule.scenarios for rule in shipped_rulebook().rules}

    unnamed = [
        (item["id"], rule)
        for item in WORKED
        for rule in item["proves"]
        if item["id"] not in named[rule]
    ]

    assert unnamed == []


def test_a_finding_says_what_is_wrong() -> None:
    ask = next(item["ask"] for item in WORKED if item["id"] == "BILL-MISMATCH")

    assert answer(ask)["messages"] == [
        "11 mg are given and discarded, but what was opened holds 12 mg."
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": "2025-02-30"}, "on: 2025-02-30 does not exist in the calendar"),
        ({"dose_mg": -1}, "dose_mg: -1 is below 0"),
        ({"weight": 1}, "weight: unknown key"),
        ({"vials": 1.5}, "vials: "),
        ({"diagnosis": {"kind": "ms"}}, "diagnosis.kind: 'ms' is none of rrms"),
        ({"diagnosis": {"kind": "rrms", "icd10": "MS"}}, "diagnosis.icd10: 'MS' is not an ICD-10"),
        ({"infusion_codes": "simple"}, "infusion_codes: 'simple' is none of complex, therapeutic"),
        ({"run": {"started_at": "09:30"}}, "run.stopped_at: this key is missing"),
        ({"run": {"started_at": "9.30", "stopped_at": "10:30"}}, "run.started_at: '9.30' is not a"),
        (
            {"run": {"started_at": "10:30", "stopped_at": "10:30"}},
            "run.stopped_at: the drug stopped before it started",
        ),
        (
            {
                "run": {
                    "started_at": "09:30",
                    "stopped_at": "10:30",
                    "holds": [{"from": "10:10", "to": "10:00"}],
                }
            },
            "run.holds[0].to: the hold ended before it began",
        ),
        (
            {
                "run": {
                    "started_at": "09:30",
                    "stopped_at": "10:30",
                    "holds": [{"from": "10:10"}],
                }
            },
            "run.holds[0].to: this key is missing",
        ),
    ],
)
def test_a_wrong_day_is_refused_with_its_place(changes: Json, words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        answer({**FULL, **changes})

    faults = "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.value.faults)
    assert words in faults


def test_a_day_without_a_date_is_refused() -> None:
    with pytest.raises(InvalidInput):
        answer({"dose_mg": 12, "payer": "molina", "run": FULL["run"]})


RECORDED: Json = next(item["ask"] for item in WORKED if item["id"] == "BILL-RECORD")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"steroid_mg": 1000}, "steroid_mg: unknown key; expected one of"),
        ({"record": {**RECORDED["record"], "weight": 70}}, "record.weight: unknown key"),
        ({"record": []}, "record: expected an object"),
        ({"payer": ""}, "payer: "),
        ({"diagnosis": {}}, "diagnosis.kind: this key is missing"),
    ],
)
def test_a_wrong_record_is_refused_with_its_place(changes: Json, words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        answer({**RECORDED, **changes})

    faults = "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.value.faults)
    assert words in faults
