import json

from infusion_planner.exchange.rules_list import rules_json, rules_table
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def test_the_table_has_one_line_a_rule_with_aligned_columns() -> None:
    head, blank, columns, *rows = rules_table(BOOK, BOOK.rules).splitlines()

    assert head == f"alemtuzumab-ms-us 2026.1, {len(BOOK.rules)} rules in force"
    assert (blank, columns.split()) == ("", ["rule", "severity", "basis", "title", "source"])
    assert [row.split()[0] for row in rows] == [rule.id for rule in BOOK.rules]
    assert {row[columns.index("basis") - 1] for row in rows} == {" "}


def test_a_rule_is_listed_with_every_severity_it_may_have() -> None:
    (spacing,) = [line for line in rules_table(BOOK, BOOK.rules).splitlines() if "SPACE-1" in line]

    assert spacing.split()[:3] == ["SPACE-1", "H/R", "label"]


def test_center_rules_say_that_they_have_to_be_confirmed() -> None:
    lines = rules_table(BOOK, BOOK.rules).splitlines()

    center = [line for line in lines if " center " in line]

    assert center
    assert all("Center setting, to be confirmed." in line for line in center)


def test_as_json_each_rule_has_id_severity_source_basis_and_version() -> None:
    listed = json.loads(rules_json(BOOK, BOOK.rules[:1]))

    assert listed["rulebook"] == {"id": "alemtuzumab-ms-us", "version": "2026.1"}
    (rule,) = listed["rules"]
    assert (rule["id"], rule["severity"], rule["basis"]) == ("DOSE-1", "O", "label")
    assert (rule["version"], rule["title"]) == ("2026.1", "First course")
    assert rule["scenarios"] == ["E01", "X-LENGTH-1", "X-LENGTH-4", "F-READY"]
    assert rule["source"][1].endswith(": Dosage")
