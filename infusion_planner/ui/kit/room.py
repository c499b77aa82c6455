"""The room that what a dialog holds has: it scrolls where the window ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_HEIGHT = 120
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded


class Room(QScrollArea):
    """As high as what it holds, and scrolling where the window ends."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form = form
        self.setWidget(form)
        # the ground of the dialog shows through; setting the widget had filled both
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._form.isAncestorOf(now):
            return
        # all of it: Qt would be content with the line of the cursor
        top = now.mapTo(self._form, QPoint(0, 0)).y()
        for edge in (top + now.height(), top):
            self.ensureVisible(0, edge, 0, _LEAST_HEIGHT // 2)

    def _choose_bar(self) -> None:
        """Drop the bar where the form fits; Qt keeps one that makes words wrap."""
        fits = self.heightForWidth(self.width()) <= self.height()
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else _AS_NEEDED
        self.setVerticalScrollBarPolicy(bar)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow form is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the whole form."""
        if self._form.hasHeightForWidth():
            return self._form.heightForWidth(width)
        return self._form.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Ask for the whole form."""
        return self._form.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the form's width, also where a bar stands beside it."""
        least, bar = self._form.minimumSizeHint(), self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), _LEAST_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the form in it changes; Qt would scroll instead."""
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the form fits, and keep the field in use in sight."""
        self._choose_bar()
        super().resizeEvent(event)
        self._follow_focus(None, QApplication.focusWidget())
