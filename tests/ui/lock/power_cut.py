"""A process that types into a window of its own and is killed two seconds later."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
OPEN = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from infusion_planner.ui.main import build_window
from tests.office import SetClock, moment
from tests.ui.lock.disk import ANA, DAY_1, Disk, enter

hour, minute = map(int, sys.argv[2].split(":"))
disk = Disk(Path(sys.argv[1]), SetClock(moment(DAY_1, hour, minute)))
app = QApplication([])
window = build_window(app, disk.doors())
window.show()
window.start()
enter(window, ANA)
"""
WAIT = """
app.processEvents()
typed = time.monotonic()
while time.monotonic() - typed < 2:
    app.processEvents()
print("typed", flush=True)
while True:
    app.processEvents()
"""


def cut_while_typing(folder: Path, at: str, typing: str, *ids: str) -> str:
    """Type in a process that is then killed, and give what it said.

    Args:
        folder: of the records.
        at: the time on its clock, `14:05`.
        typing: what it runs in the window of the person signed in, `window` and `app` by name.
        ids: row ids that it finds from `sys.argv[3]` on.
    """
    with subprocess.Popen(
        [sys.executable, "-c", f"{OPEN}{typing}{WAIT}", str(folder), at, *ids],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    return said
