"""A case that fails is named with its key, what was expected and what was found."""

import json

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.report import failure_lines, summary_lines
from infusion_planner.exchange.scenarios.run import Outcome, run_all
from tests.resources import scenario_files, scenarios, shipped_rulebook

BOOK = replace(
    shipped_rulebook(), rules=tuple(replace(r, scenarios=()) for r in shipped_rulebook().rules)
)
EARLY = next(item for item in scenarios("forecast") if item["id"] == "P01")


def outcomes(text: str, file: str = "forecast") -> tuple[Outcome, ...]:
    return run_all({file: text}, BOOK)


def told(text: str, file: str = "forecast") -> tuple[str, ...]:
    return failure_lines(outcomes(text, file))


def expecting(**expected: object) -> str:
    return json.dumps({**EARLY, "expected": expected})


def test_a_case_that_gives_the_expected_answer_passes() -> None:
    found = outcomes(json.dumps(EARLY))

    assert failure_lines(found) == ()
    assert summary_lines(found) == ("forecast  1 passed, 0 failed", "1 passed, 0 failed")


def test_an_answer_that_differs_is_named_by_id_and_key_with_both_values() -> None:
    assert told(expecting(planned={"verdict": "allowed", "rules": ["SPACE-1"]})) == (
        'forecast P01: planned.verdict: expected "allowed", found "blocked"',
    )


def test_each_key_that_differs_is_named() -> None:
    found = outcomes(expecting(next_course={"number": 3, "infusions": 5}))

    assert failure_lines(found) == (
        "forecast P01: next_course.number: expected 3, found 2",
        "forecast P01: next_course.infusions: expected 5, found 3",
    )
    assert summary_lines(found)[-1] == "0 passed, 1 failed"


def test_a_key_the_answer_does_not_have_is_named() -> None:
    assert told(expecting(planned={"color": "red"})) == (
        'forecast P01: planned.color: expected "red", found no such key',
    )


def test_a_value_where_an_object_was_expected_differs() -> None:
    assert told(expecting(rulebook=2, history={"a": 1})) == (
        'forecast P01: rulebook: expected 2, found {"id": "alemtuzumab-ms-us", "version":'
        ' "2026.1"}',
        'forecast P01: history: expected {"a": 1}, found []',
    )


def test_a_refusal_nobody_expected_is_told_in_its_words() -> None:
    refused = json.dumps({**EARLY, "case": {**EARLY["case"], "as_of": "soon"}})

    (line,) = told(refused)

    assert line.startswith('forecast P01: error: expected an answer, found as_of: "soon" is not')


def test_another_refusal_than_the_expected_one_differs() -> None:
    other = {"case": {**EARLY["case"], "as_of": "soon"}, "expected": {"error": "lies after as_of"}}

    (line,) = told(json.dumps({**EARLY, **other}))

    assert line.startswith('forecast P01: error: expected "lies after as_of", found "as_of: ')


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "forecast line 1: the line: expected a worked case, found this is not JSON"),
        ('{"id": "A"}', "title: expected a worked case, found this key is missing"),
        ('{"id": "A"}', "ask: expected a worked case, found this key is missing"),
        (expecting().replace('"expected": {}', '"expected": []'), "expected an object in braces"),
        (expecting().replace('"id": "P01", "t', '"color": 1, "id": "P01", "t'), "color: expected"),
        (
            json.dumps({**EARLY, "proves": {"SPACE-1": "speaks"}}),
            "proves.SPACE-1: expected a worked case, found 'speaks' is none of fires, edge, clears",
        ),
    ],
)
def test_a_line_that_is_no_case_is_a_failure_with_its_place(line: str, words: str) -> None:
    assert any(words in found for found in told(line))


def test_a_bad_line_does_not_keep_the_others_from_being_run() -> None:
    found = outcomes("\n".join([json.dumps(EARLY), "{", json.dumps(EARLY)]))

    assert [item.passed for item in found] == [True, False, True]
    assert found[1].id == "line 2"


def test_a_file_nobody_can_run_is_a_failure_that_names_the_known_ones() -> None:
    (line,) = told(json.dumps(EARLY), file="weather")

    known = ", ".join(sorted(RUNNERS))
    assert line == f"weather P01: file: expected one of {known}, found weather.jsonl"


def test_a_case_that_a_rule_cites_and_nobody_ships_is_a_failure() -> None:
    files = {name: text for name, text in scenario_files().items() if name != "infusion_day"}

    absent = failure_lines(run_all(files, shipped_rulebook()))

    assert "rulebook INF-4: scenarios: expected a case E32, found none of that name" in absent


def test_a_rulebook_with_another_number_does_not_pass() -> None:
    """The cases prove the rules: 11 months in place of 12 are noticed."""
    rules = tuple(
        replace(rule, minimum_months=11) if rule.id == "SPACE-1" else rule  # type: ignore[call-arg]
        for rule in shipped_rulebook().rules
    )

    failed = failure_lines(run_all(scenario_files(), replace(shipped_rulebook(), rules=rules)))

    assert any(line.startswith("forecast P01: planned.verdict: ") for line in failed)
