"""The settings page of the person signed in: one card under the other."""

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.layout import column


class AccountPanel(QWidget):
    """Hold the cards about one's own sign-in."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = column(gap=12)
        self.setLayout(self._cards)

    def add_card(self, card: QWidget) -> None:
        """Put a card under the others."""
        self._cards.addWidget(card)
