"""Opening the window, in a process of its own where the whole process matters."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.main import build_window, run_window
from infusion_planner.ui.tokens import DARK
from infusion_planner.ui.window import Window
from tests.office import office
from tests.ui.front import doors

HEAVY = ("sqlcipher3", "sqlite_utils", "reportlab", "holidays", "PySide6.QtPdf")


def test_the_window_is_built_in_the_theme_asked_for(qtbot: QtBot, worn: Look) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    window = build_window(app, doors(office()), theme="dark")
    qtbot.addWidget(window)

    assert worn.theme.tokens == DARK
    assert (window.width(), window.height()) == (1366, 768)
    assert not window.isVisible()


def test_the_window_runs_until_it_is_closed_and_the_hook_goes_with_it(qtbot: QtBot) -> None:
    before = sys.excepthook
    during: list[bool] = []

    def close() -> None:
        during.append(sys.excepthook is not before)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window):
                window.close()
        QApplication.quit()

    QTimer.singleShot(50, close)
    code = run_window(doors(office()))

    assert (code, during) == (0, [True])
    assert sys.excepthook is before


def test_nothing_heavy_is_loaded_before_somebody_signs_in() -> None:
    root = Path(__file__).parents[2]
    asks = (
        "import sys, infusion_planner.ui.main;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    found = subprocess.run(  # the program itself is what is looked at
        [sys.executable, "-c", asks], capture_output=True, text=True, check=True, cwd=root
    )

    assert found.stdout.strip() == "[]"
