"""The scrolling middle of a page; what has the focus is always in view."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.look import look

_ROOM = 64


class LowPage(QWidget):
    """What stands in a scrolling page and gives in to the height there is, as tables do.

    It scrolls where its parts would have less than their least heights, not sooner.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._parts = layout
        self.setLayout(layout)

    def heightForWidth(self, width: int) -> int:
        """Ask for the least height."""
        return self._parts.minimumHeightForWidth(width)


class PageScroll(QScrollArea):
    """Scroll a form, and follow the focus wherever it is put.

    Tab does not stop at it, because all that it holds can be reached.

    Args:
        content: the form.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # a form that has just changed is laid out before the next turn of the event loop
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_focus)
        self._page = content
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_focus(self) -> None:
        """Bring what has the focus into view, where it is in here."""
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return
        room = self.viewport().height()
        # with what is said about it, where both have room
        whole = next((each for each in (self._field(now), now) if each.height() <= room), None)
        if whole is None:
            # the line of the cursor, or the chosen row
            self.ensureWidgetVisible(now, 0, look().theme.length(_ROOM))
        else:
            self._show_whole(whole)

    def _field(self, part: QWidget) -> QWidget:
        """Give the field that a part belongs to; the part itself where it is of none."""
        above: QWidget | None = part
        while above is not None and above is not self and not isinstance(above, Entry):
            above = above.parentWidget()
        return above if isinstance(above, Entry) else part

    def _show_whole(self, part: QWidget) -> None:
        """Bring all of a part into view; Qt would be content with the line of the cursor."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = part.mapTo(self._page, QPoint(0, 0)).y()
        bottom = top + part.height()
        if bar.value() <= top and bottom <= bar.value() + room:
            return
        spare = min(look().theme.length(_ROOM), (room - part.height()) // 2)
        above = top < bar.value()
        bar.setValue(top - spare if above else bottom + spare - room)

    def show_top(self, part: QWidget) -> None:
        """Bring the top of a part that has just opened into view, where it is not."""
        bar, top = self.verticalScrollBar(), part.mapTo(self._page, QPoint(0, 0)).y()
        if not bar.value() <= top <= bar.value() + self.viewport().height() // 2:
            bar.setValue(top)

    def follow(self) -> None:
        """Do so as soon as the form is laid out."""
        self._later.start(0)

    def _follow(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow when the form grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow when the room for the form changes."""
        super().resizeEvent(event)
        self.follow()
