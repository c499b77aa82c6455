"""The board: chairs from top to bottom, the day from left to right."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from infusion_planner.cards.today_board import BoardRow, TodayCard
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Index
from infusion_planner.ui.today.cells import BoardCell, row_height
from infusion_planner.ui.today.lines import CHAIR, HEADS, PATIENT, STATE, TIME, BoardLines
from infusion_planner.ui.today.plot import DayScale

_WIDTHS = {CHAIR: 76, PATIENT: 272, STATE: 176}
_LEAST_TIME = 220
"""Narrower than this the hours cannot be read, and are left out."""


class _Head(QHeaderView):
    """The heads of the board: words, then hours, with the time it is as a tag."""

    def __init__(self, view: QTableView, cell: BoardCell) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._cell = cell
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), line_height("smallm") + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        port = self.viewport()
        with easel(port) as on:
            rect = QRectF(port.rect())
            on.fill(rect, "well")
            for place in (CHAIR, PATIENT, STATE):
                room = self._room(place).adjusted(12, 0, 0, 0)
                on.text(room, HEADS[place], Ink("smallm", "ink2"))
            if not self.isSectionHidden(TIME):
                self._paint_hours(on, self._room(TIME))
            on.across(0, rect.width(), rect.height() - on.hair, "line2")

    def _room(self, place: int) -> QRectF:
        left, width = self.sectionViewportPosition(place), self.sectionSize(place)
        return QRectF(left, 0, width, self.height())

    def _paint_hours(self, on: Easel, rect: QRectF) -> None:
        scale = self._cell.scale
        now = scale.at(rect, scale.now)
        words = f"{scale.now // MINUTES_IN_HOUR:02}:{scale.now % MINUTES_IN_HOUR:02}"
        width = text_width(words, "smallb") + 12
        for hour in scale.hours:
            at = scale.at(rect, hour * MINUTES_IN_HOUR)
            # the tag of the time it is would cover it
            if not scale.shows_now or abs(at - now) > width / 2 + 12:
                room = QRectF(at - 14, 0, 28, rect.height())
                on.text(room, f"{hour:02}", Ink("smallm", "ink2", MIDDLE))
        if scale.shows_now:
            left = min(now - width / 2, rect.right() - width)
            height = line_height("smallb") + 6
            tag = QRectF(left, (rect.height() - height) / 2, width, height)
            on.box(tag, fill="ink", radius=4)
            on.text(tag, words, Ink("smallb", "surface", MIDDLE))


class Board(QTableView):
    """Show the patients of a day; arrow keys choose one, Enter opens the run sheet.

    Signals:
        opened(str): row id of the infusion that was opened.
        row_chosen(object): the row chosen now; None when there is none.
        arrive_pressed(): A was pressed on the chosen row.
        chair_pressed(): C was pressed on the chosen row.
        timed(bool): whether there is room for the times.
    """

    opened = Signal(str)
    row_chosen = Signal(object)
    arrive_pressed = Signal()
    chair_pressed = Signal()
    timed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines = BoardLines(self)
        self._cell = BoardCell(self, self._lines)
        self.setModel(self._lines)
        self.setItemDelegate(self._cell)
        self.setHorizontalHeader(_Head(self, self._cell))
        self.setAccessibleName("Infusions of the day, by chair")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self._fit()

    @property
    def chosen(self) -> BoardRow | None:
        """The row chosen; None when there is none."""
        place = self.currentIndex().row()
        return self._lines.rows[place] if 0 <= place < len(self._lines.rows) else None

    def show_card(self, card: TodayCard) -> None:
        """Show a day; the patient who was chosen stays chosen."""
        before = self.chosen
        self._cell.scale = DayScale(card.opens, card.closes, card.now)
        self._lines.show_rows(card.rows)
        self._choose_again(before)
        self._fit()
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    def _choose_again(self, before: BoardRow | None) -> None:
        ids = [row.infusion_id for row in self._lines.rows]
        if before is not None and before.infusion_id in ids:
            self.selectRow(ids.index(before.infusion_id))
        elif ids:
            self.selectRow(0)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        used = 0
        for place, width in _WIDTHS.items():
            wide = look().theme.length(width)
            self.setColumnWidth(place, wide)
            used += wide
        # by the width of the board, not of what a scroll bar leaves of it, which comes and goes
        timed = self.width() - used >= look().theme.length(_LEAST_TIME)
        room = self.viewport().width() - used
        if timed:
            self.setColumnWidth(TIME, room)
        else:
            self.setColumnWidth(STATE, self.columnWidth(STATE) + max(0, room))
            self._leave_times()
        self.setColumnHidden(TIME, not timed)
        self.timed.emit(timed)

    def _leave_times(self) -> None:
        """Keep the cursor where it can be seen."""
        now = self.currentIndex()
        if now.column() == TIME:
            there = now.siblingAtColumn(STATE)
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _open(self, index: Index) -> None:
        self.opened.emit(self._lines.rows[index.row()].infusion_id)

    def _tell_choice(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.row_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the row; they act only while the board has the focus."""
        told = {Qt.Key.Key_A: self.arrive_pressed, Qt.Key.Key_C: self.chair_pressed}
        signal = told.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            self.opened.emit(self.chosen.infusion_id)
        elif signal is not None and not event.modifiers() and self.chosen is not None:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the times all the width that is left."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
