"""The heads of a table's columns."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from infusion_planner.ui.easel import Easel, Ink, line_height
from infusion_planner.ui.look import look

LEFT_PAD, RIGHT_PAD = 12, 8
"""Pixels left free beside the words of every cell."""


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
