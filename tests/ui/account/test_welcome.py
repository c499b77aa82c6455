"""What the window asks for after a sign-in, before the frame: through the real window."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.window import doors
from infusion_planner.store.boxes import Cost
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_by_recovery, open_ring
from infusion_planner.store.vault_people import add_person
from infusion_planner.ui.account.choose_panel import ChoosePanel
from infusion_planner.ui.account.sheet_offer import SheetOffer
from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
from infusion_planner.ui.main import build_window
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.office import CENTER, SetClock
from tests.ui.on_disk import is_shown, press, sign_in_at, window_on, words

PASSWORD = "four words make one"
GIVEN = "orbit lantern velvet cactus ribbon meadow"
OWN = "seven green lamps beside rivers"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    office, _ = first_start(tmp_path, start, clock=SetClock(), cost=CHEAP)
    office.close()
    return tmp_path


def type_new(window: Window, new: str, again: str = "") -> None:
    fields = window.findChildren(ChoosePanel)[0].fields
    fields.new.box.clear()
    fields.again.box.clear()
    QTest.keyClicks(fields.new.box, new)
    QTest.keyClicks(fields.again.box, again or new)
    press(window, "Keep this password")


def give_one_time(folder: Path) -> None:
    opened = open_ring(folder / RING, "A. Ruiz", PASSWORD)
    password = NewPassword(GIVEN, CHEAP, one_time=True)
    add_person(folder / RING, opened, "B. Osei", password, random=lambda size: b"7" * size)


def test_a_one_time_password_leads_to_choosing_ones_own_and_then_in(
    qtbot: QtBot, folder: Path
) -> None:
    give_one_time(folder)
    with window_on(qtbot, folder) as window:
        sign_in_at(window, "B. Osei", GIVEN)
        asked = (is_shown(window, ChoosePanel), is_shown(window, FramePanel))

        type_new(window, OWN)

        assert asked == (True, False)
        assert is_shown(window, FramePanel)
    assert not open_ring(folder / RING, "B. Osei", OWN).one_time


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("too short", "", "9 typed; choose 15 to 128 characters."),
        (OWN, "seven green lamps beside river", "The two passwords differ."),
        ("passwordpassword", "", "repeats a short piece"),
        (GIVEN, "", "differs from the old one"),
    ],
)
def test_a_password_that_will_not_do_is_said_at_its_field(
    qtbot: QtBot, folder: Path, new: str, again: str, said: str
) -> None:
    give_one_time(folder)
    with window_on(qtbot, folder) as window:
        sign_in_at(window, "B. Osei", GIVEN)

        type_new(window, new, again)

        assert said in words(window)
        assert not is_shown(window, FramePanel)
    assert open_ring(folder / RING, "B. Osei", GIVEN).one_time


def test_leaving_without_choosing_leaves_the_one_time_password(qtbot: QtBot, folder: Path) -> None:
    give_one_time(folder)
    with window_on(qtbot, folder) as window:
        sign_in_at(window, "B. Osei", GIVEN)

        press(window, "Sign out")

        assert is_shown(window, SignInPanel)
    assert open_ring(folder / RING, "B. Osei", GIVEN).one_time


def test_words_are_proposed_in_sight(qtbot: QtBot, folder: Path) -> None:
    give_one_time(folder)
    with window_on(qtbot, folder) as window:
        sign_in_at(window, "B. Osei", GIVEN)
        press(window, "Suggest words")
        fields = window.findChildren(ChoosePanel)[0].fields
        found = (label.text() for label in fields.findChildren(QLabel) if label.isVisible())
        proposed = next(text for text in found if len(text.split()) == 5)

        type_new(window, proposed)

        assert is_shown(window, FramePanel)


def test_a_sheet_nobody_confirmed_is_asked_for_and_can_be_put_off(
    qtbot: QtBot, folder: Path
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        asked = is_shown(window, SheetOffer)

        press(window, "Later")

        assert asked
        assert is_shown(window, FramePanel)
    assert open_ring(folder / RING, "A. Ruiz", PASSWORD).unprinted


def test_saying_that_the_sheet_is_there_ends_the_asking(qtbot: QtBot, folder: Path) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)

        press(window, "We have the sheet")

        assert is_shown(window, FramePanel)
    assert not open_ring(folder / RING, "A. Ruiz", PASSWORD).unprinted


def test_a_sheet_made_again_counts_once_it_is_put_away(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, folder) as window:
        sign_in_at(window)
        press(window, "Make a new sheet")
        panel = window.findChildren(RecoveryPanel)[0]
        before = open_ring(folder / RING, "A. Ruiz", PASSWORD).unprinted

        panel._done.click()  # the tick has no other name
        press(window, "Continue")

        assert len(before) == 2
        assert is_shown(window, FramePanel)
    assert not open_ring(folder / RING, "A. Ruiz", PASSWORD).unprinted


def test_the_sheet_of_the_first_start_is_confirmed_by_going_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    wired = doors(tmp_path, clock=SetClock())
    office, card = wired.first_start(CENTER, "A. Ruiz", PASSWORD, frozenset())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = build_window(app, wired, theme="light", scale=1.0)
    window.show()
    window._doorstep._open_recovery(office, card)
    window.findChildren(RecoveryPanel)[0]._done.click()

    press(window, "Continue")

    assert is_shown(window, FramePanel)
    assert not open_ring(tmp_path / RING, "A. Ruiz", PASSWORD).unprinted
    assert open_by_recovery(tmp_path / RING, card.qr).by_recovery
    window.close()
    window.deleteLater()
    qtbot.wait(1)
