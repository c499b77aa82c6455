from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.weekdays import WeekdayChecks
from tests.ui.measure import Stage, nameless, spoken


def test_monday_to_friday_are_open_at_first(stage: Stage) -> None:
    entry = WeekdayChecks("Open weekdays")
    stage.put(entry)

    assert entry.chosen() == frozenset(range(5))
    assert nameless(entry) == []
    assert spoken(entry.findChildren(QCheckBox)[6]) == "Sunday"


def test_days_are_ticked_and_told(stage: Stage, qtbot: QtBot) -> None:
    entry = WeekdayChecks("Open weekdays")
    stage.put(entry)

    with qtbot.waitSignal(entry.changed):
        entry.findChildren(QCheckBox)[5].click()
    ticked = entry.chosen()
    entry.set_chosen(frozenset({0}))

    assert ticked == frozenset(range(6))
    assert entry.chosen() == frozenset({0})


def test_what_was_wrong_goes_when_a_day_is_ticked(stage: Stage) -> None:
    entry = WeekdayChecks("Open weekdays")
    stage.put(entry)
    entry.show_error("Open at least one day.")

    entry.findChildren(QCheckBox)[5].click()

    assert entry.message == ""
