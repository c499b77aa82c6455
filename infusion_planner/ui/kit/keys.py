"""The keys of a page: each press of one is meant, so a key that is held down acts once."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def shortcut(owner: QWidget, *keys: str | Qt.Key | QKeyCombination) -> QShortcut:
    """Listen to keys in the window of a widget.

    Args:
        owner: what hears them; it owns the shortcut.
        keys: any of them does it.
    """
    made = QShortcut(owner)
    made.setKeys([QKeySequence(key) for key in keys])
    # a key still held down must not press the button of a form that it has just opened
    made.setAutoRepeat(False)
    return made
