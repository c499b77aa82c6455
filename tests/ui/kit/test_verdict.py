from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.verdict import VerdictLine, VerdictStrip
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


def test_a_strip_shows_its_ring_only_where_a_key_led(stage: Stage) -> None:
    strip = VerdictStrip()
    stage.put(strip)
    strip.show_card(FINE)
    seen = []

    for reason in ("OtherFocusReason", "TabFocusReason", "ActiveWindowFocusReason"):
        strip.clearFocus()
        strip.setFocus(Qt.FocusReason[reason])
        seen.append((strip.hasFocus(), strip.ringed()))

    # a window that comes back leaves it as it was
    assert seen == [(True, False), (True, True), (True, True)]


def test_the_ring_is_painted_where_a_key_led_and_nowhere_else(stage: Stage) -> None:
    strip = VerdictStrip()
    stage.put(strip)
    strip.show_card(FINE)
    edges = []

    for reason in (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.TabFocusReason):
        strip.clearFocus()
        strip.setFocus(reason)
        settle()
        picture = strip.grab().toImage()
        edges.append(picture.pixelColor(strip.width() // 2, 0).name().upper())

    assert edges == [LIGHT.color("ok_line"), LIGHT.color("focus")]


@SCALES
def test_a_line_says_its_verdict_in_24_pixels(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    line = VerdictLine(FINE)

    page = stage.put(line, size=(900, 200))

    assert cut_words(page) == []
    assert spoken(line) == "OK. All 11 gates hold."
    assert line.height() <= theme.length(24)
    assert line.findChildren(QPushButton) == []


def test_an_overdue_strip_takes_the_colors_of_what_is_blocked(stage: Stage) -> None:
    strip = VerdictStrip()
    stage.put(strip)

    strip.show_card(VerdictCard("overdue", "Overdue", "CBC due 10-Nov-2026."))
    settle()

    picture = strip.grab().toImage()
    ground = picture.pixelColor(10, strip.height() // 2).name().upper()
    assert ground == LIGHT.color("blocked_soft")


def test_a_strip_without_a_card_draws_nothing(stage: Stage) -> None:
    strip = VerdictStrip()

    stage.put(strip)

    assert strip.accessibleName() == ""
    assert cut_words(strip) == []


def test_a_strip_may_hold_a_second_button(stage: Stage) -> None:
    override = Button("Override", "warn")
    strip = VerdictStrip(kind="secondary", second=override)
    stage.put(strip, size=(1200, 200))
    strip.show_card(
        VerdictCard("override", "Override needed", "CBC is 41 days old.", "LAB-1", "New sample")
    )
    settle()

    own = next(b for b in strip.findChildren(Button) if b.text() == "New sample")
    assert own.isVisible()
    assert override.isVisible()
    assert override.x() > own.x()
