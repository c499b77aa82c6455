"""The Qt binding must not lose references to None.

PySide6 6.12.0 does so on Python 3.11, and the interpreter aborts after some thousand calls.
"""

import sys

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

_ROUNDS = 500


def test_none_keeps_its_references_over_many_qt_calls(qapp: QApplication, qtbot: QtBot) -> None:
    qapp.processEvents()
    before = sys.getrefcount(None)

    for _ in range(_ROUNDS):
        qapp.processEvents()

    # The test runner itself moves the count a little; the fault took one for each call.
    assert sys.getrefcount(None) > before - _ROUNDS // 10
