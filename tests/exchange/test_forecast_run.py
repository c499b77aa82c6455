"""The `forecast` command's answers: generated cases against the oracle, and bad input.

The worked cases are run in `scenarios/test_shipped.py`.
"""

import json
import random
from typing import Any

import pytest

from infusion_planner.exchange.forecast_run import run_forecast
from tests import oracle
from tests.exchange.bad_cases import BAD, GOOD, changed, with_doses, without
from tests.generated_cases import cases, with_plan
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]


def answer(case: object) -> Json:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())
    return dict(json.loads(line.text))


def picked(expected: Json, got: Json) -> Json:
    """The part of the answer that the expectation names."""
    return {
        key: picked(value, got[key]) if isinstance(value, dict) else got[key]
        for key, value in expected.items()
    }


def judged(got: Json) -> Json:
    planned = got["planned"]
    heavy = sorted(item["rule"] for item in planned["findings"] if item["severity"] in "HO")
    return {
        "verdict": planned["verdict"],
        "rules": heavy,
        "speaks": sorted(item["rule"] for item in planned["findings"]),
        "not_evaluated": sorted(planned["not_evaluated"]),
    }


def assert_agrees_with_oracle(seed: int, count: int) -> None:
    source = random.Random(seed)
    for case in cases(seed, count):
        expected = oracle.expected(case)
        planned = with_plan(case, expected["next_course"], source)

        got = answer(planned)

        assert picked(expected, got) == expected, json.dumps(planned)
        verdict = judged(got)
        assert {key: verdict[key] for key in ("verdict", "rules")} == oracle.judged(planned), (
            json.dumps(planned)
        )


def test_generated_cases_agree_with_the_day_by_day_oracle() -> None:
    assert_agrees_with_oracle(seed=20261120, count=2_000)


@pytest.mark.deep
def test_many_generated_cases_agree_with_the_day_by_day_oracle() -> None:
    assert_agrees_with_oracle(seed=48, count=20_000)


@pytest.mark.parametrize(("case", "words"), BAD, ids=[words for _, words in BAD])
def test_bad_input_is_refused_with_its_place(case: object, words: str) -> None:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())

    got = json.loads(line.text)

    assert set(got) == {"id", "error"}
    assert words in got["error"]
    assert any(words in trouble for trouble in line.troubles)


def test_every_fault_of_a_case_is_named_on_a_line_of_its_own() -> None:
    case = changed(as_of="soon", colour="red", cd4=[{"sampled_on": "x", "cells_per_ul": 1}])

    (line,) = run_forecast(json.dumps(case), shipped_rulebook())

    assert [trouble.split(":")[1].strip() for trouble in line.troubles] == [
        "as_of",
        "cd4[0].sampled_on",
        "colour",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"id": "a", "id": "b"}',
        '{"as_of": NaN}',
        "[" * 100_000,
        "1" * 5_000,
        '{"mg": 1E-99999999999999999999}',
    ],
)
def test_text_that_is_not_json_gets_one_error(text: str) -> None:
    (line,) = run_forecast(text, shipped_rulebook())

    assert json.loads(line.text)["id"] is None
    assert line.troubles


def test_json_lines_are_answered_in_order_and_a_bad_line_in_its_place() -> None:
    text = "\n".join([json.dumps(GOOD), "", "{broken", json.dumps(changed(id=None, as_of="x"))])

    lines = run_forecast(text, shipped_rulebook())

    answers = [json.loads(line.text) for line in lines]
    assert [item["id"] for item in answers] == ["good", None, None]
    assert [bool(line.troubles) for line in lines] == [False, True, True]


def test_one_value_may_be_spread_over_several_lines() -> None:
    (line,) = run_forecast(json.dumps(GOOD, indent=2), shipped_rulebook())

    assert json.loads(line.text)["next_course"]["number"] == 2


def test_the_order_of_doses_and_samples_does_not_matter() -> None:
    case = scenarios("forecast")[0]["case"]
    case["cd4"] = [
        {"sampled_on": f"2025-05-{day}", "cells_per_ul": cells}
        for day, cells in ((10, 210), (11, 190), (12, 230), (12, 150))
    ]
    mixed = json.loads(json.dumps(case))
    mixed["courses"][0]["doses"].reverse()
    mixed["cd4"].reverse()

    assert answer(mixed) == answer(case)


def test_a_dose_of_0_mg_is_exempt_from_the_checks_of_its_day() -> None:
    doses = [
        {"on": "1980-01-01", "mg": 0},
        {"on": "2025-03-03", "mg": 12},
        {"on": "2025-03-03", "mg": 0},
        {"on": "2027-01-01", "mg": 0},
    ]

    got = answer(with_doses(*doses))

    assert got["next_course"]["earliest_on"] == "2026-03-03"


def test_an_amount_too_small_to_show_still_counts_as_a_dose() -> None:
    got = answer(with_doses({"on": "2025-03-03", "mg": 0.0000001}))

    assert got["next_course"]["number"] == 2


def test_closures_cd4_patient_and_id_are_optional() -> None:
    case = {key: GOOD[key] for key in ("as_of", "courses")}

    got = answer({**case, "clinic": {"open_weekdays": ["mon"]}})

    assert "id" not in got
    assert got["prophylaxis"]["earliest_stop_on"] is None


def test_two_bad_lines_are_two_errors() -> None:
    lines = run_forecast("{broken\n{broken too", shipped_rulebook())

    assert [bool(line.troubles) for line in lines] == [True, True]


def test_one_broken_value_over_several_lines_is_one_error() -> None:
    text = json.dumps(GOOD, indent=2).replace('"fri"', '"fri",')

    (line,) = run_forecast(text, shipped_rulebook())

    assert "this is not JSON" in line.troubles[0]


def test_a_line_separator_inside_a_text_does_not_end_a_line() -> None:
    text = "\n".join([json.dumps(changed(id="a\u2028b"), ensure_ascii=False), json.dumps(GOOD)])

    lines = run_forecast(text, shipped_rulebook())

    assert [json.loads(line.text)["id"] for line in lines] == ["a\u2028b", "good"]


@pytest.mark.parametrize("key", ["clinic", "courses"])
def test_a_missing_part_is_one_fault(key: str) -> None:
    (line,) = run_forecast(json.dumps(without(key)), shipped_rulebook())

    assert [trouble.split(": ", 1)[1] for trouble in line.troubles] == [
        f"{key}: this key is missing"
    ]


def test_a_count_a_hair_below_200_is_not_200() -> None:
    case = json.dumps(changed(as_of="2026-03-02")).replace(
        '"cd4": []',
        '"cd4": [{"sampled_on": "2025-12-01", "cells_per_ul": 199.99999999999999999}]',
    )

    (line,) = run_forecast(case, shipped_rulebook())

    assert json.loads(line.text)["prophylaxis"]["earliest_stop_on"] is None
