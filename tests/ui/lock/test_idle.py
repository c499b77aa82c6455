"""When the watch over keyboard and mouse begins, and when it ends."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.ui.lock.idle import IdleWatch

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
_LONGER_MS = 300


@pytest.fixture
def box(qtbot: QtBot) -> QLineEdit:
    box = QLineEdit()
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def watch(box: QLineEdit) -> IdleWatch:
    return IdleWatch(lambda: 0.0, lambda: NOON, box)


def test_it_hears_keys_soon_after_the_page_stands(
    qtbot: QtBot, box: QLineEdit, watch: IdleWatch
) -> None:
    watch.start()

    with qtbot.waitSignal(watch.lock_pressed, timeout=5_000):
        qtbot.waitUntil(lambda: watch.listens)
        QTest.keyClick(box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_stopped_before_it_heard_anything_it_never_does(watch: IdleWatch) -> None:
    watch.start()

    watch.stop()

    QTest.qWait(_LONGER_MS)
    assert not watch.listens


def test_what_the_start_came_before_counts_as_use(qtbot: QtBot, box: QLineEdit) -> None:
    seconds = [0.0]
    watch = IdleWatch(lambda: seconds[0], lambda: NOON, box)
    seconds[0] = 50.0
    watch.start()
    seconds[0] = 51.0

    with qtbot.waitSignal(watch.ticked, timeout=5_000) as told:
        watch.tick()

    assert told.args == [1.0, 1.0]
