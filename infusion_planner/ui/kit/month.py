"""The days of one month as a table: arrow keys go from day to day, over its edges too."""

from datetime import MAXYEAR, MINYEAR, date

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from infusion_planner.domain.wording import WEEKDAYS
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, line_height, text_width
from infusion_planner.ui.kit.month_model import WEEK, WEEKS, Index, MonthFacts, MonthModel
from infusion_planner.ui.look import look

_KEY = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FIRST, _LAST = date(MINYEAR, 2, 1), date(MAXYEAR, 11, 30)


class DayDelegate(QStyledItemDelegate):
    """Paint one day of a month."""

    def __init__(self, view: "MonthView") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, number and ring."""
        painter.save()
        on = Easel(painter, look())
        model, cell = self._view.month, QRectF(option.rect)
        day, facts = model.day(index), model.facts
        current = index.row() == self._view.currentIndex().row()
        current = current and index.column() == self._view.currentIndex().column()
        on.fill(cell, "raised")
        box = cell.adjusted(1, 1, -1, -1)
        self._paint_day(on, box, day)
        if day == facts.today:
            on.box(box, line="accent_text", radius=4)
        if current and self._view.hasFocus():
            on.ring(box, 4, gap="raised")
        painter.restore()

    def _paint_day(self, on: Easel, box: QRectF, day: date) -> None:
        model = self._view.month
        tone, role = "ink" if day.month == model.month.month else "ink3", "body"
        closed = bool(model.facts.reason(day))
        if day == model.facts.chosen:
            on.box(box, fill="accent", radius=4)
            tone, role = "on_accent", "bodyb"
        elif closed:
            on.box(box, fill="lens", radius=4)
            tone = "ink3"
        on.text(box, str(day.day), Ink(role, tone, MIDDLE))
        if closed:
            half = text_width(str(day.day), role) / 2 + 3
            middle = box.center()
            on.across(middle.x() - half, middle.x() + half, middle.y(), tone)


class MonthView(QTableView):
    """Let a day be found and taken with the keyboard or the mouse.

    Arrow keys go by days and weeks, Home and End to Monday and Sunday, Page Up and Page Down by
    months, with Shift by years; `t` goes to today, Enter takes the day.

    Args:
        facts: today, the day chosen, and the days that cannot be taken.

    Signals:
        taken(date): the day a person took.
        moved(date): the day the cursor is on now.
    """

    taken = Signal(object)
    moved = Signal(object)

    def __init__(self, facts: MonthFacts) -> None:
        super().__init__()
        self.month = MonthModel(facts, self)
        self._day = facts.chosen or facts.today
        self.setModel(self.month)
        self.setItemDelegate(DayDelegate(self))
        self.setAccessibleName("Days of the month")
        self._configure()
        self._measure()
        self.clicked.connect(self._take_cell)
        self.go_to(self._day)

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("ground", "raised")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.setHorizontalHeader(_Weekdays(self))

    def _measure(self) -> None:
        height = line_height("body") + 12
        width = max(text_width("Wed", "smallm") + 12, height)
        for header, size in ((self.horizontalHeader(), width), (self.verticalHeader(), height)):
            header.setMinimumSectionSize(size)
            header.setDefaultSectionSize(size)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedSize(
            width * WEEK, height * WEEKS + self.horizontalHeader().sizeHint().height()
        )

    @property
    def day(self) -> date:
        """The day the cursor is on."""
        return self._day

    def go_to(self, day: date) -> None:
        """Move the cursor to a day, and show its month."""
        self._day = min(max(day, _FIRST), _LAST)
        if self.month.month != self._day.replace(day=1):
            self.month.show_month(self._day)
        self.setCurrentIndex(self.month.cell(self._day))
        self.viewport().update()
        self.moved.emit(self._day)

    def go_by(self, step: relativedelta) -> None:
        """Move the cursor by days, months or years."""
        try:
            self.go_to(self._day + step)
        except (ValueError, OverflowError):
            # beyond the first or the last year there is
            return

    def _take_cell(self, index: Index) -> None:
        self.go_to(self.month.day(index))
        self.taken.emit(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the key, or take the day."""
        key = Qt.Key(event.key())
        years = bool(event.modifiers() & _SHIFT)
        if key in {_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space}:
            self.taken.emit(self._day)
        elif key == _KEY.Key_T:
            self.go_to(self.month.facts.today)
        elif (step := _step(key, self._day, years=years)) is not None:
            self.go_by(step)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stay where it is; the wheel chooses no month."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._measure()


class _Weekdays(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), line_height("smallm") + 8)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        on = Easel(painter, look())
        on.fill(QRectF(rect), "raised")
        on.text(QRectF(rect), WEEKDAYS[logicalIndex], Ink("smallm", "ink2", MIDDLE))
        painter.restore()


def _step(key: Qt.Key, day: date, *, years: bool) -> relativedelta | None:
    page = relativedelta(years=1) if years else relativedelta(months=1)
    return {
        _KEY.Key_Left: relativedelta(days=-1),
        _KEY.Key_Right: relativedelta(days=1),
        _KEY.Key_Up: relativedelta(days=-WEEK),
        _KEY.Key_Down: relativedelta(days=WEEK),
        _KEY.Key_Home: relativedelta(days=-day.weekday()),
        _KEY.Key_End: relativedelta(days=WEEK - 1 - day.weekday()),
        _KEY.Key_PageUp: -page,
        _KEY.Key_PageDown: page,
    }.get(key)
