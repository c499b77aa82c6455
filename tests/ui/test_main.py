"""Opening the window, in a process of its own where the whole process matters."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.main import build_window
from infusion_planner.ui.tokens import DARK
from tests.office import office
from tests.ui.front import doors

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlcipher3", "sqlite_utils", "reportlab", "holidays", "PySide6.QtPdf")

LOOK = f"""
import sys, infusion_planner.ui.main
print([name for name in {HEAVY!r} if name in sys.modules])
"""
READ = """
import linecache
import infusion_planner.ui.main
print([name for name in linecache.cache if "infusion_planner" in name])
"""
RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.main import run_window
from infusion_planner.ui.window import Window
from tests.office import office
from tests.ui.front import doors

def fail():
    raise KeyError("TREETAWTCHAIWONG 0410077")

def window():
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))

def read():
    dialog = window().findChildren(Dialog)[0]
    print(dialog.accessibleDescription())
    dialog.reject()

def close():
    window().close()

app = QApplication([])
before = sys.excepthook
QTimer.singleShot(100, fail)
QTimer.singleShot(200, read)
QTimer.singleShot(300, close)
code = run_window(doors(office()))
print("hook is back", sys.excepthook is before)
sys.exit(code)
"""

KEPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.look import look
from infusion_planner.ui.look_choice import LookChoice
from infusion_planner.ui.main import run_window
from tests.office import office
from tests.ui.front import doors

def read():
    print(look().theme.tokens.name, look().theme.scale)
    QApplication.closeAllWindows()

app = QApplication([])
QTimer.singleShot(100, read)
sys.exit(run_window(replace(doors(office()), read_look=lambda: LookChoice("dark", 130))))
"""
NO_FONT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMessageBox
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.main import run_window
from infusion_planner.ui.window import Window
from tests.office import office
from tests.ui.front import doors

def read():
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QMessageBox):
            print(shown.text())
            shown.accept()
        if isinstance(shown, Window):
            print("OPENED")

app = QApplication([])
print("fonts", len(QFontDatabase.families()))
QTimer.singleShot(200, read)
try:
    run_window(replace(doors(office()), resources=Path({folder!r})))
except PlannerError as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(1)
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that knows this one's packages."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_the_window_is_built_in_the_theme_asked_for(qtbot: QtBot, worn: Look) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    window = build_window(app, doors(office()), theme="dark")
    qtbot.addWidget(window)

    assert worn.theme.tokens == DARK
    assert (window.width(), window.height()) == (1366, 768)
    assert not window.isVisible()


def test_the_window_begins_in_the_look_that_was_kept() -> None:
    ran = python(KEPT)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == ["dark", "1.3"]


def test_without_a_font_it_says_which_and_does_not_open(tmp_path: Path) -> None:
    ran = python(NO_FONT.format(folder=str(tmp_path)))

    assert ran.returncode == 1
    assert "NotoSans-Regular.ttf is missing" in ran.stderr
    assert "Install Infusion Planner again" in ran.stderr
    assert "OPENED" not in ran.stdout
    # a box says it too, where the desktop has letters of its own
    assert "fonts 0" in ran.stdout or "NotoSans-Regular.ttf is missing" in ran.stdout


def test_a_fault_while_the_window_runs_is_said_and_the_window_goes_on() -> None:
    ran = python(RUN)

    assert ran.returncode == 0, ran.stderr
    assert "This is a fault in Infusion Planner (KeyError at" in ran.stdout
    assert "hook is back True" in ran.stdout
    assert "KeyError at" in ran.stderr
    assert "TREETAWTCHAIWONG" not in ran.stdout + ran.stderr


def test_nothing_heavy_is_loaded_before_somebody_signs_in() -> None:
    assert python(LOOK).stdout.strip() == "[]"


def test_pyside_does_not_read_and_keep_the_source_of_every_module() -> None:
    assert python(READ).stdout.strip() == "[]"
