"""A manager sets numbers of center rules, with a reason, and may take them back."""

import pytest

from infusion_planner.actions.set_rule import SetRule
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.rule_settings import RuleSetting
from infusion_planner.store import rule_sets
from tests.office import TestOffice


def stored(place: TestOffice) -> list[tuple[str, str, int, str]]:
    found: tuple[RuleSetting, ...] = place.store.read(rule_sets.settings)
    return [(item.rule, item.key, item.value, item.why) for item in found]


def test_a_number_is_set_changed_and_taken_back(place: TestOffice) -> None:
    first = place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the REMS program"))
    place.desk.do(SetRule("REMS-7", "days", 8, "once more"))

    assert first.title == "Set REMS-7: Send the REMS infusion checklist within 7"
    assert stored(place) == [("REMS-7", "days", 8, "once more")]

    back = place.desk.do(SetRule("REMS-7", "days", None, "as the rulebook says"))

    assert back.title.startswith("Took back the setting of REMS-7: ")
    assert stored(place) == []


def test_setting_a_number_is_undone(place: TestOffice) -> None:
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed"))

    place.desk.undo()

    assert stored(place) == []


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        (SetRule("REMS-7", "days", 7, "  "), ["reason"]),
        (SetRule("REMS-7", "days", 0, "why not"), ["value"]),
        (SetRule("SPACE-1", "minimum_months", 11, ""), ["reason", "value"]),
    ],
)
def test_what_the_rules_do_not_allow_is_refused(
    place: TestOffice, action: SetRule, fields: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(action)

    assert [fault.field for fault in refused.value.faults] == fields
    assert stored(place) == []
