"""The pace at which verdicts are said while the ghost goes from day to day."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_QUIET_MS = 500


class Pace(QObject):
    """Let a verdict be said at most once in half a second, and the last one in the end.

    Signals:
        rested(): the ghost came to rest on a verdict that was not said.
    """

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._said = QElapsedTimer()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET_MS)
        self._later.timeout.connect(self._rest)

    def may_speak(self) -> bool:
        """Tell whether a verdict may be said now; else it is once the ghost rests."""
        if self._said.isValid() and self._said.elapsed() < _QUIET_MS:
            self._later.start()
            return False
        self._said.start()
        return True

    def _rest(self) -> None:
        self._said.start()
        self.rested.emit()
