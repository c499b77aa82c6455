import json
from pathlib import Path

import pytest

from infusion_planner.app.answers import forecast_lines, rules_text, rules_with
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


POLICY = """
payer = "northern"
version = "2025"
title = "Northern 2025"
from_on = 2025-01-01

[documents]
letter = "Letter of the payer, 2025"

[[criterion]]
id = "N-COURSES"
kind = "most_courses"
sentence = "Two courses in life."
most = 0
facts = ["courses"]
source = [{ document = "letter", section = "Limits" }]
"""


def test_a_policy_of_the_center_is_asked_beside_those_shipped(tmp_path: Path) -> None:
    path = tmp_path / "northern" / "2025.toml"
    path.parent.mkdir()
    path.write_text(POLICY.replace("most = 0", "most = 2"), encoding="utf-8")
    case = next(item["case"] for item in scenarios("payers") if item["id"] == "E30")
    case["patient"]["payer"]["policy"] = "northern"

    book, refusals = rules_with(tmp_path)

    (line,) = forecast_lines(json.dumps(case).encode(), book)
    spoken = {item["rule"]: item for item in json.loads(line.text)["planned"]["findings"]}
    assert refusals == ()
    assert spoken["PAYER-GEN-2"]["severity"] == "O"
    assert spoken["PAYER-GEN-2"]["message"] == (
        "The payer asks for more. Northern 2025: course 3; 2 courses covered."
    )
    assert spoken["PAYER-GEN-2"]["source"] == "Letter of the payer, 2025: Limits"


def test_a_wrong_policy_of_the_center_leaves_those_shipped(tmp_path: Path) -> None:
    path = tmp_path / "northern" / "2025.toml"
    path.parent.mkdir()
    path.write_text(POLICY, encoding="utf-8")

    book, refusals = rules_with(tmp_path)

    assert book.payers == shipped_rulebook().payers
    assert refusals[0].startswith("northern/2025.toml, criterion N-COURSES: most: 0 is too low;")


def test_the_rules_are_listed_as_table_or_json() -> None:
    listed = json.loads(rules_text("json"))["rules"]

    assert [rule["id"] for rule in listed] == [rule.id for rule in shipped_rulebook().rules]
    assert rules_text("table").startswith("alemtuzumab-ms-us 2026.1")
