"""Starts the program's window in processes of its own, as people do, without a screen."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

SCRIPTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from infusion_planner.cli import run
from infusion_planner.ui.main import application
from infusion_planner.ui.window import Window

def window():
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))

def press(words):
    next(b for b in window().findChildren(QPushButton) if words in b.text()).click()

def say(*words):
    print(*words, flush=True)

app = application()
{script}
sys.exit(run(["open", "--data", sys.argv[1]]))
"""


def account(home: Path) -> dict[str, str]:
    """The environment of an account of its own: no setting of this one is read or kept."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA")
    return {
        **os.environ,
        **dict.fromkeys(names, str(home)),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",
    }


def scripted(script: str, data: Path, home: Path) -> subprocess.Popen[str]:
    """Open the window on a folder while a script looks at it and presses."""
    return _begun(["-c", SCRIPTED.format(script=script), str(data)], home)


def started(data: Path, home: Path) -> subprocess.Popen[str]:
    """Start the program on a folder."""
    return _begun(["main.py", "open", "--data", str(data)], home)


def _begun(arguments: list[str], home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=account(home),
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for the end: exit code, what was said, what was complained of."""
    said, complaints = process.communicate(timeout=60)
    return process.returncode, said, complaints
