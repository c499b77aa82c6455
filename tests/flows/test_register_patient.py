"""From an empty center to a registered and corrected patient, by keyboard alone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.patient import AllergyState
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.shell.pages import PATIENT
from infusion_planner.ui.shell.panel import PATIENTS
from infusion_planner.ui.window import Window
from tests.office import office
from tests.ui.front import opened
from tests.ui.measure import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    settle()


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def at(window: Window) -> str:
    assert window.frame is not None
    return window.frame.pages.at


def test_a_patient_is_registered_found_and_corrected_without_a_mouse(qtbot: QtBot) -> None:
    place = office()
    with opened(qtbot, place) as window:
        press(Qt.Key.Key_N, CONTROL)
        write("Brown")
        press(Qt.Key.Key_Tab)
        write("Ann")
        press(Qt.Key.Key_B, ALT)
        write("2 feb 79")
        press(Qt.Key.Key_N, ALT)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_M, ALT)
        write("0388120")
        press(Qt.Key.Key_A, ALT)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_S, CONTROL)
        registered = at(window)
        banner = next(b for b in window.findChildren(IdentityBanner) if b.isVisible())

        line = place.reader.patients()[0]
        kept = place.reader.details(line.patient_id)
        assert registered == PATIENT
        assert banner.accessibleName() == "Patient BROWN, Ann"
        assert (kept.born_on, kept.gender, kept.mrn) == (date(1979, 2, 2), "Female", "0388120")
        assert kept.allergy_state is AllergyState.NONE

        press(Qt.Key.Key_K, CONTROL)
        write("0388120")
        press(Qt.Key.Key_Return)
        found = (at(window), len(window.findChildren(PatientsPanel)[0].table.table.lines))
        press(Qt.Key.Key_Return)
        reopened = at(window)

        assert found == (PATIENTS, 1)
        assert reopened == PATIENT
        assert window.session is not None
        window.session.undo()
        settle()
        assert place.reader.patients() == ()
        assert at(window) == PATIENTS
        told = window.findChildren(UndoStrip)[0].accessibleName()
        assert "BROWN, Ann MRN 0388120" in told
