"""The picture of a patient's monitoring: walked through by keyboard, and pointed at."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from infusion_planner.cards.monitoring import Bar, Mark, MonitoringCard
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.label import announce
from infusion_planner.ui.kit.rail import WIDE_FROM
from infusion_planner.ui.picture.callout import Callout
from infusion_planner.ui.picture.drawing import Drawing, paint_ring
from infusion_planner.ui.picture.frame import Frame, Stop
from infusion_planner.ui.picture.in_view import bring_into_view
from infusion_planner.ui.picture.marks import asks_for_test
from infusion_planner.ui.picture.scene import USUAL_SPAN, Scene, stop_at, zoomed
from infusion_planner.ui.picture.walk import KEYS, Key, Rows, find, first_stop, next_stop

_CONTROL = Qt.KeyboardModifier.ControlModifier
_HINT = "Arrow keys step from mark to mark"


class MonitoringPicture(QFrame):
    """Show the monitoring of one patient along the time.

    Arrow keys, Home, End, Page Up and Page Down step from mark to mark, and each is said aloud.
    Ctrl with plus, minus, 0 or the wheel shows less or more time. Enter or a press on a mark
    tells which one it was, where something can be done about it.

    Signals:
        mark_chosen(str): the row's id of what was recorded.
        test_wanted(str): the name of a test that is due, overdue or was missed.
        span_changed(int): the place of the span that is shown now.
    """

    mark_chosen = Signal(str)
    test_wanted = Signal(str)
    span_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._now: Stop | None = None
        self._pointed: Stop | None = None
        self._callout: Callout | None = None
        self._drawing = Drawing()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)  # the tags of a narrow picture may take more lanes
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Picture of the monitoring")

    @property
    def span(self) -> int:
        """The place of the span that is shown."""
        return self._scene.span if self._scene is not None else 0

    @property
    def current(self) -> Mark | Bar | None:
        """The mark or bar that the walk is at; None before it has begun."""
        return self._now.item if self._now is not None else None

    @property
    def callout(self) -> Callout | None:
        """What is shown beside a mark now; None for nothing."""
        shown = self._callout is not None and self._callout.isVisible()
        return self._callout if shown else None

    @property
    def frame(self) -> Frame | None:
        """The measures it is painted by; None while there is nothing to show."""
        return self._scene.frame(self.width(), wide=self._wide()) if self._scene else None

    @property
    def stops(self) -> Rows:
        """What can be pointed at now, row by row."""
        return self._scene.rows(self.width(), wide=self._wide()) if self._scene else ()

    def show_card(self, card: MonitoringCard) -> None:
        """Show the monitoring of a patient; span and place stay where it is the same one."""
        before = self._scene
        span = USUAL_SPAN
        if before is not None and before.about(card):
            span = before.span
        else:
            self._now = None
        self._scene = Scene(card, span) if card.spans else None
        self._show_anew()
        self.span_changed.emit(self.span)

    def show_span(self, place: int) -> None:
        """Show a shorter or longer stretch of time, where there is one."""
        if self._scene is None or not self._scene.choose_span(place):
            return
        self._show_anew()
        self.span_changed.emit(place)
        announce(self, f"{self._scene.words} shown")

    def follow_page(self) -> None:
        """Keep the callout beside its mark while the page scrolls, as long as that is in view."""
        stop = self._pointed or self._now
        if self.callout is None or stop is None:
            return
        if self.visibleRegion().intersects(stop.box.toAlignedRect()):
            self._show_callout(stop)
        else:
            self._hide_callout()

    def _show_anew(self) -> None:
        self._hide_callout()
        if self._now is not None:
            self._now = find(self.stops, self._now.item, self._now.row)
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        if self._scene is None:
            return
        self.setAccessibleName(f"Picture of the monitoring, {self._scene.words}")
        self.setAccessibleDescription(self._now.item.spoken if self._now is not None else _HINT)

    def _wide(self) -> bool:
        return self.window().width() >= WIDE_FROM

    def _step_to(self, stop: Stop | None) -> None:
        """Stand at a mark, show what is known of it, and say it."""
        self._now = stop
        self.update()
        if stop is not None:
            self._name()
            bring_into_view(self, stop.box.toAlignedRect())
            self._show_callout(stop)
            announce(self, stop.item.spoken)

    def _show_callout(self, stop: Stop) -> None:
        window, box = self.window(), stop.box.toAlignedRect()
        if self._callout is None or self._callout.parentWidget() is not window:
            self._callout = Callout(window)
        self._callout.show_item(stop.item, QRect(self.mapTo(window, box.topLeft()), box.size()))

    def _hide_callout(self) -> None:
        self._pointed = None
        if self._callout is not None:
            self._callout.hide()

    def _stop_at(self, point: QPointF) -> Stop | None:
        return stop_at(self.stops, self.frame, point) if self.frame is not None else None

    def _choose(self, stop: Stop) -> None:
        mark = stop.item
        if not isinstance(mark, Mark) or self._scene is None:
            return
        if mark.entry_id:
            self.mark_chosen.emit(mark.entry_id)
        elif asks_for_test(mark.state):
            self.test_wanted.emit(self._scene.card.rows[stop.row].name)

    def _begin(self) -> Stop | None:
        return first_stop(self.stops, self._scene.card.today) if self._scene else None

    def _zoom(self, key: int) -> bool:
        place = zoomed(self.span, key)
        if place is not None:
            self.show_span(place)
        return place is not None

    def _take(self, key: int) -> bool:
        """Do what a key without Ctrl stands for; False where it stands for nothing."""
        if key in KEYS:
            self._step_to(next_stop(self.stops, self._now, key) if self._now else self._begin())
        elif key in {Key.Key_Return, Key.Key_Enter} and self._now is not None:
            self._choose(self._now)
        elif key == Key.Key_Escape and self.callout is not None:
            self._hide_callout()
        else:
            return False
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        return self._scene.height(width, wide=self._wide()) if self._scene else 0

    def sizeHint(self) -> QSize:
        """Take the height that the rows need."""
        least = self.minimumSizeHint()
        return QSize(max(self.width(), least.width()), least.height())

    def minimumSizeHint(self) -> QSize:
        """Never grow so small that words are cut."""
        if self._scene is None:
            return QSize(0, 0)
        width = self._scene.least_width()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._scene is not None:
            self._show_anew()

    def event(self, event: QEvent) -> bool:
        """Keep Escape, which would leave the page, while there is a callout to put away."""
        asks = event.type() == QEvent.Type.ShortcutOverride and self.callout is not None
        if asks and isinstance(event, QKeyEvent) and event.key() == Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        if self._scene is not None:
            self._show_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, then the rings."""
        frame = self.frame
        if frame is None or self._scene is None:
            return
        ratio = self.devicePixelRatioF()
        with easel(self) as on:
            drawn = self._drawing.pixmap(self._scene.card, frame, self.size(), ratio)
            on.painter.drawPixmap(0, 0, drawn)
            if self._pointed is not None:
                paint_ring(on, self._pointed.box, "edge", 1)
            if self._now is not None and self.hasFocus():
                paint_ring(on, self._now.box, "focus", 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, choose, or put the callout away."""
        held = bool(event.modifiers() & _CONTROL)
        if not (self._zoom(event.key()) if held else self._take(event.key())):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on where the walk was left, or begin it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._step_to(self._now or self._begin())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and callout away."""
        super().focusOutEvent(event)
        self._hide_callout()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no callout behind."""
        super().hideEvent(event)
        self._hide_callout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is known of the mark under the pointer."""
        stop = self._stop_at(event.position())
        if stop == self._pointed:
            return
        self._hide_callout()
        self._pointed = stop
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if stop else arrow)
        if stop is not None:
            self._show_callout(stop)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the callout of the pointer away."""
        super().leaveEvent(event)
        if self._pointed is not None:
            self._hide_callout()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand at the mark that was pressed."""
        stop = self._stop_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and stop is not None:
            self._step_to(stop)
            self._choose(stop)
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show less or more time with Ctrl; else leave the wheel to the page."""
        turned = event.angleDelta().y()
        if event.modifiers() & _CONTROL and turned:
            self.show_span(self.span + (-1 if turned > 0 else 1))
            event.accept()
        else:
            self._hide_callout()
            event.ignore()
