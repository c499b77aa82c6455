from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.weekdays import WeekdayChecks
from tests.ui.measure import Stage, nameless, spoken


def test_monday_to_friday_are_open_at_first(stage: Stage) -> None:
    entry = WeekdayChecks("Open weekdays")
    stage.put(entry)

    assert entry.chosen() == frozenset(range(5))
    assert nameless(entry) == []
    assert spoken(entry.findChildren(QCheckBox)[6]) == "Sunday"


def test_the_letter_of_the_label_goes_to_the_first_box_and_ticks_nothing(stage: Stage) -> None:
    entry = WeekdayChecks("Open &weekdays")
    other = QPushButton()
    stage.put(other, entry)
    other.setFocus()

    QTest.keyClick(other, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)

    assert entry.findChildren(QCheckBox)[0].hasFocus()
    assert entry.chosen() == frozenset(range(5))


def test_tab_stops_once_at_each_box(stage: Stage) -> None:
    first, entry, last = QPushButton(), WeekdayChecks("Open weekdays"), QPushButton()
    stage.put(first, entry, last)
    boxes = entry.findChildren(QCheckBox)
    first.setFocus()

    visited = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or entry, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())

    assert visited == [*boxes, last]


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
