"""A center sets what no document fixes, within limits; everything else stays as it is."""

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import BusinessDays, DueWindow
from infusion_planner.domain.rule_settings import (
    RuleSetting,
    settable_faults,
    setting_faults,
    value_of,
    with_settings,
)
from infusion_planner.domain.rules import Basis, Settable
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def words(setting: RuleSetting) -> list[str]:
    return [fault.words for fault in setting_faults(BOOK, setting)]


def test_a_number_that_is_set_holds_and_no_other_changes() -> None:
    book = with_settings(BOOK, [RuleSetting("REMS-7", "days", 7)])

    assert book.find(BusinessDays, "rems_checklist").days == 7
    assert [rule for rule in book.rules if rule.id != "REMS-7"] == [
        rule for rule in BOOK.rules if rule.id != "REMS-7"
    ]
    assert BOOK.find(BusinessDays, "rems_checklist").days == 5


def test_two_numbers_of_two_rules_are_set_at_once() -> None:
    settings = [RuleSetting("REMS-7", "days", 7), RuleSetting("LAB-5", "window_days", 5)]

    book = with_settings(BOOK, settings)

    assert book.find(DueWindow, "due_window").window_days == 5
    assert {value_of(book, item) for item in book.settable if item.rule in ("REMS-7", "LAB-5")} == {
        5,
        7,
    }


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (RuleSetting("REMS-7", "days", 1), []),
        (RuleSetting("REMS-7", "days", 20), []),
        (RuleSetting("REMS-7", "days", 0), ["Choose between 1 and 20 business days."]),
        (RuleSetting("REMS-7", "days", 21), ["Choose between 1 and 20 business days."]),
        (
            RuleSetting("SPACE-1", "minimum_months", 11),
            ["SPACE-1 is not set by the center in rule set 2026.1."],
        ),
        (
            RuleSetting("REMS-99", "days", 5),
            ["REMS-99 is not set by the center in rule set 2026.1."],
        ),
    ],
)
def test_a_setting_keeps_within_what_the_rulebook_allows(
    setting: RuleSetting, said: list[str]
) -> None:
    assert words(setting) == said
    assert (with_settings(BOOK, [setting]) is BOOK) == bool(said)


def test_two_numbers_of_one_rule_may_not_contradict_each_other() -> None:
    wide = tuple(
        replace(item, most=30) if item.key == "window_days" else item for item in BOOK.settable
    )
    setting = RuleSetting("LAB-5", "window_days", 8)

    (fault,) = setting_faults(replace(BOOK, settable=wide), setting)

    # overdue from the 8th day on, while still in a window of 8 days
    assert fault.words.startswith("That contradicts another number of LAB-5:")


def test_a_rulebook_lets_a_center_set_only_numbers_of_center_rules() -> None:
    wrong = (
        Settable("REMS-7", "weeks", "", "week", 1, 2),
        Settable("SPACE-1", "minimum_months", "", "month", 1, 12),
        Settable("REMS-7", "days", "", "business day", 6, 20),
    )

    faults = [fault.words for fault in settable_faults(replace(BOOK, settable=wrong))]

    assert faults == [
        "REMS-7 has no number 'weeks'",
        "SPACE-1 rests on a document, so no center sets it",
        "REMS-7: 'days' lies outside its own limits",
    ]


def test_what_is_shipped_as_settable_rests_on_no_document() -> None:
    rules = {rule.id: rule for rule in BOOK.rules}

    assert BOOK.settable
    assert {rules[item.rule].basis for item in BOOK.settable} == {Basis.CENTER}
