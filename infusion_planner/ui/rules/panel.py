"""The page of the rules: its head, and its tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.tabs import Tabs


class RulesPanel(QWidget):
    """Hold what is about the rules, each part under its tab.

    Signals:
        back_pressed(): leave the page.
    """

    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead("Rules")
        self.tabs = Tabs("Rules")
        tabs = group(column((self.tabs, 1), margins=(20, 0, 20, 14)))
        self.setLayout(column(self._head, (tabs, 1), gap=0))
        on_escape(self, self.back_pressed)
