"""The bar that says what was refused, until it is closed or something is done."""

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row


class MessageBar(Panel):
    """Say what was refused, why, and what to do; hidden while nothing was.

    Signals:
        closed(): the bar was put away.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(fill="blocked_soft", line="blocked_line", radius=6)
        self._words = Label("", "bodym", "ink", wrap=True)
        self._close = Button("Close", "secondary", size=28)
        parts = (Glyph("blocked", size=18, knock="blocked_soft"), (self._words, 1), self._close)
        self.setLayout(row(*parts, gap=10, margins=(14, 7, 8, 7)))
        self._close.clicked.connect(self.put_away)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say what was refused, aloud too."""
        self._words.setText(words)
        self.setAccessibleName(words)
        reveal(self)
        announce(self, words)

    def put_away(self) -> None:
        """Fall silent and take no room."""
        if not self.isHidden():
            self._words.setText("")
            self.hide()
            self.closed.emit()
