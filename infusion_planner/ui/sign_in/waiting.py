"""The wait after too many wrong passwords, counted down in sight."""

from PySide6.QtCore import QObject, QTimer, Signal

_SECOND_MS = 1000


class Waiting(QObject):
    """Count seconds down.

    Signals:
        left(int): so many seconds are left; 0 when the wait is over.
    """

    left = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._count)

    @property
    def seconds(self) -> int:
        """So many are left."""
        return self._seconds

    def begin(self, seconds: int) -> None:
        """Wait from now on."""
        self._seconds = seconds
        self._timer.start()
        self.left.emit(seconds)

    def end(self) -> None:
        """Wait no longer, for example because another name was chosen."""
        if self._seconds:
            self._seconds = 0
            self._timer.stop()
            self.left.emit(0)

    def _count(self) -> None:
        if self._seconds == 1:
            self.end()
        else:
            self._seconds -= 1
            self.left.emit(self._seconds)
