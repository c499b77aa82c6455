"""The month that opens at a date box."""

from datetime import date

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from infusion_planner.domain.wording import LONG_WEEKDAYS, MONTHS, date_words
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.floating import blends, paint_floating, round_off, shadow_room
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, row
from infusion_planner.ui.kit.month import MonthView
from infusion_planner.ui.kit.month_model import MonthFacts

_RADIUS = 6
_GAP = 2
_MONTH = relativedelta(months=1)


class CalendarPopup(QFrame):
    """A month over the page, from which one day is taken; Esc or a press beside it closes it.

    Args:
        facts: today, the day chosen, and the days that cannot be taken.
        parent: the box it belongs to; it is deleted when it closes.

    Signals:
        taken(date): the day a person took; the popup has closed.
    """

    taken = Signal(object)

    def __init__(self, facts: MonthFacts, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, blends())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Calendar")
        self._facts = facts
        self.view = MonthView(facts)
        self._title = Label("", "bodyb")
        self._back = IconButton("left", "Month before")
        self._on = IconButton("right", "Next month")
        self._said = Label("", "small", "ink2", wrap=True)
        self._today = Button("&Today", "quiet", size=28)
        edge = 10 + shadow_room()
        head = row(self._back, None, self._title, None, self._on)
        foot = row((self._said, 1), self._today)
        self.setLayout(column(head, self.view, foot, gap=6, margins=(edge, edge, edge, edge - 2)))
        self._connect()
        self._show_day(self.view.day)

    def _connect(self) -> None:
        self._back.clicked.connect(self._month_before)
        self._on.clicked.connect(self._next_month)
        self._today.clicked.connect(self._take_today)
        self.view.moved.connect(self._show_day)
        self.view.taken.connect(self._take)

    def open_under(self, box: QWidget) -> None:
        """Open under a box, or over it where the screen ends."""
        self.adjustSize()
        room = shadow_room()
        screen = box.screen().availableGeometry()
        corner = box.mapToGlobal(QPoint(-room, box.height() + _GAP - room))
        if corner.y() + self.height() - room > screen.bottom():
            corner.setY(box.mapToGlobal(QPoint(0, 0)).y() - self.height() - _GAP + room)
        farthest = screen.right() - self.width() + room
        corner.setX(max(screen.left() - room, min(corner.x(), farthest)))
        self.move(corner)
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _month_before(self) -> None:
        self.view.go_by(-_MONTH)

    def _next_month(self) -> None:
        self.view.go_by(_MONTH)

    def _take_today(self) -> None:
        self._take(self._facts.today)

    def _take(self, day: date) -> None:
        self.close()
        self.taken.emit(day)

    def _show_day(self, day: date) -> None:
        month = f"{MONTHS[day.month - 1]} {day.year:04d}"
        if month != self._title.text():
            self._title.setText(month)
            announce(self, month)
        reason = self._facts.reason(day)
        words = f"{LONG_WEEKDAYS[day.weekday()]} {date_words(day)}"
        self._said.setText(f"{words}: {reason}" if reason else words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the raised ground."""
        with easel(self) as on:
            paint_floating(on, self.size(), _RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners of the new size."""
        super().resizeEvent(event)
        round_off(self, _RADIUS)
