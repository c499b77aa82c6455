"""What a kind of rule works with, each with its name."""

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import Premedication
from infusion_planner.domain.rule_kinds import MinimumWait
from infusion_planner.domain.rule_words import BASES, FAMILIES, family_of, numbers_of
from infusion_planner.domain.rules import Basis
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


def test_every_family_of_rules_and_every_basis_is_named() -> None:
    assert {family_of(rule) for rule in BOOK.rules} == set(FAMILIES)
    assert all(FAMILIES.values())
    assert set(BASES) == set(Basis)


def test_what_the_center_sets_is_not_named_as_a_document_says_it() -> None:
    documents = {basis: words for basis, words in BASES.items() if basis is not Basis.CENTER}

    assert documents == {basis: basis.value.capitalize() for basis in documents}
    assert BASES[Basis.CENTER].startswith("Center setting")
