"""Two columns of a page, which stand under each other where they do not fit side by side."""

from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.fitting import FittingPage
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look

_SIDE, _BOTTOM = 20, 8
_GAP, _GAP_BELOW = 12, 8
_STACKED_BELOW = 1180
_WIDE_WINDOW = 1500
_RIGHT, _RIGHT_WIDE = 486, 540
_WIDEST = 1440


class Columns(QWidget):
    """Give the left column the room there is, and the right one a width of its own.

    Args:
        left: stays as high as it is.
        right: stands under it where text is large or the window narrow.
        first: stands over the right column; over both where they stand under each other.
    """

    def __init__(self, left: QWidget, right: QWidget, first: QWidget) -> None:
        super().__init__()
        self._left = group(column(left, None, gap=0))
        self._right = right
        self._first = first
        self._stacked: bool | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0 if first.layout() is None else _GAP_BELOW)
        self.setLayout(self._grid)

    def arrange(self, page: int) -> None:
        """Put the columns side by side, or one under the other.

        Args:
            page: width of the whole page, which no scroll bar makes smaller.
        """
        theme = look().theme
        stacked = page < theme.length(_STACKED_BELOW)
        if stacked != self._stacked:
            self._stacked = stacked
            self._place(stacked=stacked)
            tab_as_read(self)
        wide = self.window().width() >= _WIDE_WINDOW
        room = theme.length(_RIGHT_WIDE if wide else _RIGHT)
        for part in (self._first, self._right):
            part.setMinimumWidth(0 if stacked else room)
            part.setMaximumWidth(self.maximumWidth() if stacked else room)

    def _place(self, *, stacked: bool) -> None:
        parts = (self._first, self._left, self._right)
        for part in parts:
            self._grid.removeWidget(part)
        if stacked:
            for place, part in enumerate(parts):
                self._grid.addWidget(part, place, 0)
        else:
            self._grid.addWidget(self._left, 0, 0, 2, 1)
            self._grid.addWidget(self._first, 0, 1)
            self._grid.addWidget(self._right, 1, 1)
        self._grid.setHorizontalSpacing(0 if stacked else _GAP)
        self._grid.setColumnStretch(0, 1)
        for place in range(3):
            self._grid.setRowStretch(place, int(place == (2 if stacked else 1)))


class ColumnsPage(FittingPage):
    """Let two columns scroll as the middle of a page.

    Args:
        left: the column that takes the room.
        right: the column of a width of its own.
        name: what a screen reader calls the middle of the page.
        first: over the right column; over both where they stand under each other.
    """

    def __init__(
        self, left: QWidget, right: QWidget, name: str, *, first: QWidget | None = None
    ) -> None:
        super().__init__()
        self._columns = Columns(left, right, first or QWidget())
        self._inner = column(self._columns, None, margins=(_SIDE, 0, _SIDE, _BOTTOM))
        self._content = group(self._inner)
        self._area = PageScroll(self._content)
        self._area.setAccessibleName(name)
        self._area.verticalScrollBar().rangeChanged.connect(self._align)
        self.setLayout(column((self._area, 1), gap=0))

    def show_top(self) -> None:
        """Go back to where the page begins."""
        self._area.verticalScrollBar().setValue(0)

    def _align(self, _least: int, most: int) -> None:
        """End the cards where the strip above ends, whether there is a scroll bar or not."""
        bar = self._area.verticalScrollBar().sizeHint().width() if most else 0
        self._inner.setContentsMargins(_SIDE, 0, max(0, _SIDE - bar), _BOTTOM)

    def _fit(self) -> None:
        # a form does not stretch across a very wide screen
        self._content.setMaximumWidth(look().theme.length(_WIDEST))
        self._columns.arrange(self.width())
