"""Two columns of a page, which stand under each other where they do not fit side by side."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look

_SIDE = 20
_STACKED_BELOW = 1180
_WIDE_WINDOW = 1500
_RIGHT, _RIGHT_WIDE = 486, 540
_WIDEST = 1440


class Columns(QWidget):
    """Give the left column the room there is, and the right one a width of its own.

    Args:
        left: stays as high as it is.
        right: stands under it where text is large or the window narrow.
    """

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._right = right
        self._split = row((left, 1), right, gap=12)
        self._split.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._split)

    def arrange(self, page: int) -> None:
        """Put the columns side by side, or one under the other.

        Args:
            page: width of the whole page, which no scroll bar makes smaller.
        """
        theme = look().theme
        stacked = page < theme.length(_STACKED_BELOW)
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        wide = self.window().width() >= _WIDE_WINDOW
        room = theme.length(_RIGHT_WIDE if wide else _RIGHT)
        self._right.setMinimumWidth(0 if stacked else room)
        self._right.setMaximumWidth(self.maximumWidth() if stacked else room)


class ColumnsPage(QWidget):
    """Let two columns scroll as the middle of a page.

    Args:
        left: the column that takes the room.
        right: the column of a width of its own.
        name: what a screen reader calls the middle of the page.
    """

    def __init__(self, left: QWidget, right: QWidget, name: str) -> None:
        super().__init__()
        self._columns = Columns(left, right)
        self._content = group(column(self._columns, None, margins=(_SIDE, 0, _SIDE, 8)))
        area = PageScroll(self._content)
        area.setAccessibleName(name)
        self.setLayout(column((area, 1), gap=0))

    def _fit(self) -> None:
        # a form does not stretch across a very wide screen
        self._content.setMaximumWidth(look().theme.length(_WIDEST))
        self._columns.arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns for another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange them for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
