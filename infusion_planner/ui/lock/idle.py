"""How long nobody has used the keyboard or the mouse, in any window of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QPointF

_EVERY_MS = 500
_BEGIN_AFTER_MS = 100
"""Until the first page is painted; nobody has used anything by then."""
_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Watch every window of the program by two clocks, of which the longer time counts.

    The monotonic clock does not follow a clock that somebody sets back, but may stand still while
    the computer sleeps; the clock of the wall goes on.

    Attributes:
        listens: whether keyboard and mouse are heard by now.

    Args:
        monotonic: seconds of a clock that is never set.
        now: the workstation's time with its zone.
        parent: the owner.

    Signals:
        ticked(float, float): seconds without use, and since the tick before; about twice a second,
            so a long time since the tick before means that the computer slept.
        lock_pressed(): Ctrl+L was pressed, in whatever window.
    """

    ticked = Signal(float, float)
    lock_pressed = Signal()

    def __init__(
        self, monotonic: Callable[[], float], now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._now = now
        self._used = self._seen = self._times()
        self._at: QPointF | None = None
        self._held = False
        self.listens = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        # whatever an event goes to is made known to Python first, the 600 names of the style too
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(_BEGIN_AFTER_MS)
        self._begin.timeout.connect(self._listen)

    def start(self) -> None:
        """Begin to watch, as if something was used just now."""
        self._used = self._seen = self._times()
        self._timer.start()
        self._begin.start()

    def _listen(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
            self.listens = True

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._begin.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            self.listens = False

    def hold(self) -> None:
        """Let the time without use go on, whatever is used from now on."""
        self._held = True

    def release(self) -> None:
        """Count as used now, and whatever is used from now on."""
        self._held = False
        self._used = self._times()

    def tick(self) -> None:
        """Look at both clocks."""
        before, self._seen = self._seen, self._times()
        self.ticked.emit(_longer(self._used, self._seen), _longer(before, self._seen))

    def _times(self) -> tuple[float, datetime]:
        return self._monotonic(), self._now()

    def _is_use(self, event: QEvent) -> bool:
        if event.type() in _USE:
            return True
        if event.type() != QEvent.Type.MouseMove or not isinstance(event, QMouseEvent):
            return False
        # the system tells of moves too where only a window moved under the pointer
        before, self._at = self._at, event.globalPosition()
        return before is not None and before != self._at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what arrives anywhere, and let it pass, but for the key that locks."""
        if not self._is_use(event):
            return False
        if not self._held:
            self._used = self._times()
        if isinstance(event, QKeyEvent) and _locks(event):
            self.lock_pressed.emit()
            return True
        return False


def _longer(since: tuple[float, datetime], to: tuple[float, datetime]) -> float:
    return max(to[0] - since[0], (to[1] - since[1]).total_seconds())


def _locks(event: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_L and event.modifiers() == control
