"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from infusion_planner.ui.fonts import FontMissing
from infusion_planner.ui.kit.bars import BRAND
from infusion_planner.ui.look import Look, worn_look
from infusion_planner.ui.look_choice import LookChoice
from infusion_planner.ui.shell.fault import FaultHook
from infusion_planner.ui.shell.qt_words import log_qt
from infusion_planner.ui.window import Window

if TYPE_CHECKING:
    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.shell.one_window import OneWindow

_FIRST_SIZE = (1366, 768)
_LEAST_SIZE = (1024, 640)
_SETTLED_AFTER_MS = 1_500
"""Until whoever signs in at once has a page; who starts a second one meanwhile asks again."""
_FRAME = 40
"""Pixels that a title bar and borders may take."""


def application() -> QApplication:
    """Give the one application of this process."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    # what is opened from here, a folder or a PDF, keeps the style of the desktop
    os.environ.pop("QT_STYLE_OVERRIDE", None)
    return app


def run_window(doors: Doors, one: OneWindow | None = None) -> int:
    """Open the window in the look chosen before, and give its exit code when it is closed.

    Args:
        doors: the callables behind the window.
        one: holds the folder; it hears who starts the program a second time.

    Raises:
        FontMissing: the installation is damaged; a box said so first, where one can be read.
    """
    app = application()
    log_qt()
    chosen = doors.read_look()
    try:
        window = build_window(app, doors, theme=chosen.theme, scale=chosen.percent / 100)
    except FontMissing as trouble:
        _say(str(trouble))
        raise
    before, sys.excepthook = sys.excepthook, FaultHook(window).report
    try:
        _show_fitting(window)
        if one is not None:
            one.asked_for.connect(window.come_forward)
            QTimer.singleShot(_SETTLED_AFTER_MS, one.listen)
        QTimer.singleShot(_SETTLED_AFTER_MS, gc.enable)
        window.start()
        return app.exec()
    finally:
        sys.excepthook = before


def _say(words: str) -> None:
    """Tell somebody who has no terminal, in the letters of the desktop."""
    # loaded only where there is something to say
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    if QFontDatabase.families():
        QMessageBox.critical(None, BRAND, words)


def _show_fitting(window: Window) -> None:
    """Show the window; where it does not fit beside its own frame, fill the screen with it."""
    room = window.screen().availableGeometry()
    width, height = _FIRST_SIZE
    if room.width() < width + _FRAME or room.height() < height + _FRAME:
        window.showMaximized()
    else:
        window.show()


def build_window(
    app: QApplication, doors: Doors, *, theme: str = "light", scale: float = 1.0
) -> Window:
    """Dress the application and build the window, without showing it.

    Args:
        app: the application; it is dressed once.
        doors: the callables behind the window.
        theme: one of `look_choice.THEMES`.
        scale: text size factor, one of `theme.SCALES`.
    """
    app.setApplicationName(BRAND)
    worn = worn_look() or Look(app, doors.resources)
    worn.choose(LookChoice(theme, round(scale * 100)))
    window = Window(doors)
    window.setMinimumSize(*_LEAST_SIZE)
    window.resize(*_FIRST_SIZE)
    return window
