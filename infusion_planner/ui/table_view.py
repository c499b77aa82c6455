"""The table on the screen: hairlines, a bar at the selected row, a ring around the focus."""

from functools import partial
from heapq import nlargest

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from infusion_planner.ui.easel import (
    LEFT,
    RIGHT,
    Easel,
    Ink,
    line_height,
    text_width,
)
from infusion_planner.ui.look import look
from infusion_planner.ui.table import (
    STATE_ROLE,
    TAG_ROLE,
    Column,
    Index,
    LineTable,
)

_LEFT_PAD = 12
_RIGHT_PAD = 8
_GLYPH = 14
_MEASURED = 200
_BARE_TONES = {"noteval": "ink3"}


class CellDelegate(QStyledItemDelegate):
    """Paint one cell: its words, its glyph, its tag, and its share of the row's marks."""

    def __init__(self, view: "LineTableView") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        painter.save()
        on = Easel(painter, look())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        cell = QRectF(option.rect)
        on.fill(cell, "accent_soft" if selected else "surface")
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair)
        if selected and index.column() == 0:
            on.fill(QRectF(cell.left(), cell.top(), 3, cell.height()), "accent_text")
        self._paint_words(on, cell, index)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._paint_ring(on, cell, index.column())
        painter.restore()

    def _paint_words(self, on: Easel, cell: QRectF, index: Index) -> None:
        column = self._view.table.columns[index.column()]
        room = cell.adjusted(_LEFT_PAD, 0, -_RIGHT_PAD, 0)
        state = str(index.data(STATE_ROLE))
        tone = _BARE_TONES.get(state, state) or column.tone
        if state:
            on.icon(room.left(), room.center().y(), state, tone, size=_GLYPH)
            room.setLeft(room.left() + on.icon_size(_GLYPH) + 6)
        tag = str(index.data(TAG_ROLE))
        if tag:
            room.setRight(self._paint_tag(on, room, str(index.data()), tag, column))
        ink = Ink(column.role, tone, RIGHT if column.right else LEFT, squeeze=True)
        on.text(room, str(index.data()), ink)

    def _paint_tag(self, on: Easel, room: QRectF, words: str, tag: str, column: Column) -> float:
        width = text_width(tag, "small") + 13
        height = line_height("small") + 3
        after = room.left() + text_width(words, column.role) + 8
        left = max(room.left(), min(after, room.right() - width))
        box = QRectF(left, room.center().y() - height / 2, width, height)
        on.box(box, fill="override_soft", line="override_line", radius=3)
        on.text(box.adjusted(6, 0, 0, 0), tag, Ink("small", "override"))
        return left - 6

    def _paint_ring(self, on: Easel, cell: QRectF, column: int) -> None:
        last = self._view.table.columnCount() - 1
        edges = [
            QRectF(cell.left(), cell.top(), cell.width(), 2),
            QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2),
        ]
        if column == 0:
            edges.append(QRectF(cell.left(), cell.top(), 2, cell.height()))
        if column == last:
            edges.append(QRectF(cell.right() - 2, cell.top(), 2, cell.height()))
        for edge in edges:
            on.fill(edge, "focus")


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
        room = cell.adjusted(_LEFT_PAD, 0, -_RIGHT_PAD, 0)
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


class LineTableView(QTableView):
    """Show a `LineTable`, row by row.

    Arrow keys choose a row; Enter or a double click opens it; a press on a head sorts.

    Args:
        columns: from left to right.
        name: what a screen reader calls the table.

    Signals:
        opened(object): the line that was opened.
        line_selected(object): the line chosen now; None when there is none.
    """

    opened = Signal(object)
    line_selected = Signal(object)

    def __init__(self, columns: tuple[Column, ...], name: str) -> None:
        super().__init__()
        self.table = LineTable(columns, self)
        self._empty: QWidget | None = None
        self._needs: tuple[int, ...] = ()
        self.setModel(self.table)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(Head(self))
        self.setAccessibleName(name)
        self._configure()
        self._measure()
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._select)

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._set_row_height()

    def show_lines(self, lines: tuple[object, ...]) -> None:
        """Replace all lines; the chosen line stays chosen where it is still there."""
        chosen = self.table.line(self.currentIndex())
        self.table.show_lines(lines)
        self._measure()
        self._show_empty()
        if chosen in self.table.lines:
            self.select_line(chosen)

    def show_when_empty(self, widget: QWidget) -> None:
        """Say what stands under the heads while there is no line."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._show_empty()

    def select_line(self, line: object) -> None:
        """Choose a line, which must be there, and bring it into view."""
        index = self.table.index(self.table.lines.index(line), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _measure(self) -> None:
        self._needs = tuple(self._needed(place) for place in range(len(self.table.columns)))
        self._share_out()

    def _share_out(self) -> None:
        """Give every column the width of its words, and its share of what is left."""
        spare = max(0, self.viewport().width() - sum(self._needs))
        shares = sum(column.stretch for column in self.table.columns)
        for place, (column, needed) in enumerate(zip(self.table.columns, self._needs, strict=True)):
            extra = spare * column.stretch // shares if shares else 0
            self.setColumnWidth(place, needed + extra)

    def _needed(self, place: int) -> int:
        column = self.table.columns[place]
        arrow = look().theme.length(12) + 4
        widest = text_width(column.head, "smallm") + arrow
        # to measure the words of all lines would take seconds for a large list
        for line in self._longest(column):
            widest = max(widest, self._cell_width(column, line))
        return widest + _LEFT_PAD + _RIGHT_PAD + 2

    def _longest(self, column: Column) -> list[object]:
        """Give the lines with the most letters in a column."""
        return nlargest(_MEASURED, self.table.lines, key=partial(_letters, column))

    def _cell_width(self, column: Column, line: object) -> int:
        width = text_width(column.words(line), column.role)
        if column.state(line):
            width += look().theme.length(_GLYPH) + 6
        tag = column.tag(line)
        return width + text_width(tag, "small") + 27 if tag else width

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(line_height("body") + 14)

    def _show_empty(self) -> None:
        if self._empty is None:
            return
        height = self._empty.sizeHint().height()
        self._empty.setGeometry(16, 16, max(0, self.viewport().width() - 32), height)
        self._empty.setVisible(not self.table.lines)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.line(index))

    def _select(self, index: QModelIndex) -> None:
        self.viewport().update()
        self.line_selected.emit(self.table.line(index))

    def changeEvent(self, event: QEvent) -> None:
        """Grow rows and columns with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._set_row_height()
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()
        self._show_empty()


def _letters(column: Column, line: object) -> int:
    return len(column.words(line)) + len(column.tag(line))
