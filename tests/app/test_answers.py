import json

import pytest

from infusion_planner.app.answers import forecast_lines, rules_text
from infusion_planner.domain.errors import PlannerError
from tests.resources import scenarios, shipped_rulebook


def test_a_file_is_answered_line_by_line() -> None:
    cases = [item["case"] for item in scenarios("forecast")[:3]]
    text = "\n".join(json.dumps(case) for case in cases).encode()

    answers = [json.loads(line.text) for line in forecast_lines(text)]

    assert [answer["id"] for answer in answers] == [case["id"] for case in cases]


def test_a_byte_order_mark_does_no_harm() -> None:
    text = b"\xef\xbb\xbf" + json.dumps(scenarios("forecast")[0]["case"]).encode()

    (line,) = forecast_lines(text)

    assert line.troubles == ()


def test_a_file_that_is_not_utf_8_names_the_byte() -> None:
    with pytest.raises(PlannerError, match=r"The file is not UTF-8 text \(byte 2\)"):
        forecast_lines(b'{"\xff": 1}')


def test_the_rules_are_listed_as_table_or_json() -> None:
    listed = json.loads(rules_text("json"))["rules"]

    assert [rule["id"] for rule in listed] == [rule.id for rule in shipped_rulebook().rules]
    assert rules_text("table").startswith("alemtuzumab-ms-us 2026.1")
