"""What a kind of rule works with, each with its name."""

from dataclasses import replace

from infusion_planner.domain.infusion_rules import Premedication
from infusion_planner.domain.rule_kinds import MinimumWait
from infusion_planner.domain.rule_words import numbers_of
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def test_only_the_numbers_of_its_kind_are_told() -> None:
    """SPACE-1: twelve completed months, and nobody aims at more."""
    rule = BOOK.find(MinimumWait, "course_spacing", 2)

    assert dict(numbers_of(rule))["minimum months"] == "12"
    assert "title" not in dict(numbers_of(rule))


def test_what_a_rule_leaves_open_is_not_told() -> None:
    spacing = replace(BOOK.find(MinimumWait, "course_spacing", 2), target_months=None)
    steroid = BOOK.find(Premedication, "premedication", 1)
    bare = replace(steroid, drug="", infusions=())

    assert "target months" not in dict(numbers_of(spacing))
    assert dict(numbers_of(replace(spacing, target_months=13)))["target months"] == "13"
    assert {"drug", "infusions"} <= set(dict(numbers_of(steroid)))
    assert dict(numbers_of(steroid))["infusions"] == "1, 2, 3"
    assert {"drug", "infusions"}.isdisjoint(dict(numbers_of(bare)))
