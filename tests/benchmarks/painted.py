"""Says over the output when a window has painted itself and what memory it holds, and quits."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PAINTED = "painted"
_STATUS = Path("/proc/self/status")


class PaintWatch(QObject):
    """Ends the program once its window is on the screen, painted.

    Qt paints a window while it is exposed, and handles what is posted before a timer of zero
    fires; so the word is said as soon as the painting is over.

    Args:
        app: the application; its window may be made later.
        is_ready: whether the window shows what is waited for.
    """

    def __init__(self, app: QApplication, is_ready: Callable[[QWidget], bool]) -> None:
        super().__init__(app)
        self._app = app
        self._is_ready = is_ready
        QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        if not any(_is_painted(each) and self._is_ready(each) for each in _windows(self._app)):
            QTimer.singleShot(0, self._look)
            return
        sys.stdout.write(f"{PAINTED}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{_resident_kib()}\n")
        self._app.quit()


def anything(_: QWidget) -> bool:
    """Wait for no content, only for the window."""
    return True


def _resident_kib() -> int:
    """Give the memory this process holds; 0 on systems that do not tell."""
    if not _STATUS.exists():
        return 0
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _windows(app: QApplication) -> list[QWidget]:
    return [widget for widget in app.topLevelWidgets() if widget.isVisible()]


def _is_painted(window: QWidget) -> bool:
    handle = window.windowHandle()
    return handle is not None and handle.isExposed()
