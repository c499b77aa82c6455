"""Pages that share their width anew when the window or the text grows."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.look import look

_NO_LIMIT = 16_777_215
"""The widest a widget can be."""


class FittingPage(QWidget):
    """Share the width of a page; how, says each page for itself."""

    def _fit(self) -> None:
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Share the width anew when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


def put_beside(middle: QBoxLayout, right: QWidget, width: int, *, narrow: bool) -> None:
    """Put the right column of a page beside the left one, or under it where there is no room.

    Args:
        middle: holds both.
        right: the right column.
        width: of the right column, in pixels at 100 %.
        narrow: whether there is no room for both.
    """
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    middle.setDirection(down if narrow else across)
    right.setMinimumWidth(0 if narrow else look().theme.length(width))
    right.setMaximumWidth(_NO_LIMIT if narrow else look().theme.length(width))
