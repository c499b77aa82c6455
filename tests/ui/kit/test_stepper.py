from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.stepper import Stepper
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

KEY = Qt.Key
STEPS = (
    ("Patient", "done", ""),
    ("R&D", "done", "override"),
    ("Dates", "current", ""),
    ("Save", "todo", "blocked"),
    ("Print", "todo", ""),
)


def shown(stage: Stage) -> Stepper:
    stepper = Stepper()
    stage.put(stepper, QLineEdit())
    stepper.set_steps(STEPS)
    settle()
    return stepper


def test_every_step_says_place_word_and_verdict(stage: Stage) -> None:
    stepper = shown(stage)

    assert [spoken(step) for step in stepper.steps] == [
        "Step 1 of 5, Patient, done",
        "Step 2 of 5, R&D, override needed",
        "Step 3 of 5, Dates, current",
        "Step 4 of 5, Save, blocked",
        "Step 5 of 5, Print",
    ]
    assert nameless(stepper) == []


def test_tab_reaches_the_current_step_and_leaves_it_again(stage: Stage) -> None:
    stepper = shown(stage)
    policies = [step.focusPolicy() & Qt.FocusPolicy.TabFocus for step in stepper.steps]

    assert [bool(policy) for policy in policies] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((KEY.Key_Right,), 3),
        ((KEY.Key_Left, KEY.Key_Left, KEY.Key_Left), 0),
        ((KEY.Key_Right,) * 9, 4),
    ],
)
def test_arrows_lead_to_a_step_and_enter_chooses_it(
    qtbot: QtBot, stage: Stage, keys: tuple[Qt.Key, ...], place: int
) -> None:
    stepper = shown(stage)
    stepper.steps[2].setFocus()

    for key in keys:
        QTest.keyClick(next(step for step in stepper.steps if step.hasFocus()), key)
    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.keyClick(stepper.steps[place], KEY.Key_Return)

    assert chosen.args == [place]


def test_a_step_is_chosen_with_the_mouse(qtbot: QtBot, stage: Stage) -> None:
    stepper = shown(stage)

    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.mouseClick(stepper.steps[1], Qt.MouseButton.LeftButton)

    assert chosen.args == [1]


def test_other_keys_choose_nothing(qtbot: QtBot, stage: Stage) -> None:
    stepper = shown(stage)
    stepper.steps[2].setFocus()

    with qtbot.assertNotEmitted(stepper.chosen):
        QTest.keyClick(stepper.steps[2], KEY.Key_Down)
        QTest.keyClick(stepper.steps[2], KEY.Key_X)
    with qtbot.waitSignal(stepper.chosen):
        QTest.keyClick(stepper.steps[2], KEY.Key_Space)

    assert stepper.steps[2].hasFocus()


def test_the_current_step_is_underlined(stage: Stage) -> None:
    stepper = shown(stage)

    def foot(place: int) -> str:
        step = stepper.steps[place]
        return step.grab().toImage().pixelColor(step.width() // 2, step.height() - 2).name()

    assert foot(2) == LIGHT.accent_text.lower()
    assert foot(1) != LIGHT.accent_text.lower()


def test_the_focus_stays_where_it_was_when_the_steps_change(stage: Stage) -> None:
    stepper = shown(stage)
    stepper.steps[2].setFocus()

    stepper.set_steps((("Patient", "done", ""), ("Gates", "done", ""), ("Dates", "done", "")))
    settle()

    assert stepper.steps[2].hasFocus()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_steps_fit_their_words(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    stepper = shown(stage)

    assert cut_words(stepper) == []
    assert all(step.height() >= 24 for step in stepper.steps)


def test_a_dash_leads_from_each_step_to_the_next(stage: Stage, worn: Look) -> None:
    stepper = shown(stage)
    image = stepper.grab().toImage()
    line = worn.theme.tokens.line2.upper()

    for before, after in pairwise(stepper.steps):
        middle = (before.geometry().right() + after.x()) // 2
        column = [image.pixelColor(middle, y).name().upper() for y in range(image.height())]
        assert line in column
