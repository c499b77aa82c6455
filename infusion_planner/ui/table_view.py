"""The table on the screen: hairlines, a bar at the selected row, a ring around the focus."""

from math import ceil
from operator import attrgetter

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
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
from infusion_planner.ui.table import Column, Index, LineTable
from infusion_planner.ui.table_head import LEFT_PAD, RIGHT_PAD, Head

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
        if selected:
            on.fill(cell, "accent_soft")
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair)
        if selected and index.column() == 0:
            on.fill(QRectF(cell.left(), cell.top(), 3, cell.height()), "accent_text")
        self._paint_words(on, cell, index)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._paint_ring(on, cell, index.column())
        painter.restore()

    def _paint_words(self, on: Easel, cell: QRectF, index: Index) -> None:
        # asked of the line itself: through the model's roles a page of cells takes twice as long
        column, line = self._view.table.columns[index.column()], self._view.table.line(index)
        room = cell.adjusted(LEFT_PAD, 0, -RIGHT_PAD, 0)
        words, state, tag = column.words(line), column.state(line), column.tag(line)
        tone = _BARE_TONES.get(state, state) or column.tone
        if state:
            on.icon(room.left(), room.center().y(), state, tone, size=_GLYPH)
            room.setLeft(room.left() + on.icon_size(_GLYPH) + 6)
        if tag:
            room.setRight(self._paint_tag(on, room, words, tag, column))
        ink = Ink(column.role, tone, RIGHT if column.right else LEFT, squeeze=True)
        on.text(room, words, ink)

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
        count = self._view.table.columnCount()
        last = max(place for place in range(count) if not self._view.isColumnHidden(place))
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


class LineTableView(QTableView):
    """Show a `LineTable`, row by row.

    Arrow keys choose a row; Enter or a double click opens it; a press on a head sorts.

    Args:
        columns: from left to right.
        name: what a screen reader calls the table.
        key: the field by which a line is known again when the lines come anew; a line has to
            be the same in every field when empty.

    Signals:
        opened(object): the line that was opened.
        line_selected(object): the line chosen now; None when there is none.
    """

    opened = Signal(object)
    line_selected = Signal(object)

    def __init__(self, columns: tuple[Column, ...], name: str, *, key: str = "") -> None:
        super().__init__()
        self.table = LineTable(columns, self)
        self._key = key
        self._empty: QWidget | None = None
        self._longest: tuple[list[tuple[str, str]], ...] = ()
        self._wide: tuple[int, ...] = ()
        self._narrow: tuple[int, ...] = ()
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
        self._settle_on(chosen)

    def show_some(self, lines: tuple[object, ...]) -> None:
        """Show only some of the lines given; the columns keep their widths.

        Args:
            lines: the very ones given, in the order they stand in while nothing is sorted.
        """
        chosen = self.table.line(self.currentIndex())
        self.table.show_some(lines)
        self._settle_on(chosen)

    def _settle_on(self, chosen: object) -> None:
        self._show_empty()
        row = self._row_of(chosen)
        if row >= 0:
            self._choose_row(row)

    def _row_of(self, line: object) -> int:
        """Give the row of a line; -1 where it is not shown."""
        if line is None:
            return -1
        known: tuple[object, ...] = self.table.lines
        if self._key:
            read = attrgetter(self._key)
            known, line = tuple(map(read, known)), read(line)
        return known.index(line) if line in known else -1

    def show_when_empty(self, widget: QWidget) -> None:
        """Say what stands under the heads while there is no line."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._show_empty()

    def select_line(self, line: object) -> None:
        """Choose a line, which must be there, and bring it into view."""
        self._choose_row(self._row_of(line))

    def _choose_row(self, row: int) -> None:
        index = self.table.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _measure(self) -> None:
        """Measure the columns over all lines, so that they stay while only some are shown."""
        every = self.table.every_line
        # to measure all words would take seconds for a large list
        self._longest = tuple(column.longest(every, _MEASURED) for column in self.table.columns)
        self._wide, self._narrow = self._widths(narrow=False), ()
        self._share_out()

    def _widths(self, *, narrow: bool) -> tuple[int, ...]:
        pairs = zip(self.table.columns, self._longest, strict=True)
        return tuple(_column_width(column, words, narrow=narrow) for column, words in pairs)

    def _share_out(self) -> None:
        """Give every column the width of its words, and its share of what is left."""
        room = self.viewport().width()
        shown, widths = self._fitting(room)
        spare = max(0, room - sum(widths[place] for place in shown))
        shares = sum(self.table.columns[place].stretch for place in shown)
        for place, column in enumerate(self.table.columns):
            self.setColumnHidden(place, place not in shown)
            extra = spare * column.stretch // shares if shares else 0
            self.setColumnWidth(place, widths[place] + extra)

    def _fitting(self, room: int) -> tuple[set[int], tuple[int, ...]]:
        """Choose the columns that fit, rather narrow than few, and how wide they are."""
        shown = set(range(len(self._wide)))
        if sum(self._wide) <= room:
            return shown, self._wide
        self._narrow = self._narrow or self._widths(narrow=True)
        while True:
            for widths in (self._wide, self._narrow):
                if sum(widths[place] for place in shown) <= room:
                    return shown, widths
            last = max(shown, key=self._drops)
            if not self._drops(last):
                return shown, self._narrow
            shown.discard(last)

    def _drops(self, place: int) -> int:
        return self.table.columns[place].drop

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


def _column_width(column: Column, pairs: list[tuple[str, str]], *, narrow: bool) -> int:
    theme = look().theme
    words = QFontMetricsF(theme.font(column.role, narrow=narrow))
    tags = QFontMetricsF(theme.font("small"))
    head = text_width(column.head, "smallm", narrow=narrow) + theme.length(12) + 4
    glyph = theme.length(_GLYPH) + 6 if column.state_field else 0
    cells = (
        glyph + words.horizontalAdvance(said) + (tags.horizontalAdvance(tag) + 27 if tag else 0)
        for said, tag in pairs
    )
    return ceil(max(head, *cells, 0)) + LEFT_PAD + RIGHT_PAD + 2
