"""A table as high as its lines: the page scrolls, not the table."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from infusion_planner.ui.kit.rail import WIDE_FROM
from infusion_planner.ui.picture.in_view import bring_into_view
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

_EMPTY_ROOM = 32
_ROW_PAD, _WIDE_ROW_PAD = 10, 14


class FullTable(LineTableView):
    """Show all lines at once; the chosen one is brought into view by the page.

    Args:
        columns: from left to right.
        name: what a screen reader calls the table.
        when_empty: what stands under the heads while there is no line.
        key: the field by which a line is known again when the lines come anew.
    """

    def __init__(
        self, columns: tuple[Column, ...], name: str, when_empty: QWidget, key: str
    ) -> None:
        super().__init__(columns, name, key=key)
        self._instead = when_empty
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_when_empty(when_empty)

    def show_lines(self, lines: tuple[object, ...]) -> None:
        """Replace all lines and take the height they need."""
        super().show_lines(lines)
        self._take_height()

    def _row_pad(self) -> int:
        wide = self.window().width() >= WIDE_FROM
        return _WIDE_ROW_PAD if wide else _ROW_PAD

    def _take_height(self) -> None:
        rows = self.verticalHeader().length()
        if not self.table.lines:
            rows = self._instead.sizeHint().height() + _EMPTY_ROOM
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > 0 else 0
        height = self.horizontalHeader().sizeHint().height() + rows + across
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a line into view, by the page where that is what scrolls."""
        super().scrollTo(index, hint)
        if self.hasFocus():
            row = self.visualRect(index)
            bring_into_view(self, row.translated(self.viewport().pos()))

    def minimumSizeHint(self) -> QSize:
        """Be content with little width; what does not fit scrolls from left to right."""
        return QSize(200, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar that scrolls from left to right, where there is one."""
        super().resizeEvent(event)
        self._take_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
