"""Takes every window of the program from the screen, and puts each back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import Shiboken

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.dialog import Dialog

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)


class _Covered(Frozen):
    window: QWidget
    place: QRect
    modality: Qt.WindowModality


class Cover(QObject):
    """Hide what stands over the main window; menus, lists and system dialogs are closed for good.

    What opens while the screen is covered is hidden as well, and shown with the rest.

    Args:
        window: the main window, which shows the locked page itself.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focus: QWidget | None = None
        self._covered: list[_Covered] = []
        self._laid = False

    def lay(self) -> None:
        """Hide everything, from the top to the bottom."""
        self._laid = True
        self._focus = QApplication.focusWidget()
        QToolTip.hideText()
        self._hide_all()
        # where a dialog was hidden, not every system gives the keyboard back to its parent
        self._window.activateWindow()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def lift(self) -> None:
        """Show everything again, from the bottom to the top, with the focus where it was."""
        self._stop()
        for each in reversed(self._covered):
            if Shiboken.isValid(each.window):
                each.window.setWindowModality(each.modality)
                each.window.show()
                each.window.setGeometry(each.place)
        shown = [each.window for each in self._covered if Shiboken.isValid(each.window)]
        top = shown[0] if shown else self._window
        top.activateWindow()
        if self._focus is not None and Shiboken.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._covered, self._focus = [], None

    def drop(self) -> None:
        """Let go of what is hidden: it goes with the pages it belongs to."""
        self._stop()
        self._covered, self._focus = [], None

    def _stop(self) -> None:
        self._laid = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _hide_all(self) -> None:
        if not self._laid:
            return
        others = [each for each in QApplication.topLevelWidgets() if each is not self._window]
        for each in sorted((each for each in others if each.isVisible()), key=_depth, reverse=True):
            self._hide(each)

    def _hide(self, window: QWidget) -> None:
        if window.windowType() in _PASSING:
            window.close()
        elif isinstance(window, QDialog) and not isinstance(window, Dialog):
            # a dialog of the system runs a loop of its own, which ends when it is hidden
            window.reject()
        else:
            self._covered.append(
                _Covered(window, window.geometry(), window.windowModality()),
            )
            window.hide()

    def _is_other(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.isWindow() and watched is not self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide what opens later as soon as it has opened."""
        if event.type() == QEvent.Type.Show and self._is_other(watched):
            QTimer.singleShot(0, self, self._hide_all)
        return False


def _depth(window: QWidget) -> int:
    """Count the windows a window stands over."""
    depth, parent = 0, window.parentWidget()
    while parent is not None:
        depth += parent.isWindow()
        parent = parent.parentWidget()
    return depth
