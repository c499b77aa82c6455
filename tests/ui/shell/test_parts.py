import logging
import sys

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.badge import Tag
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.look import Look
from infusion_planner.ui.shell.fault import FaultHook
from infusion_planner.ui.shell.keys import KEYS, open_help
from infusion_planner.ui.shell.message_bar import MessageBar
from infusion_planner.ui.shell.slot import Slot
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

CANARY = "TREETAWTCHAIWONG 0410077"


def test_a_refusal_is_said_until_it_is_closed(stage: Stage, qtbot: QtBot) -> None:
    bar = MessageBar()
    stage.put(bar)
    bar.say("Refused, because it is late.")
    said = (bar.isVisible(), bar.words)

    with qtbot.waitSignal(bar.closed):
        bar.findChildren(QPushButton)[0].click()
    with qtbot.assertNotEmitted(bar.closed):
        bar.put_away()

    assert said == (True, "Refused, because it is late.")
    assert (bar.isVisible(), bar.words) == (False, "")


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_a_long_refusal_is_not_cut(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    bar = MessageBar()
    stage.put(bar)

    bar.say("What happened, why it happened, and what to do about it now. " * 4)

    assert cut_words(bar) == []
    assert nameless(bar) == []


@pytest.mark.parametrize("wide", [True, False])
def test_a_slot_takes_no_room_while_its_part_is_hidden(stage: Stage, wide: bool) -> None:
    bar = MessageBar()
    slot = Slot(bar, (20, 8, 20, 0), wide=wide)
    stage.put(slot)
    before = slot.isVisible()

    bar.say("Refused.")
    during = (slot.isVisible(), bar.isVisible())
    bar.put_away()

    assert (before, during, slot.isVisible()) == (False, (True, True), False)


def test_the_help_names_every_key(stage: Stage) -> None:
    page = stage.put(QWidget())

    dialog = open_help(page)
    settle()

    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {words_ for _, words_ in KEYS} <= words
    assert cut_words(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_the_help_fits_the_smallest_screen(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    dialog = open_help(stage.put(QWidget()))
    settle()

    assert dialog.height() <= 768
    assert dialog.width() <= 1024
    assert cut_words(dialog) == []
    dialog.reject()


def test_the_help_says_where_the_keys_of_the_picture_work(stage: Stage) -> None:
    dialog = open_help(stage.put(QWidget()))
    settle()

    words = {label.text() for label in dialog.findChildren(QLabel)}
    keys = {spoken(tag) for tag in dialog.findChildren(Tag)}
    assert {"In the monitoring picture", "In the monitoring picture and a preview"} <= words
    named = {"Up, Down", "Page Up, Page Down", "Ctrl+plus, Ctrl+minus", "Ctrl+0", "Ctrl+Shift+Q"}
    assert named <= keys
    dialog.reject()


def fail() -> None:
    raise KeyError(CANARY)


def test_a_fault_names_kind_and_place_and_never_its_text(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    page = stage.put(QWidget())
    hook = FaultHook(page)

    with caplog.at_level(logging.ERROR):
        report(hook)
    dialog = page.findChildren(Dialog)[0]
    shown = dialog.accessibleDescription()
    dialog.reject()

    assert "KeyError at test_parts:" in shown
    assert "What was saved before stands" in shown
    assert "KeyError at test_parts:" in caplog.text
    assert CANARY not in shown + caplog.text


def test_a_second_fault_waits_until_the_first_is_read(stage: Stage) -> None:
    page = stage.put(QWidget())
    hook = FaultHook(page)

    report(hook)
    report(hook)
    while_open = len(page.findChildren(Dialog))
    page.findChildren(Dialog)[0].reject()
    settle()
    hook.report(KeyError, KeyError(CANARY), None)

    assert while_open == 1
    dialog = next(found for found in page.findChildren(Dialog) if found.isVisible())
    assert "an unknown place" in dialog.accessibleDescription()
    dialog.reject()


def report(hook: FaultHook) -> None:
    try:
        fail()
    except KeyError:
        kind, fault, trace = sys.exc_info()
        assert kind is not None
        assert fault is not None
        hook.report(kind, fault, trace)
