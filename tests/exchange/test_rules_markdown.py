"""The printed tables of rules: fresh, whole, and center settings named as such."""

from datetime import date

import pytest

from infusion_planner.app.answers import rules_text
from infusion_planner.domain.citations import Citation
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Basis, Outcome
from infusion_planner.exchange.rules_markdown import rules_markdown
from infusion_planner.exchange.scenarios.scenario import Proves, Scenario
from tests.commands import PROJECT
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
PRINTED = PROJECT / "docs" / "rules.md"
RULE = Notice(
    id="FOOD-1",
    purpose="food",
    title="Soup",
    outcomes=(Outcome("cold", Severity.OVERRIDE, "{what} is cold | raw.", "Warm it."),),
    source=(Citation("A book on soup", "Page 3", "soup"),),
    basis=Basis.CENTER,
    scenarios=("A", "B", "C", "D"),
    facts=(),
)


def row(rule: Notice, *scenarios: Scenario) -> str:
    text = rules_markdown(replace(BOOK, rules=(rule,)), scenarios)
    (found,) = [line for line in text.splitlines() if line.startswith("| **")]
    return found


def scenario(name: str, shows: Proves) -> Scenario:
    return Scenario("any", name, "", "", {}, {}, {"FOOD-1": shows})


def test_the_printed_rules_are_those_of_the_rulebook() -> None:
    assert PRINTED.read_text(encoding="utf-8") == f"{rules_text('markdown')}\n", (
        "docs/rules.md is older than the rulebook or its worked cases: run `make docs`."
    )


def test_every_rule_has_one_row() -> None:
    lines = PRINTED.read_text(encoding="utf-8").splitlines()

    named = [line.split("**")[1] for line in lines if line.startswith("| **")]

    assert sorted(named) == sorted(rule.id for rule in BOOK.rules)


def test_center_rules_are_never_worded_as_label_text() -> None:
    lines = PRINTED.read_text(encoding="utf-8").splitlines()
    rests_on = {line.split("**")[1]: line.split(" | ")[2] for line in lines if "| **" in line}

    for rule in BOOK.rules:
        center = rests_on[rule.id].startswith("Center setting, confirm with the REMS program.")
        assert center is (rule.basis is Basis.CENTER), rule.id


def test_a_row_says_everything_about_its_rule() -> None:
    shown = [scenario("C", Proves.CLEARS), scenario("B", Proves.FIRES), scenario("A", Proves.FIRES)]

    assert row(RULE, *shown) == (
        "| **FOOD-1** Soup | **O** *what* is cold \\| raw. Next: Warm it."
        " | Center setting, confirm with the REMS program.<br>see soup: Page 3 | "
        " | fires: B, A<br>clears: C<br>also: D |"
    )


@pytest.mark.parametrize(
    ("rule", "scope"),
    [
        (replace(RULE, to_course=1), "Soup<br>course 1 |"),
        (replace(RULE, from_course=2, to_course=3), "Soup<br>courses 2 to 3 |"),
        (replace(RULE, from_course=2), "Soup<br>from course 2 |"),
        (replace(RULE, in_force_from=date(2026, 1, 2)), "Soup<br>in force from 2026-01-02 |"),
        (replace(RULE, in_force_to=date(2026, 1, 2)), "Soup<br>in force to 2026-01-02 |"),
    ],
)
def test_a_row_says_for_which_courses_and_days_it_holds(rule: Notice, scope: str) -> None:
    assert scope in row(rule)


def test_a_rule_of_a_family_without_a_title_is_not_lost() -> None:
    assert "\n## FOOD\n" in rules_markdown(replace(BOOK, rules=(RULE,)), ())


def test_rules_stand_by_number_and_documents_by_name() -> None:
    rules = tuple(replace(RULE, id=f"FOOD-{number}") for number in (10, 2))

    text = rules_markdown(replace(BOOK, rules=rules), ())

    assert text.index("FOOD-2") < text.index("FOOD-10")
    assert text.endswith("| soup | A book on soup |")
