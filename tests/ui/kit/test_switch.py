import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.switch import Switch, SwitchButton
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import SCALES, Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import Stage, cut_words, settle

VIEWS = ("12 months", "48 months", "All")
Key = Qt.Key


def buttons(switch: Switch) -> list[SwitchButton]:
    settle()
    return [b for b in switch.findChildren(SwitchButton) if b.isVisibleTo(switch)]


def test_the_first_view_is_chosen(qtbot: QtBot) -> None:
    switch = Switch("Time shown", VIEWS)
    qtbot.addWidget(switch)

    assert switch.place == 0
    assert [b.isChecked() for b in buttons(switch)] == [True, False, False]


def test_a_press_chooses_and_tells_once(qtbot: QtBot, stage: Stage) -> None:
    switch = Switch("Time shown", VIEWS)
    stage.put(switch)
    told: list[int] = []
    switch.chosen.connect(told.append)

    QTest.mouseClick(buttons(switch)[2], Qt.MouseButton.LeftButton)

    assert (switch.place, told) == (2, [2])


def test_arrow_keys_choose_and_tab_leaves_the_switch(stage: Stage) -> None:
    switch, after = Switch("Time shown", VIEWS), Switch("Other", ("A", "B"))
    stage.put(switch, after)
    buttons(switch)[0].setFocus()

    QTest.keyClick(buttons(switch)[0], Key.Key_Right)
    by_arrow = switch.place
    focused = QApplication.focusWidget()
    assert focused is buttons(switch)[1]
    QTest.keyClick(focused, Key.Key_Tab)

    assert by_arrow == 1
    assert QApplication.focusWidget() is buttons(after)[0]


def test_choosing_by_program_tells_nobody(qtbot: QtBot) -> None:
    switch = Switch("Time shown", VIEWS)
    qtbot.addWidget(switch)

    with qtbot.assertNotEmitted(switch.chosen):
        switch.choose(2)

    assert switch.place == 2


def test_the_same_views_keep_the_choice_and_others_do_not(qtbot: QtBot) -> None:
    switch = Switch("Time shown", VIEWS)
    qtbot.addWidget(switch)
    switch.choose(1)

    switch.set_choices(VIEWS)
    kept = switch.place
    switch.set_choices(("Week", "Day"))

    assert kept == 1
    assert switch.place == 0
    assert [b.accessibleName() for b in buttons(switch)] == ["Week", "Day"]


def test_each_view_says_what_it_is_and_whether_it_is_chosen(qtbot: QtBot) -> None:
    switch = Switch("Time shown", ("&Week", "Day"))
    qtbot.addWidget(switch)

    said = [QAccessible.queryAccessibleInterface(b) for b in buttons(switch)]

    assert switch.accessibleName() == "Time shown"
    assert [one.role() for one in said] == [QAccessible.Role.RadioButton] * 2
    assert [one.text(QAccessible.Text.Name) for one in said] == ["Week", "Day"]
    assert [bool(one.state().checked) for one in said] == [True, False]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", SCALES)
def test_no_view_is_cut_whichever_is_chosen(
    stage: Stage, worn: Look, tokens: Tokens, scale: float
) -> None:
    worn.wear(Theme(tokens, scale))
    switch = Switch("Time shown", VIEWS)
    stage.put(switch)

    for place in range(3):
        switch.choose(place)
        assert cut_words(switch) == []


def test_choosing_moves_nothing(stage: Stage) -> None:
    switch = Switch("Time shown", VIEWS)
    stage.put(switch)
    before = [b.geometry() for b in buttons(switch)]

    switch.choose(1)
    settle()

    assert [b.geometry() for b in buttons(switch)] == before
