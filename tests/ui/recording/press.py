"""What a person does in a form: presses keys, and reads what is said."""

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.recording.entries import RadioChoice
from infusion_planner.ui.recording.form import ActButton, FormDialog
from tests.ui.measure import settle

_ENDLESS = 100


def submit(form: FormDialog) -> None:
    """Press the button that does the act."""
    settle()
    form.findChildren(ActButton)[0].click()
    settle()


def ctrl_enter(form: FormDialog) -> None:
    """Press the key of that button."""
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def choose(choice: RadioChoice, words: str) -> None:
    next(radio for radio in choice.radios if radio.text() == words).click()
    settle()


def alt(form: FormDialog, letter: Qt.Key) -> None:
    QTest.keyClick(form, letter, Qt.KeyboardModifier.AltModifier)
    settle()


def type_here(words: str) -> None:
    """Type where the focus is, over what is selected there."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, words)
    settle()


def key(which: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)
    settle()


def shown(form: QWidget) -> list[str]:
    """Give every sentence that can be read now."""
    settle()
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def button(form: QWidget, words: str) -> Button:
    return next(item for item in form.findChildren(Button) if item.text() == words)


def tab_stops(form: FormDialog) -> list[QWidget]:
    """Give what Tab leads to, from the first field until it comes round."""
    stops: list[QWidget] = []
    for _ in range(_ENDLESS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in stops:
            return stops
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        settle()
    raise AssertionError("Tab does not come round")


def doubled_letters(form: QWidget) -> list[str]:
    """Give the letters that lead to two places at once."""
    settle()
    labels = [
        part.text() for part in form.findChildren(QLabel) if part.isVisible() and part.buddy()
    ]
    pressed = [part.text() for part in form.findChildren(QAbstractButton) if part.isVisible()]
    found = Counter(
        letter.lower()
        for text in (*labels, *pressed)
        for letter in re.findall(r"&([^&])", text.replace("&&", ""))
    )
    return [letter for letter, count in found.items() if count > 1]
