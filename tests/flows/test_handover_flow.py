"""Two nurses at one workstation: one hands a running infusion over, the other signs as herself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.handover.dialogs import GiveDialog, TakeDialog
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import Chair
from tests.office import moment
from tests.ui.lock.disk import ANA, BEN, DAY_1, Disk, enter, make_center, window_on
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.hands import Hands, click, press


def begin(disk: Disk) -> Chair:
    """Have an infusion run since 09:30, as Ana entered it."""
    disk.clock.at = moment(DAY_1, 8)
    place = disk.office()
    seat = Chair(place, disk.patient_id, disk.infusion_id, DAY_1, "A1")  # type: ignore[arg-type]
    seat.prepare()
    seat.check()
    seat.start()
    place.close()
    return seat


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    made = make_center(tmp_path)
    begin(made)
    return made


@pytest.fixture
def window(qtbot: QtBot, disk: Disk) -> Iterator[Window]:
    disk.clock.at = moment(DAY_1, 10)
    with window_on(qtbot, disk) as found:
        enter(found, ANA)
        yield found


def at(window: Window, disk: Disk, hour: int, minute: int) -> None:
    """Let it be so late, with somebody at the keyboard all the time."""
    disk.clock.at = moment(DAY_1, hour, minute)
    for watch in window.findChildren(IdleWatch):
        watch.start()
    if window.frame is not None:
        window.frame.pages.refresh()
    settle()


def shown(window: Window, kind: type[QWidget]) -> list[QWidget]:
    settle()
    return [each for each in window.findChildren(kind) if each.isVisible()]


def sheet(window: Window, disk: Disk) -> RunSheetPanel:
    assert window.frame is not None
    window.frame.pages.days.open_sheet(disk.infusion_id)
    (panel,) = shown(window, RunSheetPanel)
    assert isinstance(panel, RunSheetPanel)
    return panel


def give(window: Window, panel: QWidget, words: str) -> GiveDialog:
    """Press Hand over on a page, and fill in its dialog."""
    press(panel, "Hand over")
    (dialog,) = shown(window, GiveDialog)
    assert isinstance(dialog, GiveDialog)
    click(dialog.words.box)
    QTest.keyClicks(dialog.words.box, words)
    return dialog


def kinds(disk: Disk) -> list[tuple[str, str]]:
    """Kind and person of each entry of the day, as they were made."""
    place = disk.office(BEN)
    seat = Chair(place, disk.patient_id, disk.infusion_id, DAY_1)  # type: ignore[arg-type]
    found = [(entry.kind, entry.done_by) for entry in seat.entries]
    place.close()
    return found


def test_a_running_infusion_goes_from_one_nurse_to_the_next(window: Window, disk: Disk) -> None:
    panel = sheet(window, disk)
    click(panel.vitals.entry.boxes["pulse"])
    QTest.keyClicks(panel.vitals.entry.boxes["pulse"], "84")
    dialog = give(window, panel, "headache since 09:50")
    said = "\n".join(words_on(dialog))
    press(dialog, "Hand over")

    (sign_in,) = shown(window, SignInPanel)
    at_the_door = "\n".join(words_on(sign_in))
    asked = sign_in.findChildren(QComboBox)[0].currentText()
    QTest.keyClicks(sign_in.findChildren(QLineEdit)[0], BEN[1])
    at(window, disk, 10, 20)
    press(sign_in, "Sign in")

    (taking,) = shown(window, TakeDialog)
    told = "\n".join(words_on(taking))
    press(taking, "Take over")
    (board,) = shown(window, TodayPanel)
    bens = sheet(window, disk)
    clock = "\n".join(words_on(bens))
    Hands(bens).take("126/80", "88", "36.9", "98")
    drafts = shown(window, DraftStrip)

    assert "A1  LEE, Sam (Mr)  Born 21-Jun-1990  MRN 0410077" in said
    assert "Infusing. Infusion until 13:30, 3 h 30 min left" in said
    assert "What you typed and did not save (1 form) is kept for you" in said
    assert asked == "Ben Osei"
    assert "Ana Ruiz handed over 1 patient to Ben Osei." in at_the_door
    assert "LEE" not in at_the_door
    assert "Infusing. Infusion until 13:30, 3 h 10 min left" in told
    assert "headache since 09:50" in told
    assert "Typed and not saved: Ana Ruiz at 10:00" in told
    assert board is not None
    assert "3 h 10 min left" in clock
    assert "Typed and not saved: Ana Ruiz at 10:00" in clock
    assert drafts == []
    assert kinds(disk)[-3:] == [
        ("handover", "Ana Ruiz"),
        ("taken_over", "Ben Osei"),
        ("vitals", "Ben Osei"),
    ]


def test_the_first_finds_her_own_entry_again(window: Window, disk: Disk) -> None:
    panel = sheet(window, disk)
    click(panel.vitals.entry.boxes["pulse"])
    QTest.keyClicks(panel.vitals.entry.boxes["pulse"], "84")
    press(give(window, panel, ""), "Hand over")
    enter(window, BEN)
    press(shown(window, TakeDialog)[0], "Take over")
    press(window, "Switch user")

    enter(window, ANA)
    (again,) = shown(window, RunSheetPanel)
    assert isinstance(again, RunSheetPanel)

    assert again.vitals.typed()["pulse"] == "84"
    assert shown(window, DraftStrip) == []
    again.vitals.clear()


def test_the_second_signs_the_day_as_herself(window: Window, disk: Disk) -> None:
    press(give(window, sheet(window, disk), ""), "Hand over")
    enter(window, BEN)
    press(shown(window, TakeDialog)[0], "Take over")
    hands = Hands(sheet(window, disk))
    at(window, disk, 13, 30)
    hands.do("Stop, ")
    at(window, disk, 13, 40)
    hands.do("Flush ended")
    hands.do("Volume infused", {"Volume": "101.2"})
    at(window, disk, 15, 45)
    hands.do("Left", {"Condition": "well", "Accompanied by": "husband"})
    hands.close("Given")
    hands.press("Sign")
    (dialog,) = shown(window, SignDialog)
    assert isinstance(dialog, SignDialog)
    signer = dialog.who.box.currentText()
    QTest.keyClicks(dialog.secret.box, BEN[1])
    QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
    settle()
    assert window.session is not None
    card = window.session.read.of_days.run_sheet(disk.infusion_id)

    assert signer == "Ben Osei"
    assert card.signatures[0].words.startswith("Ben Osei, ")
    assert ("discharge", "Ben Osei") in kinds(disk)
    assert ("start", "Ana Ruiz") in kinds(disk)


def test_what_is_not_taken_at_once_is_taken_from_the_sheet(window: Window, disk: Disk) -> None:
    press(give(window, sheet(window, disk), ""), "Hand over")
    enter(window, BEN)
    press(shown(window, TakeDialog)[0], "Not now")
    panel = sheet(window, disk)
    before = "\n".join(words_on(panel))
    press(panel, "Take over")
    after = "\n".join(words_on(panel))

    assert "Ana Ruiz handed over to Ben Osei at 10:00" in before
    assert "handed over to Ben Osei at" not in after
    assert ("taken_over", "Ben Osei") in kinds(disk)


def test_the_board_leads_to_the_handover_too(window: Window, disk: Disk) -> None:
    assert window.frame is not None
    window.frame.pages.days.open_today()
    (board,) = shown(window, TodayPanel)
    dialog = give(window, board, "")
    click(dialog.rows[0].tick)
    press(dialog, "Hand over")

    assert dialog.refusal == "Tick at least one patient."
    assert kinds(disk)[-1] == ("start", "Ana Ruiz")
    dialog.reject()
