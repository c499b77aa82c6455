"""What leads through a window waits until nothing on it moves any more."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import settle


def test_what_waits_for_something_else_that_waits_is_done(qtbot: QtBot) -> None:
    left = list(range(12))
    step = QTimer()
    step.setSingleShot(True)

    def go_on() -> None:
        left.pop()
        if left:
            step.start(0)

    step.timeout.connect(go_on)
    step.start(0)

    settle()

    assert left == []


def test_what_never_comes_to_rest_is_not_waited_for_without_end(qtbot: QtBot) -> None:
    restless = QTimer()
    restless.start(0)

    settle()

    assert restless.isActive()
