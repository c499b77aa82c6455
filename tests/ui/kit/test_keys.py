from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.keys import shortcut
from tests.ui.measure import Stage

UI = Path(__file__).parents[3] / "infusion_planner" / "ui"
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_key_of_a_shortcut_is_heard(qtbot: QtBot, stage: Stage) -> None:
    page = stage.put(QWidget())
    made = shortcut(page, "Ctrl+J", Qt.Key.Key_F7)

    for key, modifier in ((Qt.Key.Key_J, CONTROL), (Qt.Key.Key_F7, Qt.KeyboardModifier(0))):
        with qtbot.waitSignal(made.activated):
            QTest.keyClick(page, key, modifier)


def test_a_shortcut_held_down_acts_once(stage: Stage) -> None:
    page = stage.put(QWidget())

    assert not shortcut(page, "Ctrl+J").autoRepeat()


def test_no_page_listens_to_a_key_in_another_way() -> None:
    makers = [path.name for path in UI.rglob("*.py") if "QShortcut(" in path.read_text("utf-8")]

    assert makers == ["keys.py"]


@pytest.mark.parametrize(("repeated", "presses"), [(False, 1), (True, 0)])
def test_enter_held_down_presses_a_button_once(
    stage: Stage, *, repeated: bool, presses: int
) -> None:
    button = Button("Record")
    stage.put(button)
    button.setFocus()
    spy = QSignalSpy(button.clicked)

    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", repeated)
    QApplication.sendEvent(button, event)

    assert spy.count() == presses
