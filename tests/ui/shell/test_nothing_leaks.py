"""What a fault, a warning of Qt's and a log tell of a patient: nothing, in a real window."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from infusion_planner.app.log import LOG_FILE
from tests.ui.shell.starts import ROOT, account

CANARY = "TREETAWTCHAIWONG"

FAULTS = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, QTimer, Signal, qCritical, qWarning
from PySide6.QtWidgets import QApplication, QWidget
from infusion_planner.app.guard import stand_guard
from infusion_planner.app.last_words import take_last_words
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.main import run_window
from infusion_planner.ui.window import Window
from tests.office import office
from tests.ui.front import doors

NAME = "{CANARY}"

def raise_it():
    patient = NAME
    try:
        int(NAME)
    except ValueError as cause:
        error = RuntimeError(f"no such column: {{NAME}}", {{"mrn": NAME}})
        error.add_note(NAME)
        raise error from cause

class Painted(QWidget):
    def paintEvent(self, event):
        self.deleteLater()
        raise_it()

def window():
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))

def in_a_slot():
    raise_it()

def in_an_override():
    painted = Painted(window())
    painted.show()
    painted.grab()

def in_a_thread():
    thread = threading.Thread(target=raise_it, name=NAME)
    thread.start()
    thread.join()

def read():
    for dialog in window().findChildren(Dialog):
        print(dialog.windowTitle(), dialog.accessibleName(), dialog.accessibleDescription())
        dialog.reject()

def from_qt():
    qWarning(NAME)
    qCritical(NAME)
    QObject().setParent(window())
    window().setWindowTitle(NAME)
    window().setMinimumSize(-5, -5)
    window().setWindowTitle("")

def close():
    window().close()

take_last_words()
stand_guard()
app = QApplication([])
steps = (in_a_slot, read, in_an_override, read, in_a_thread, from_qt, close)
left = iter(steps)

def next_step():
    step = next(left, None)
    if step is not None:
        QTimer.singleShot(100, next_step)
        step()

QTimer.singleShot(100, next_step)
sys.exit(run_window(doors(office())))
"""


def test_faults_in_the_window_and_warnings_of_qt_tell_nothing_of_a_patient(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULTS],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=account(tmp_path) | {"QT_LOGGING_RULES": ""},
    )

    (file,) = tmp_path.rglob(LOG_FILE)
    text = file.read_text(encoding="utf-8")
    entries = [json.loads(line) for line in text.splitlines()]
    faults = [entry for entry in entries if entry["event"] == "fault"]
    numbers = re.findall(r"Tell your IT: fault ([0-9A-F]{4})", done.stdout)
    from_qt = [(entry["category"], entry["level"]) for entry in entries if entry["event"] == "qt"]
    assert done.returncode == 0, done.stderr
    assert CANARY not in done.stdout + done.stderr + text
    # a slot, painting, which is tried once or twice, and a thread, all in one line of the script
    assert len(faults) in {3, 4}
    assert {entry["exception"] for entry in faults} == {"RuntimeError"}
    assert set(numbers) == {faults[0]["fault"]}
    assert len(numbers) in {2, 3}
    assert ("default", "WARNING") in from_qt
    assert ("default", "ERROR") in from_qt


def test_a_fault_of_a_command_is_logged_under_the_number_that_is_said(tmp_path: Path) -> None:
    code = f"""
from infusion_planner.commands import commands
from infusion_planner.cli import main
@commands.command("break")
def broken():
    raise ZeroDivisionError("{CANARY}")
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "break"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **account(tmp_path)},
    )

    (file,) = tmp_path.rglob(LOG_FILE)
    (entry,) = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert done.returncode == 3
    assert done.stderr.startswith(f"Fault {entry['fault']}. This is a fault in Infusion Planner")
    assert CANARY not in done.stdout + done.stderr + json.dumps(entry)
