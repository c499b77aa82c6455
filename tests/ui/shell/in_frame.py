"""Hands and eyes in the frame of a real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.shell.pages import Pages
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.measure import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def pages(window: Window) -> Pages:
    assert window.frame is not None
    return window.frame.pages


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle()


def first_id(place: TestOffice) -> str:
    return place.reader.patients()[0].patient_id


def asked(window: Window) -> Dialog | None:
    return next((found for found in window.findChildren(Dialog) if found.isVisible()), None)


def answer(window: Window, words: str) -> None:
    dialog = asked(window)
    assert dialog is not None
    next(b for b in dialog.findChildren(QPushButton) if without_mnemonic(b.text()) == words).click()
    settle()


def family(window: Window) -> QLineEdit:
    return window.findChildren(RegistrationPanel)[0].fields.family.box


def frame(window: Window) -> FramePanel:
    return window.findChildren(FramePanel)[0]
