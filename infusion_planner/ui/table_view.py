"""The table on the screen: hairlines, a bar at the selected row, a ring around the focus."""

from operator import attrgetter

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from infusion_planner.ui.easel import line_height
from infusion_planner.ui.table import Column, LineTable
from infusion_planner.ui.table_cell import CellDelegate
from infusion_planner.ui.table_head import Head, HeadEnd
from infusion_planner.ui.table_room import ColumnRoom

_ROW_PAD = 14


class LineTableView(QTableView):
    """Show a `LineTable`, row by row.

    Arrow keys choose a row; Enter or a double click opens it; a press on a head sorts.

    Attributes:
        rooms: how wide its columns are.

    Args:
        columns: from left to right.
        name: what a screen reader calls the table.
        key: the field by which a line is known again when the lines come anew; a line has to
            be the same in every field when empty.

    Signals:
        opened(object): the line that was opened.
        line_selected(object): the line chosen now; None when there is none.
        shared(): the columns were given their widths anew; some may be hidden now.
    """

    opened = Signal(object)
    line_selected = Signal(object)
    shared = Signal()

    def __init__(self, columns: tuple[Column, ...], name: str, *, key: str = "") -> None:
        super().__init__()
        self.table = LineTable(columns, self)
        self._key = key
        self._empty: QWidget | None = None
        self.rooms = ColumnRoom(columns)
        self._high: tuple[int, ...] = ()
        self._lay_ground()
        self.setModel(self.table)
        self.setItemDelegate(CellDelegate(self, self.table, self.rooms))
        head = Head(self)
        self.setHorizontalHeader(head)
        self.addScrollBarWidget(HeadEnd(head), Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(name)
        self._configure()
        self._measure()
        self.table.layoutChanged.connect(self._size_rows)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._select)

    def _lay_ground(self) -> None:
        """Lay the lines on a widget made here, with what Qt gives its own.

        To find out what Qt's own is, PySide loads every class of widgets there is.
        """
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

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
        self._size_rows()
        self._settle_on(chosen)

    def _settle_on(self, chosen: object) -> None:
        self._show_empty()
        row = self._row_of(chosen)
        if row >= 0:
            self._choose_row(row)
        elif chosen is not None:
            # Qt says nothing of a choice that went with its line
            self.line_selected.emit(None)

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
        index = self.table.index(row, self._first_shown())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _first_shown(self) -> int:
        places = range(self.table.columnCount())
        return next((place for place in places if not self.isColumnHidden(place)), 0)

    def _leave_hidden(self) -> None:
        """Keep the current cell in a column that is shown: from others the keys lead nowhere."""
        index = self.currentIndex()
        if index.isValid() and self.isColumnHidden(index.column()):
            self.setCurrentIndex(index.siblingAtColumn(self._first_shown()))

    def _measure(self) -> None:
        """Measure the columns over all lines, so that they stay while only some are shown."""
        self.rooms.measure(self.table.every_line)
        self._share_out()

    def _share_out(self) -> None:
        """Give every column the width of its words, and its share of what is left."""
        for place, width in enumerate(self.rooms.share(self.viewport().width())):
            self.setColumnHidden(place, not width)
            if width:
                self.setColumnWidth(place, width)
        self.table.stack(self.rooms.guests)
        self._set_row_height()
        self._size_rows()
        self._leave_hidden()
        self.shared.emit()

    def _size_rows(self) -> None:
        """Make the rows high whose words need two lines, and only those."""
        head = self.verticalHeader()
        for row in self._high:
            if row < self.table.rowCount():
                head.resizeSection(row, head.defaultSectionSize())
        self._high = ()
        if self.rooms.has_long:
            lines = enumerate(self.table.lines)
            self._high = tuple(row for row, line in lines if self.rooms.two_lines(line))
        for row in self._high:
            head.resizeSection(row, head.defaultSectionSize() + line_height("body"))

    def _set_row_height(self) -> None:
        height = line_height("body") * self.rooms.lines + self._row_pad()
        self.verticalHeader().setDefaultSectionSize(height)

    def _row_pad(self) -> int:
        """Give the pixels left free over and under the words of a row."""
        return _ROW_PAD

    def _show_empty(self) -> None:
        if self._empty is None:
            return
        height = self._empty.sizeHint().height()
        self._empty.setGeometry(16, 16, max(0, self.viewport().width() - 32), height)
        self._empty.setVisible(not self.table.lines)
        # without a line there is nothing that could show the focus
        some, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(some if self.table.lines else none)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.line(index))

    def _select(self, index: QModelIndex) -> None:
        self.viewport().update()
        self.line_selected.emit(self.table.line(index))

    def changeEvent(self, event: QEvent) -> None:
        """Grow rows and columns with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()
        self._show_empty()
