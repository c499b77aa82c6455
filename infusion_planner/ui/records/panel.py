"""The page of the records: its head, and its tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.tabs import Tabs


class RecordsPanel(QWidget):
    """Hold what is about the records as a whole, each part under its tab.

    Signals:
        back_pressed(): leave the page.
    """

    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead("Records")
        self.tabs = Tabs("Records")
        tabs = group(column((self.tabs, 1), margins=(20, 0, 20, 14)))
        self.setLayout(column(self._head, (tabs, 1), gap=0))
        on_escape(self, self.back_pressed)

    def add_tab(self, words: str, page: QWidget, acts: QWidget | None = None) -> int:
        """Put a part behind the others and give its place; see `Tabs.add_page`."""
        return self.tabs.add_page(words, page, acts)

    def set_note(self, words: str) -> None:
        """Say beside the title what is shown."""
        self._head.set_note(words)
