"""Shows one page of the window at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from infusion_planner.ui.kit.layout import discard


class PageStack(QStackedWidget):
    """Hold the page shown and the one to come back to; every other goes when it is left."""

    def __init__(self) -> None:
        super().__init__()
        self._home: QWidget | None = None

    def come_home(self, page: QWidget) -> None:
        """Show a page that stays when it is left; the one that stayed until now goes."""
        old, self._home = self._home, page
        self.turn_to(page)
        if old is not None and old is not page and self.indexOf(old) >= 0:
            self._drop(old)

    def turn_to(self, page: QWidget) -> None:
        """Show a page."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None and before is not page and before is not self._home:
            self._drop(before)

    def _drop(self, page: QWidget) -> None:
        self.removeWidget(page)
        discard(page)
