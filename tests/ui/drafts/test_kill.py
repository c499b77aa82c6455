"""A power cut in the middle of an entry: a process that is killed, and the next sign-in."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.shell.draft_strip import DraftStrip
from tests.ui.lock.disk import ANA, enter, make_center, window_on
from tests.ui.lock.scene import press

ROOT = Path(__file__).parents[3]
TYPE = """
import sys, time
from datetime import timedelta
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from infusion_planner.ui.main import build_window
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.recording.infusion_form import InfusionForm
from tests.office import SetClock, moment
from tests.ui.lock.disk import ANA, DAY_1, Disk, enter

disk = Disk(Path(sys.argv[1]), SetClock(moment(DAY_1, 14, 5)))
app = QApplication([])
window = build_window(app, disk.doors())
window.show()
window.start()
enter(window, ANA)
window.frame.pages.open_patient(sys.argv[2])
window.findChildren(PatientPanel)[0].infusions.record_asked.emit(sys.argv[3])
app.processEvents()
form = window.findChildren(InfusionForm)[0]
QTest.keyClicks(form.note.box, "slept well")
typed = time.monotonic()
while time.monotonic() - typed < 2:
    app.processEvents()
print("typed", flush=True)
while True:
    app.processEvents()
"""


def test_what_was_typed_two_seconds_before_a_power_cut_is_offered_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = make_center(tmp_path)
    arguments = [str(tmp_path), disk.patient_id, disk.infusion_id]
    with subprocess.Popen(
        [sys.executable, "-c", TYPE, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        child.wait()

    with window_on(qtbot, disk) as window:
        enter(window, ANA)
        strip = window.findChildren(DraftStrip)[0]
        offered = strip.words
        press(strip, "Go on")
        note = window.findChildren(InfusionForm)[0].note.text()
        window.close()

    assert said == "typed\n"
    assert offered.startswith("Not saved when the program ended at 14:05: Record:")
    assert "for LEE, Sam (Mr) MRN 0410077" in offered
    assert note == "slept well"
