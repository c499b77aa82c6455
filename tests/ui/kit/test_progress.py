import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.progress import STOPPING, ProgressStrip, left_words
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, ""),
        (10, ""),
        (12, "about 10 s left"),
        (43, "about 40 s left"),
        (60, "about 1 minute left"),
        (200, "about 3 minutes left"),
    ],
)
def test_the_time_left_is_said_above_ten_seconds(seconds: float, words: str) -> None:
    assert left_words(seconds) == words


def shown(stage: Stage) -> ProgressStrip:
    strip = ProgressStrip()
    stage.put(strip)
    strip.begin("Printing 212 sheets")
    return strip


def test_progress_is_hidden_until_it_begins_and_after_it_ends(stage: Stage) -> None:
    strip = ProgressStrip()
    stage.put(strip)
    before = strip.isVisible()

    strip.begin("Printing 212 sheets")
    during = strip.isVisible()
    strip.end()

    assert (before, during, strip.isVisible()) == (False, True, False)


def test_a_step_is_shown_and_read_out(stage: Stage) -> None:
    strip = shown(stage)

    strip.show_step(40, 212, "LEE, Sam, day 2", 43)

    assert spoken(strip) == "Printing 212 sheets"
    assert (strip.words, strip.left) == ("LEE, Sam, day 2", "about 40 s left")
    assert strip.accessibleDescription() == "40 of 212. LEE, Sam, day 2"


def test_cancel_is_told_once_and_says_that_it_stops(qtbot: QtBot, stage: Stage) -> None:
    strip = shown(stage)
    [cancel] = strip.findChildren(QPushButton)

    with qtbot.waitSignal(strip.cancel_pressed):
        cancel.click()
    strip.show_step(41, 212, "LEE, Sam, day 3", 43)

    assert not cancel.isEnabled()
    assert (strip.words, strip.left) == (STOPPING, "")


def test_the_next_work_can_be_stopped_again(stage: Stage) -> None:
    strip = shown(stage)
    [cancel] = strip.findChildren(QPushButton)
    cancel.click()

    strip.begin("Backup")

    assert cancel.isEnabled()
    assert strip.words == ""


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_progress_fits_its_words(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    strip = shown(stage)
    strip.show_step(40, 0, "TREETAWTCHAIWONG, Lertchai, day 2", 200)
    settle()

    assert cut_words(strip) == []
    assert nameless(strip) == []
