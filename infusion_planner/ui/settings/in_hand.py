"""Buttons of a row that are there while the row is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class InHand(QObject):
    """Shows the buttons of a row while the row has the focus or the pointer.

    So a long list has few buttons. Tab comes to them from the fields of the row, and their room
    stays free, so that nothing moves when they come and go.

    Args:
        parts: of the row, its ground first, which owns this object.
        buttons: of the row.
    """

    def __init__(self, parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
        super().__init__(parts[0])
        self._parts = tuple(parts)
        self._buttons = tuple(buttons)
        self._pointed: set[QObject] = set()
        self._focused = False
        # the pointer leaves one part before it enters the next
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        for button in buttons:
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.hide()
        for part in parts:
            part.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def take(self) -> None:
        """Show the buttons, so that one of them can be given the focus."""
        self._focused = True
        self._show()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # another window took it: when it comes back it finds the button where it was
        if now is None:
            return
        focused = any(part is now or part.isAncestorOf(now) for part in self._parts)
        if focused != self._focused:
            self._focused = focused
            self._show()

    def _show(self) -> None:
        for button in self._buttons:
            button.setVisible(self._focused or bool(self._pointed))

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Follow the pointer over the parts of the row."""
        if event.type() == QEvent.Type.Enter:
            self._pointed.add(part)
            self._show()
        elif event.type() == QEvent.Type.Leave:
            self._pointed.discard(part)
            self._later.start()
        return False
