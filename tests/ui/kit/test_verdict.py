from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, settle, spoken

BLOCKED = VerdictCard(
    "blocked",
    "Blocked",
    "19 days too early. Last dose 12-Dec-2025; day 1 may be 12-Dec-2026 or later,"
    " first open day Mon 14-Dec-2026.",
    "SPACE-1",
    "Go to Mon 14-Dec-2026",
    date(2026, 12, 14),
)
FINE = VerdictCard("ok", "OK", "All 11 gates hold.")
SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


@SCALES
def test_a_strip_says_all_of_its_verdict(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    strip = VerdictStrip()
    page = stage.put(strip, size=(900, 200))

    strip.show_card(BLOCKED)

    assert cut_words(page) == []
    assert spoken(strip) == f"Blocked. {BLOCKED.sentence} SPACE-1"


def test_a_strip_keeps_one_height_with_and_without_a_button(stage: Stage) -> None:
    strip = VerdictStrip()
    stage.put(strip, size=(1200, 200))
    heights = []

    for card in (BLOCKED, FINE):
        strip.show_card(card)
        settle()
        heights.append(strip.height())

    assert heights == [44, 44]


def test_the_button_of_a_strip_tells_its_card(stage: Stage, qtbot: QtBot) -> None:
    strip = VerdictStrip(key="Ctrl+Enter")
    page = stage.put(strip)
    strip.show_card(BLOCKED)

    with qtbot.waitSignal(strip.pressed) as pressed:
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert pressed.args == [BLOCKED]


def test_a_strip_without_an_action_has_no_button(stage: Stage) -> None:
    strip = VerdictStrip()
    page = stage.put(strip)

    strip.show_card(FINE)

    assert not strip.findChildren(QPushButton)[0].isVisibleTo(page)


@pytest.mark.parametrize("state", ["override", "reminder", "info", "noteval", "ok"])
def test_a_strip_takes_the_ground_of_its_verdict(stage: Stage, state: str) -> None:
    strip = VerdictStrip()
    stage.put(strip)

    strip.show_card(VerdictCard(state, "Word", "Sentence."))
    settle()

    picture = strip.grab().toImage()
    middle = strip.height() // 2
    assert picture.pixelColor(10, middle).name().upper() == LIGHT.color(f"{state}_soft")
    assert picture.pixelColor(2, middle).name().upper() == LIGHT.color(state)


def test_a_strip_without_a_card_draws_nothing(stage: Stage) -> None:
    strip = VerdictStrip()

    stage.put(strip)

    assert strip.accessibleName() == ""
    assert cut_words(strip) == []
