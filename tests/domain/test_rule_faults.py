"""What contradicts itself in a rule is told, whatever its kind."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.fact_names import FACT_NAMES
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_rules import EntryRange
from infusion_planner.domain.rule_kinds import KINDS, CourseLength, MinimumWait
from infusion_planner.domain.rule_settings import RuleSetting, setting_faults
from infusion_planner.domain.rules import Rule, Settable
from infusion_planner.domain.spacing import coming_number, earliest_next_start
from tests.domain.builders import block
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
ONE_OF_EACH = {type(rule): rule for rule in BOOK.rules}


def by_purpose(purpose: str) -> Rule:
    return next(rule for rule in BOOK.rules if rule.purpose == purpose)


def faults(rule: Rule, **changes: object) -> list[tuple[str, str]]:
    changed = replace(rule, **changes)  # type: ignore[arg-type]
    return [(fault.field, fault.words) for fault in changed.faults()]


def test_there_is_a_rule_of_every_kind() -> None:
    assert set(ONE_OF_EACH) == set(KINDS.values())


@pytest.mark.parametrize("rule", ONE_OF_EACH.values(), ids=lambda rule: type(rule).__name__)
def test_every_kind_is_asked_what_every_rule_is_asked(rule: Rule) -> None:
    words = "the last course lies before the first"

    assert faults(rule) == []
    assert faults(rule, from_course=2, to_course=1) == [("to_course", words)]


def test_a_rule_may_be_in_force_for_one_day_and_for_one_course() -> None:
    rule, day = by_purpose("cautions"), date(2027, 1, 1)

    assert faults(rule, in_force_from=day, in_force_to=day, from_course=2, to_course=2) == []
    assert faults(rule, in_force_from=day, in_force_to=date(2026, 12, 31)) == [
        ("in_force_to", "the rule ends before it begins")
    ]


def test_of_several_unknown_facts_the_first_in_order_is_told_with_all_there_are() -> None:
    ((field, words),) = faults(by_purpose("cautions"), facts=("f", "c", "e", "a", "d", "b"))

    assert field == "facts"
    assert words == f"'a' is not a fact; expected {', '.join(sorted(FACT_NAMES))}"


@pytest.mark.parametrize(
    ("purpose", "changes", "fields"),
    [
        ("severe_reaction", {"stop_from": 3, "permanent_from": 3}, []),
        ("severe_reaction", {"stop_from": 4, "permanent_from": 3}, ["permanent_from"]),
        ("entry_platelets", {"lowest": "x", "highest": "y"}, ["lowest", "highest"]),
        ("entry_platelets", {"lowest": "5", "highest": "5"}, ["highest"]),
        ("entry_platelets", {"units": (), "per_first": ()}, ["per_first"]),
        ("entry_platelets", {"units": ("a",), "per_first": ()}, ["per_first"]),
        (
            "neutrophils",
            {"urgent_below": "x", "review_below": "y"},
            ["urgent_below", "review_below"],
        ),
        ("neutrophils", {"urgent_below": "1", "review_below": "1"}, ["urgent_below"]),
        ("skin_examination", {"every_months": 1}, []),
        ("skin_examination", {"every_months": 0}, ["every_months"]),
        ("call_backs", {"days": (2, 1), "open_days": 9}, ["days"]),
        ("call_backs", {"days": (1, 1), "open_days": 9}, ["days"]),
        ("call_backs", {"days": (1, 9), "open_days": 9}, ["days"]),
        ("call_backs", {"days": (1, 8), "open_days": 9}, []),
        ("call_backs", {"days": (9,), "open_days": 9}, ["days"]),
        ("call_backs", {"days": (8,), "open_days": 9}, []),
        ("call_backs", {"days": (0, 3), "open_days": 9}, ["days"]),
    ],
)
def test_numbers_that_contradict_each_other_are_told(
    purpose: str, changes: dict[str, object], fields: list[str]
) -> None:
    assert [field for field, _ in faults(by_purpose(purpose), **changes)] == fields


def test_of_several_wrong_names_the_first_in_order_is_told() -> None:
    prompts, sheet = by_purpose("symptom_prompts"), by_purpose("flow_sheet")
    names = ("f", "c", "e", "a", "d", "b")
    twice = tuple(EntryRange(name, "", Decimal(0), Decimal(1)) for name in (*names, *names))
    ranges = sheet.ranges  # type: ignore[attr-defined]

    assert ("early", "'a' is not one of the symptoms") in faults(prompts, early=names)
    assert ("ranges", "'a' stands twice") in faults(sheet, ranges=(*ranges, *twice))
    missing = sorted(item.name for item in ranges)[0]
    assert ("ranges", f"no range is given for '{missing}'") in faults(sheet, ranges=())


# settings


def test_what_may_be_set_of_a_rule_that_is_not_there_cannot_be_set() -> None:
    loose = Settable("GONE-1", "days", "Days", "day", 1, 9)

    (fault,) = setting_faults(replace(BOOK, settable=(loose,)), RuleSetting("GONE-1", "days", 3))

    assert fault.words == "GONE-1 is not set by the center in rule set 2026.1."


# the number of the course decides which rule is asked


def test_the_wait_is_that_of_the_course_that_comes_next() -> None:
    wait = BOOK.find(MinimumWait, "course_spacing", 2)
    second = replace(wait, to_course=2)
    later = replace(wait, id="X-1", from_course=3, to_course=None, minimum_months=24)
    others = tuple(rule for rule in BOOK.rules if rule is not wait)
    book = replace(BOOK, rules=(*others, second, later))

    assert earliest_next_start(block(1, date(2025, 3, 3), 5), book) == date(2026, 3, 7)
    assert earliest_next_start(block(2, date(2025, 3, 3), 3), book) == date(2027, 3, 5)


def test_the_first_course_comes_before_any_other() -> None:
    assert coming_number(()) == 1
    assert coming_number((block(2, date(2025, 3, 3), 3),)) == 3
    assert BOOK.find(CourseLength, "course_length", 1).infusions == 5
