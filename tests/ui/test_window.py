"""The window from sign-in to sign-out, and what it asks before it closes."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.domain.frozen import replace
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.first_start.panel import FirstStartPanel
from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, register
from tests.ui.front import PASSWORD, doors, opened
from tests.ui.measure import settle


def press(window: Window, words: str) -> None:
    buttons = window.findChildren(QPushButton)
    next(b for b in buttons if b.text().replace("&", "") == words and b.isVisible()).click()
    settle()


def sign_in(window: Window) -> None:
    panel = window.findChildren(SignInPanel)[0]
    QTest.keyClicks(panel.findChildren(QLineEdit)[0], PASSWORD)
    press(window, "Sign in")


def answer(window: Window, words: str) -> None:
    dialog = next(found for found in window.findChildren(Dialog) if found.isVisible())
    next(b for b in dialog.findChildren(QPushButton) if without_mnemonic(b.text()) == words).click()
    settle()


@pytest.fixture
def place() -> TestOffice:
    place = office()
    register(place)
    return place


def test_signing_in_leads_to_the_patients_and_out_again(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place, signed_in=False) as window:
        sign_in(window)
        inside = (window.session is not None, window.windowTitle())
        listed = len(window.findChildren(PatientsPanel)[0].table.table.lines)
        press(window, "Sign out")

        assert inside == (True, "Infusion Planner - Harbor Infusion Center")
        assert listed == 1
        assert (window.session, window.frame) == (None, None)
        assert window.windowTitle() == "Infusion Planner"
        assert window.findChildren(SignInPanel)[0].isVisible()
        assert window.findChildren(FramePanel) == []


def test_nobody_is_named_in_the_title(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.open_patient(place.reader.patients()[0].patient_id)

        assert "LEE" not in window.windowTitle()


def test_signing_out_of_unsaved_work_asks(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.register()
        QTest.keyClicks(window.findChildren(RegistrationPanel)[0].fields.family.box, "PARK")

        press(window, "Sign out")
        answer(window, "Stay")
        stayed = window.session is not None
        press(window, "Sign out")
        answer(window, "Leave without saving")

        assert stayed
        assert window.session is None


def test_closing_the_window_on_unsaved_work_asks(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.register()
        QTest.keyClicks(window.findChildren(RegistrationPanel)[0].fields.family.box, "PARK")

        window.close()
        settle()
        still_open = window.isVisible()
        answer(window, "Leave without saving")

        assert still_open
        assert not window.isVisible()
        assert window.session is None


def test_closing_the_window_lets_go_of_the_records(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        window.close()

        assert not window.isVisible()
        assert window.session is None


def first_start(window: Window) -> None:
    panel = window.findChildren(FirstStartPanel)[0]
    facts = ("Lakeside Center", "555-0100", "A. Ruiz", PASSWORD, PASSWORD)
    for box, text in zip(panel.findChildren(QLineEdit), facts, strict=True):
        box.setText(text)
    press(window, "Make the records")


def test_a_first_start_leads_over_the_recovery_sheet_to_the_patients(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place, wired=doors(place, made=False), signed_in=False) as window:
        first_start(window)
        recovery = window.findChildren(RecoveryPanel)[0]
        recovery.findChildren(QCheckBox)[0].click()
        press(window, "Continue")

        assert window.windowTitle() == "Infusion Planner - Lakeside Center"
        assert window.findChildren(FirstStartPanel) == []
        assert window.findChildren(RecoveryPanel) == []


def test_closing_before_the_recovery_sheet_is_put_away_asks(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place, wired=doors(place, made=False), signed_in=False) as window:
        first_start(window)

        window.close()
        settle()
        still_open = window.isVisible()
        answer(window, "Close without it")

        assert still_open
        assert not window.isVisible()


def test_the_sign_in_never_shows_who_was_there(qtbot: QtBot, place: TestOffice) -> None:
    wired = replace(doors(place), person_names=lambda: ("A. Ruiz",))
    with opened(qtbot, place, wired=wired, signed_in=False) as window:
        sign_in(window)
        press(window, "Sign out")

        assert window.findChildren(SignInPanel)[0].findChildren(QLineEdit)[0].text() == ""


def test_the_sample_center_takes_the_place_of_a_first_start(qtbot: QtBot) -> None:
    place, sample = office(), office()
    register(sample)
    wired = replace(doors(place, made=False), open_sample=lambda: doors(sample, sample=True))
    with opened(qtbot, place, wired=wired, signed_in=False) as window:
        press(window, "Try with sample data")
        settle()
        names = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        sign_in(window)

        assert "Sample center: every patient is invented" in names
        assert len(window.findChildren(PatientsPanel)[0].table.table.lines) == 1
        assert len(window.findChildren(SignInPanel)) == 1
        press(window, "Sign out")
        assert window.findChildren(SignInPanel)[0].isVisible()
