"""The kinds of rules of the infusion day: what contradicts itself is refused by its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import (
    EntryRange,
    EntryRanges,
    ExtraTests,
    Minutes,
    SevereReaction,
)
from infusion_planner.domain.rules import Rule
from infusion_planner.domain.switches import switched_on
from infusion_planner.rulebook.loader import DRUG, PROTOCOLS, load
from tests.resources import RESOURCES, shipped_rulebook

SHIPPED = RESOURCES / PROTOCOLS / DRUG / "2026.1.toml"
RANGES = shipped_rulebook().find(EntryRanges, "flow_sheet")
SEVERE = shipped_rulebook().find(SevereReaction, "severe_reaction")
PULSE = RANGES.find("pulse")


@pytest.mark.parametrize(
    ("rule", "place", "words"),
    [
        (replace(RANGES, ranges=(*RANGES.ranges, PULSE)), "ranges", "'pulse' stands twice"),
        (
            replace(RANGES, ranges=tuple(item for item in RANGES.ranges if item is not PULSE)),
            "ranges",
            "no range is given for 'pulse'",
        ),
        (
            replace(
                RANGES,
                ranges=tuple(
                    replace(item, lowest=Decimal(231)) if item is PULSE else item
                    for item in RANGES.ranges
                ),
            ),
            "ranges",
            "'pulse' has its lowest above its highest value",
        ),
        (replace(SEVERE, permanent_from=2), "permanent_from", "below the grade that stops"),
    ],
)
def test_a_kind_of_the_infusion_day_tells_its_contradictions(
    rule: Rule, place: str, words: str
) -> None:
    (fault,) = rule.faults()

    assert fault.field == place
    assert words in fault.words


@pytest.mark.parametrize("left_out", RANGES.ranges, ids=str)
def test_every_field_of_the_sheet_that_has_a_range_needs_one(left_out: EntryRange) -> None:
    ranges = tuple(item for item in RANGES.ranges if item is not left_out)

    (fault,) = replace(RANGES, ranges=ranges).faults()

    assert fault.words == f"no range is given for '{left_out.name}'"


def test_a_duration_is_kept_to_the_minute_unless_the_rule_says_otherwise(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("tolerance_minutes = 5\n", "", 1)
    path = tmp_path / "2026.1.toml"
    path.write_text(text, encoding="utf-8")

    assert shipped_rulebook().find(Minutes, "infusion_time").tolerance_minutes == 5
    assert load(path).find(Minutes, "infusion_time").tolerance_minutes == 0


def test_a_range_of_one_value_is_sound() -> None:
    one = EntryRange("pulse", "a minute", Decimal(72), Decimal(72))
    ranges = tuple(one if item is PULSE else item for item in RANGES.ranges)

    assert list(replace(RANGES, ranges=ranges).faults()) == []
    assert (one.words, str(one)) == ("72 to 72 a minute", "pulse 72 to 72 a minute")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'lowest = "25", highest = "230"',
            'lowest = 25, highest = "230"',
            "lowest: expected a text",
        ),
        ('lowest = "25", highest = "230"', 'lowest = "x", highest = "230"', "'x' is not a number"),
        (
            'lowest = "25", highest = "230"',
            'lowest = "NaN", highest = "230"',
            "'NaN' is not a number",
        ),
        ('lowest = "25", highest = "230"', 'lowest = "25"', "highest: this key is missing"),
        ('highest = "230" }', 'highest = "230", alert = 1 }', "ranges: alert: unknown key"),
    ],
)
def test_a_range_is_read_strictly(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "2026.1.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(RulebookError, match="rule INF-RANGE") as refusal:
        load(path)

    assert words in str(refusal.value)


def test_a_switch_is_true_or_false(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace("asked = false", 'asked = "no"', 1)
    path = tmp_path / "2026.1.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RulebookError, match="rule INF-12: asked: expected true or false"):
        load(path)


def test_only_what_can_be_switched_is_switched_on() -> None:
    book = shipped_rulebook()

    changed = switched_on(book, "INF-12", "INF-11")

    assert [rule.id for rule in changed.rules if rule not in book.rules] == ["INF-12"]
    assert changed.find(ExtraTests, "extra_tests").asked
