"""A guess at the Caps Lock key, from the letters that arrive."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class CapsLock(QObject):
    """Watch what is typed into a box and tell whether Caps Lock seems to be on.

    No platform-free question answers it, but a capital without Shift, or a small letter with
    it, does.

    Args:
        box: what is watched; it owns this object.

    Signals:
        seen(bool): whether it seems to be on.
    """

    seen = Signal(bool)

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a key on its way, and let it pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.seen.emit(letter.isupper() != shifted)
        return super().eventFilter(watched, event)
