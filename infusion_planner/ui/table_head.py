"""The heads of a table's columns."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from infusion_planner.ui.easel import Easel, Ink, easel, line_height
from infusion_planner.ui.look import look
from infusion_planner.ui.table_widths import LEFT_PAD, RIGHT_PAD


class Head(QHeaderView):
    """The heads of the columns, with an arrow at the one that sorts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        return QSize(super().sizeHint().width(), line_height("smallm") + 13)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one head."""
        painter.save()
        on = Easel(painter, look())
        cell = QRectF(rect)
        on.fill(cell, "well")
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair, "line2")
        room = cell.adjusted(LEFT_PAD, 0, -RIGHT_PAD, 0)
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        align = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        if self._sorts(logicalIndex):
            room.setRight(room.right() - on.icon_size(12) - 4)
            rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            name = "up" if rising else "down"
            on.icon(room.right() + 4, room.center().y(), name, "ink2", size=12)
        on.text(room, words, Ink("smallm", "ink2", align, squeeze=True))
        painter.restore()

    def _sorts(self, section: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == section


class HeadEnd(QWidget):
    """The end of the heads over the scroll bar, so that they run to the edge of the card.

    Args:
        head: what it goes on from.
    """

    def __init__(self, head: Head) -> None:
        super().__init__()
        self._head = head
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as high as the heads."""
        return QSize(0, self._head.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line of a head without words."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.fill(rect, "well")
            on.across(0, rect.right(), rect.bottom() - on.hair, "line2")
