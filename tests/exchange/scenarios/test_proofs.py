"""Every rule has cases that fire it, stand on its edge and clear it, and they do what they say."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from infusion_planner.domain.rules import Rule
from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.scenario import Proves, Scenario
from tests.exchange.scenarios.waiting import ONLY_FIRES, WAITING
from tests.resources import shipped_rulebook, shipped_scenarios

RULES = {rule.id: rule for rule in shipped_rulebook().rules}
CASES = {item.id: item for item in shipped_scenarios()}
MARKS = [(item, rule, shows) for item in CASES.values() for rule, shows in item.proves.items()]
LISTS_OF_RULES = {"rules", "speaks", "history"}


def entry(rule: str) -> str | None:
    """The line of the waiting list that a rule is on."""
    return next((name for name in (rule, rule.partition("-")[0]) if name in WAITING), None)


def unproved(rule: Rule) -> list[str]:
    """What no case shows of a rule."""
    shown = {item.proves[rule.id] for item in CASES.values() if rule.id in item.proves}
    wanted = [Proves.FIRES] if rule.id in ONLY_FIRES else list(Proves)
    return [shows.value for shows in wanted if shows not in shown]


@cache
def answered(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The rules that speak in a case, and those it leaves not evaluated."""
    item = CASES[name]
    found = RUNNERS[item.file](item, shipped_rulebook())
    missing = found.get("planned", found).get("not_evaluated", ())
    watched = found.get("watch_list", {}).get("not_evaluated", ())
    return frozenset(spoken(found)), frozenset([*missing, *watched])


def spoken(found: object) -> Iterator[str]:
    """Every rule named by a finding, by a list of rules, or by a refusal."""
    match found:
        case dict():
            for key, value in found.items():
                if key == "rule":
                    yield value
                elif key == "error":
                    yield from re.findall(r"[A-Z]+(?:-[A-Z]+)?-\d+", value)
                elif key in LISTS_OF_RULES:
                    yield from (item for item in value if isinstance(item, str))
                yield from spoken(value)
        case list():
            for value in found:
                yield from spoken(value)


@cache
def speaking() -> frozenset[str]:
    """The rules that speak in some case; the others calculate."""
    return frozenset(rule for name in CASES for rule in answered(name)[0])


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.id))
def test_every_rule_is_proved_by_cases_that_fire_it_stand_on_its_edge_and_clear_it(
    rule: Rule,
) -> None:
    missing = unproved(rule)

    assert not missing or entry(rule.id), (
        f"{rule.id}: no worked case shows: {', '.join(missing)}. Work one out by hand, mark it in"
        f' resources/scenarios, "proves": {{"{rule.id}": "{missing[0]}"}}, and name it among the'
        " scenarios of the rule."
    )


def test_the_waiting_list_holds_only_rules_that_still_wait() -> None:
    waiting = {entry(rule.id) for rule in RULES.values() if unproved(rule)}

    done = sorted(set(WAITING) - waiting)

    assert done == [], f"Proved, or no rule: take {', '.join(done)} out of waiting.py."


def test_only_rules_that_are_there_are_excused() -> None:
    assert [rule for rule in ONLY_FIRES if rule not in RULES or len(unproved(RULES[rule]))] == []


@pytest.mark.parametrize(("item", "rule", "shows"), MARKS, ids=lambda value: str(value)[-40:])
def test_a_case_does_what_its_mark_says(item: Scenario, rule: str, shows: Proves) -> None:
    speaks, not_evaluated = answered(item.id)

    assert rule in RULES, f"{item.id} proves {rule}, which is no rule."
    assert item.id in RULES[rule].scenarios, f"{rule} does not name {item.id} among its scenarios."
    if rule not in speaking():
        return
    if shows is Proves.FIRES:
        assert rule in speaks
    if shows is Proves.CLEARS:
        assert rule not in speaks | not_evaluated
