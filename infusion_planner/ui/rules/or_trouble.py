"""A part of a page, or why it could not be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.layout import column, group


class OrTrouble(QStackedWidget):
    """Show its content, or say what went wrong and offer to try again.

    Args:
        content: what is shown while nothing is wrong.
        title: what went wrong, in few words.

    Signals:
        retry_pressed(): read it again.
    """

    retry_pressed = Signal()

    def __init__(self, content: QWidget, title: str) -> None:
        super().__init__()
        self._title = title
        self._content, self._trouble = content, QWidget()
        for page in (self._content, self._trouble):
            self.addWidget(page)

    def show_content(self) -> None:
        """Show the content."""
        self.setCurrentWidget(self._content)

    def show_trouble(self, words: str) -> None:
        """Say what is wrong instead."""
        line = EmptyRow("info", self._title, words, "Try again")
        line.pressed.connect(self.retry_pressed)
        before, self._trouble = self._trouble, group(column(line, None))
        self.removeWidget(before)
        before.deleteLater()
        self.addWidget(self._trouble)
        self.setCurrentWidget(self._trouble)
