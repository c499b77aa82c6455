"""The keys of a page: each press of one is meant, so a key that is held down acts once."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_Then = Callable[[], object] | SignalInstance


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


def on_escape(owner: QWidget, then: _Then) -> None:
    """Listen to Esc wherever the focus is in a page.

    Args:
        owner: the page.
        then: what is done, or the signal that tells of it.
    """
    made = shortcut(owner, Qt.Key.Key_Escape)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(then)
