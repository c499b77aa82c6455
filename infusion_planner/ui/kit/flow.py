"""A layout that goes on in the next line, as words do, where a row has no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, QSize]]


class Flow(QLayout):
    """Lay widgets side by side, and go on under them where the width ends.

    Args:
        widgets: in reading order.
        gap: pixels between two widgets, and between two lines.
        top: whether all begin at the top of their line, as fields do under which something may
            be said; else in its middle.
    """

    def __init__(self, *widgets: QWidget, gap: tuple[int, int] = (8, 2), top: bool = False) -> None:
        super().__init__()
        self._top = top
        self._items: list[QLayoutItem] = []
        self._across, self._down = gap
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, width)
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._across
        return lines

    def _height(self, lines: list[Line]) -> int:
        return sum(_tallest(line) for line in lines) + self._down * (len(lines) - 1)

    def _place(self, line: Line, corner: QPoint) -> None:
        left = corner.x()
        for item, size in line:
            spare = 0 if self._top else (_tallest(line) - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, corner.y() + spare), size))
            left += size.width() + self._across

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item; None where there is none, as Qt asks until then."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away; None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow flow is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        return self._height(self._lines(width))

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._across for size in sizes) - self._across
        return QSize(max(0, width), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Be content with the widest item alone in its line."""
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        corner = rect.topLeft()
        for line in self._lines(rect.width()):
            self._place(line, corner)
            corner += QPoint(0, _tallest(line) + self._down)


def _size(item: QLayoutItem, room: int) -> QSize:
    wanted = item.sizeHint()
    width = min(wanted.width(), room)
    if item.hasHeightForWidth():
        return QSize(width, item.heightForWidth(width))
    return QSize(width, wanted.height())


def _tallest(line: Line) -> int:
    return max((size.height() for _, size in line), default=0)
