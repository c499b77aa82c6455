"""Hears when the computer is locked or goes to sleep, where the system tells it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SESSION_CHANGE, _POWER = 0x02B1, 0x0218
_SESSION_LOCK, _CONSOLE_DISCONNECT, _REMOTE_DISCONNECT = 0x7, 0x2, 0x4
_SUSPEND = 0x4
_LOCKED = "the computer was locked"
_SLEPT = "the computer went to sleep"
_THIS_SESSION = 0


def meaning(message: int, what: int) -> str:
    """Say what a message of Windows means for the lock; empty for nothing.

    Args:
        message: its number.
        what: its first parameter.
    """
    if message == _SESSION_CHANGE and what in {
        _SESSION_LOCK,
        _CONSOLE_DISCONNECT,
        _REMOTE_DISCONNECT,
    }:
        return _LOCKED
    return _SLEPT if message == _POWER and what == _SUSPEND else ""


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, told: SystemLock) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if QByteArray(kind).startsWith(b"windows"):
            from ctypes import wintypes  # noqa: PLC0415  # see `_listen`

            found = wintypes.MSG.from_address(int(message))
            self._told.hear(meaning(found.message, found.wParam))
        return False, 0


class SystemLock(QObject):
    """Tell when the screen of the computer is locked, or the computer sleeps.

    Linux tells a program neither without a further library: there the time that passed is noticed
    after the sleep, and the limits without use hold behind a locked screen.

    Args:
        window: the main window; it owns this object.

    Signals:
        closed(str): why the records are to be closed.
    """

    closed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._messages: _WindowsMessages | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._follow)
        if sys.platform == "win32":
            self._listen(int(window.winId()))

    def hear(self, why: str) -> None:
        """Tell it, where there is something to tell."""
        if why:
            self.closed.emit(why)

    def _follow(self, state: Qt.ApplicationState) -> None:
        # only systems that put programs to sleep say so; a window behind others stays as it is
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.hear(_SLEPT)

    def _listen(self, window_id: int) -> None:
        """Ask Windows to tell this window; without the right to it only sleep is told."""
        self._messages = _WindowsMessages(self)
        app = QGuiApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._messages)
        # on no other system
        import ctypes  # noqa: PLC0415
        from ctypes import wintypes  # noqa: PLC0415

        library = ctypes.CDLL("wtsapi32")
        library.WTSRegisterSessionNotification(wintypes.HWND(window_id), _THIS_SESSION)
