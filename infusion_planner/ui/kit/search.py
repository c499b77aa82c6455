"""A box to search in, which leaves the keys of the window to the window."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent

from infusion_planner.ui.kit.field import LineBox

_FRAME = 16
"""Pixels that the edges of the box take from its words."""
_Standard = QKeySequence.StandardKey
_ON = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})
_PASSING = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class SearchBox(LineBox):
    """A line that is searched for as it is typed.

    It has no undo of its own: there Ctrl+Z takes back what was done, as everywhere.

    Args:
        key: shown as a chip at the right end.
        width: in pixels at 100 %.

    Signals:
        searched(): Enter or Down was pressed, towards what was found.
        given_up(): Esc was pressed.
        left(): the cursor went elsewhere in the window.
    """

    searched = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self, *, key: str, width: int) -> None:
        super().__init__(icon="search", key=key, width=width)
        self._asked: tuple[str, ...] = ()

    def ask(self, *words: str) -> None:
        """Say in the empty box what is searched for; the longest words that fit.

        Args:
            words: the same at different lengths, the longest first.
        """
        self._asked = words
        self._fit_words()

    def _fit_words(self) -> None:
        if not self._asked:
            return
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - _FRAME
        widths = ((words, self.fontMetrics().horizontalAdvance(words)) for words in self._asked)
        fitting = (words for words, needed in widths if needed <= room)
        self.setPlaceholderText(next(fitting, self._asked[-1]))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window, and keep Esc, which would leave the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_undo(event):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to what was found, give up, or type."""
        if event.key() in _ON:
            self.searched.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Say as much as fits in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_words()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left; a window that only opens over it does not leave it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(_Standard.Undo) or event.matches(_Standard.Redo)
