"""Opening the gallery, in a process of its own: it runs until its window is closed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea
from infusion_planner.ui.gallery.show import open_gallery

def close():
    [window] = [each for each in QApplication.topLevelWidgets() if isinstance(each, QScrollArea)]
    print(type(window.widget()).__name__, window.windowTitle(), window.isVisible())
    window.close()

app = QApplication([])
QTimer.singleShot(200, close)
sys.exit(open_gallery(Path("resources"), "dark"))
"""


def test_the_gallery_opens_in_a_window_that_scrolls_and_ends_with_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == ["GalleryPage", "Gallery", "True"]
