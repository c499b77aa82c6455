"""The room that what a dialog holds has: it scrolls where the window ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from infusion_planner.ui.kit.scroll import PageScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_LEAST_HEIGHT = 120
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded


class Room(PageScroll):
    """As high as what it holds, and scrolling where the window ends."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the ground of the dialog shows through; setting the widget had filled both
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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
        if self._page.hasHeightForWidth():
            return self._page.heightForWidth(width)
        return self._page.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Ask for the whole form."""
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the form's width, also where a bar stands beside it."""
        least, bar = self._page.minimumSizeHint(), self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), _LEAST_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the form in it changes; Qt would scroll instead."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the form fits."""
        self._choose_bar()
        super().resizeEvent(event)
