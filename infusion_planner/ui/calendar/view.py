"""The board: courses as ribbons over days, a ghost that goes by day, all of it by key or mouse."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
)

from infusion_planner.cards.calendar_board import CalendarBoard, Lens, Ribbon
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.calendar.callout import Callout
from infusion_planner.ui.calendar.carried import DayCarrier
from infusion_planner.ui.calendar.ghost import Ghost
from infusion_planner.ui.calendar.heads import ChairHead, DayHead
from infusion_planner.ui.calendar.model import BoardModel
from infusion_planner.ui.calendar.overlay import ghost_cells, led_cells, paint_cursor, paint_over
from infusion_planner.ui.calendar.ribbons import ribbon_box
from infusion_planner.ui.calendar.still import StillPicture, rect_of
from infusion_planner.ui.easel import easel, line_height
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column
from infusion_planner.ui.look import look

_KEY = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_LEAST_DAY = 34
_TALLEST = 88
_ROOM_TO_DRAG = 6
_WHOLE_ROWS = 3
_AROUND_WORDS = 8
"""Over and under the two lines of a course; ten chairs and who has none fit a usual screen."""
_LETS_GO = frozenset({_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Escape})


class BoardView(QTableView):
    """Show a board; arrow keys go from cell to cell, Alt and arrows move the ghost.

    Attributes:
        cells: what is shown.
        ghost: where the course of the lens would lie; None for nowhere.
        callout: what the rules say of the ghost, beside it; hidden where it has no room.
        still: the picture of all but the ghost.

    Signals:
        chosen(str): row id of the patient whose course is to be looked at.
        opened(str): row id of the patient whose page is to be shown.
        ghost_asked(int): the column the ghost shall stand on.
        dropped(): the ghost was let go, or Enter was pressed on it.
        put_back(): the ghost was given up.
        crowded(): the board was made smaller, and the callout lost its room.
        menu_asked(QPoint): the menu was asked for, at a point of the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    ghost_asked = Signal(int)
    dropped = Signal()
    put_back = Signal()
    crowded = Signal()
    menu_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cells = BoardModel(self)
        self.setModel(self.cells)
        self.ghost: Ghost | None = None
        self.still = StillPicture()
        self._pressed: tuple[QPoint, Ribbon, int] | None = None
        self._drags = False
        self.carrier = DayCarrier(self, self)
        self.callout = Callout(self)
        self._asked = Label("Day 1?", "smallm", "ink2", narrow=True)
        self.setHorizontalHeader(DayHead(self.cells, self))
        self.setVerticalHeader(ChairHead(self.cells, self))
        self.setAccessibleName("Calendar: chairs by days")
        self._configure()

    def _configure(self) -> None:
        # the picture covers all of it, so that nothing under it is painted again
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        own = Qt.FindChildOption.FindDirectChildrenOnly
        for corner in self.findChildren(QAbstractButton, options=own):
            corner.setAccessibleName("Corner of the calendar")
            # beside the line in which the lens says of each day whether it may be day 1
            corner.setLayout(column(None, self._asked, margins=(14, 0, 0, 6)))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_board(self, board: CalendarBoard, lens: Lens | None) -> None:
        """Show a board and what is laid over it; the cursor stays where it was."""
        here = self.currentIndex()
        self.carrier.let_go(drops=False)
        self.show_ghost(None)
        self.cells.show_board(board, lens)
        self._asked.setVisible(lens is not None)
        self.still.forget()
        self._measure()
        again = self.cells.index(max(here.row(), 0), max(here.column(), 0))
        if again.isValid():
            self.setCurrentIndex(again)

    def stand_on(self, day: date) -> None:
        """Put the cursor on a day, where it is on the board; the row stays."""
        place = self.cells.board.column(day)
        if place is not None:
            self.setCurrentIndex(self.cells.index(max(self.currentIndex().row(), 0), place))

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Move the ghost with what is said of it, or take both away."""
        before, self.ghost = self.ghost, ghost
        if ghost is None or before is None:
            self.viewport().update()
        else:
            # from day to day only its own two places are painted
            for each in (before, ghost):
                self.viewport().update(ghost_cells(self, each).toAlignedRect())
        self._keep_in_sight()
        self.say_beside()

    def _keep_in_sight(self) -> None:
        """Scroll to the ghost: its row may be out of sight, as the page was made lower."""
        if self.ghost is not None:
            self.scrollTo(self.cells.index(self.ghost.row, self.ghost.column))

    def say_beside(self) -> None:
        """Say beside what is led what the rules say of it, as long as there is room."""
        verdict = self.verdict
        if verdict is None:
            self.callout.leave()
            return
        self.callout.show_card(verdict)
        if not self.callout.stand(ribbon_box(led_cells(self)).toAlignedRect()):
            self.crowded.emit()

    @property
    def verdict(self) -> VerdictCard | None:
        """What the rules say of the ghost, or of the day that is carried; None for neither."""
        led = self.ghost or self.carrier.day
        return led.verdict if led is not None else None

    def _measure(self) -> None:
        self.still.forget()
        days, rows = self.cells.columnCount(), max(self.cells.rowCount(), 1)
        least = 2 * line_height("smallb") + _AROUND_WORDS
        head = self.horizontalHeader().sizeHint().height()
        # where the page is short its middle scrolls, and three rows are always whole
        self.setMinimumHeight(head + min(rows, _WHOLE_ROWS) * least)
        tall = (self.height() - head) // rows
        tallest = max(least, look().theme.length(_TALLEST))
        self.verticalHeader().setDefaultSectionSize(min(max(least, tall), tallest))
        wide = self.viewport().width()
        for place in range(self.cells.columnCount()):
            # the rest of the division is spread, so that the last day ends at the edge
            size = wide * (place + 1) // days - wide * place // days
            self.setColumnWidth(place, max(_LEAST_DAY, size))
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._measure()
        self._keep_in_sight()
        # what went to the strip stays there until the ghost goes on; else both would flicker
        if not self.callout.isHidden():
            self.say_beside()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._measure()

    def cells_rect(self, row: int, first: int, last: int) -> QRectF:
        """Give the room of some days of a row."""
        return rect_of(self, row, first, last)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the courses from the picture that was drawn of them, then what goes over it."""
        with easel(self.viewport()) as on:
            on.painter.drawPixmap(0, 0, self.still.taken(self, self.cells))
            paint_over(on, self)
            if self.hasFocus():
                paint_cursor(on, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by cell, move the ghost, or take what stands here."""
        key = Qt.Key(event.key())
        step = {_KEY.Key_Left: -1, _KEY.Key_Right: 1, _KEY.Key_Up: -5, _KEY.Key_Down: 5}.get(key)
        if step is not None and event.modifiers() & _ALT:
            if not self.carrier.by_key(step):
                self._step_ghost(step)
        elif self.carrier.day is not None and key in _LETS_GO:
            self.carrier.let_go(drops=key != _KEY.Key_Escape)
        elif key in {_KEY.Key_Return, _KEY.Key_Enter}:
            self._take()
        elif key == _KEY.Key_Escape and (self.ghost or self.cells.lens):
            self.put_back.emit()
        else:
            super().keyPressEvent(event)

    def _step_ghost(self, step: int) -> None:
        """Move the ghost by days or, up and down, by five of them; it starts at its plan."""
        lens, ribbon = self.cells.lens, self.cells.ribbon(self.currentIndex())
        if ribbon is not None and (lens is None or lens.patient_id != ribbon.patient_id):
            self.chosen.emit(ribbon.patient_id)
        if self.cells.lens is not None:
            most = self.cells.columnCount() - 1
            self.ghost_asked.emit(min(max(self._ghost_start() + step, 0), most))

    def _ghost_start(self) -> int:
        if self.ghost is not None:
            return self.ghost.column
        lens = self.cells.lens
        plan = self.cells.board.of_course(lens.course_id) if lens and lens.course_id else None
        return plan.first if plan else max(self.currentIndex().column(), 0)

    def _take(self) -> None:
        ribbon = self.cells.ribbon(self.currentIndex())
        if self.ghost is not None:
            self.dropped.emit()
        elif ribbon is not None:
            self.chosen.emit(ribbon.patient_id)
        elif self.cells.lens is not None:
            self.ghost_asked.emit(self.currentIndex().column())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a ribbon, or stand the ghost on a day."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        ribbon = self.cells.ribbon(index)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if ribbon is not None:
            self._pressed = (event.position().toPoint(), ribbon, index.column() - ribbon.first)
            self.chosen.emit(ribbon.patient_id)
        elif self.cells.lens is not None:
            self.ghost_asked.emit(index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lead the ghost by the day under the pointer; a small tremble moves nothing."""
        if self._pressed is None or self.cells.lens is None:
            return
        start, ribbon, held = self._pressed
        row = self.indexAt(start).row()
        here = event.position().toPoint()
        if not self._drags and (here - start).manhattanLength() < _ROOM_TO_DRAG:
            return
        column = self.columnAt(here.x()) - held
        if not ribbon.movable:
            self._drags = self.carrier.by_mouse(ribbon, held, row, column + held)
        elif column >= 0:
            self._drags = True
            if self.ghost is None or self.ghost.column != column:
                self.ghost_asked.emit(column)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the ghost go."""
        super().mouseReleaseEvent(event)
        dragged, self._drags, self._pressed = self._drags, False, None
        if self.carrier.day is not None:
            self.carrier.let_go(drops=dragged)
        elif dragged and self.ghost is not None:
            self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the page of who lies here."""
        ribbon = self.cells.ribbon(self.indexAt(event.position().toPoint()))
        if ribbon is not None:
            self._pressed = None
            self.opened.emit(ribbon.patient_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse at the pointer, by key at the cell."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())
            return
        here = self.visualRect(self.currentIndex()).center()
        self.menu_asked.emit(self.viewport().mapToGlobal(here))
