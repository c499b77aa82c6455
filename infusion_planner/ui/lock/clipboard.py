"""What was copied from this program, and is taken away again."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnCopies(QObject):
    """Know whether what is on the clipboard was copied here.

    Not every system can tell; there, what was copied while a window of this program had the
    keyboard counts as its own.

    Args:
        parent: the owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._here = False
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._hear)

    def clear(self) -> None:
        """Take away what was copied here; what others copied stays."""
        if self._here or self._clipboard.ownsClipboard():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._here = False

    def _hear(self) -> None:
        self._here = QGuiApplication.focusWindow() is not None
