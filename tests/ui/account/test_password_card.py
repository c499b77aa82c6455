"""One's own password, changed in the settings of a real window."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import WrongPassword
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_ring
from infusion_planner.ui.account.password_card import PasswordCard
from infusion_planner.ui.settings.panel import ACCOUNT, SettingsPanel
from infusion_planner.ui.window import Window
from tests.ui.measure import settle
from tests.ui.on_disk import (
    MANAGER,
    OWN,
    PASSWORD,
    make_center,
    press,
    sign_in_at,
    window_on,
    words,
)


def change(window: Window, old: str, new: str, again: str = "") -> PasswordCard:
    sign_in_at(window)
    assert window.frame is not None
    window.frame.pages.open_settings()
    window.findChildren(SettingsPanel)[0].turn_to(ACCOUNT)
    settle()
    card = window.findChildren(PasswordCard)[0]
    QTest.keyClicks(card.old.box, old)
    QTest.keyClicks(card.fields.new.box, new)
    QTest.keyClicks(card.fields.again.box, again or new)
    press(card, "Change password")
    return card


def test_the_new_password_opens_and_the_old_one_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    make_center(tmp_path)
    with window_on(qtbot, tmp_path) as window:
        card = change(window, PASSWORD, OWN)

        assert "Your password is changed." in words(card)
        assert {card.old.text(), card.fields.new.text(), card.fields.again.text()} == {""}
    assert open_ring(tmp_path / RING, MANAGER, OWN).person_name == MANAGER
    with pytest.raises(WrongPassword):
        open_ring(tmp_path / RING, MANAGER, PASSWORD)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("four words make two", OWN, ""), "the present password is not right"),
        ((PASSWORD, "short", ""), "5 typed; choose 15 to 128 characters."),
        ((PASSWORD, OWN, "another one of many words"), "The two passwords differ."),
        ((PASSWORD, PASSWORD, ""), "differs from the old one"),
    ],
)
def test_what_will_not_do_is_said_and_the_old_one_stays(
    qtbot: QtBot, tmp_path: Path, typed: tuple[str, str, str], said: str
) -> None:
    make_center(tmp_path)
    with window_on(qtbot, tmp_path) as window:
        card = change(window, *typed)

        assert said in words(card)
    assert open_ring(tmp_path / RING, MANAGER, PASSWORD).person_name == MANAGER
