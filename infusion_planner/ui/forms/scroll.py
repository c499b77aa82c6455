"""The scrolling middle of a page; what has the focus is always in view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from infusion_planner.ui.look import look

_ROOM = 64


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
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            room = look().theme.length(_ROOM)
            self.ensureWidgetVisible(now, 0, room)
