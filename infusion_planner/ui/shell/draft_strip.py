"""The quiet strip that offers what was typed and not saved."""

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row


class DraftStrip(Panel):
    """Offer one form after the other; hidden while there is none.

    Signals:
        go_on_pressed(): open the form with what was typed.
        throw_away_pressed(): forget it.
    """

    go_on_pressed = Signal()
    throw_away_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(fill="reminder_soft", line="reminder_line", radius=6)
        self._words = Label("", "bodym", "ink", wrap=True)
        go_on = Button("Go on", "secondary", size=28)
        away = Button("Throw away", "quiet", size=28)
        parts = (Glyph("note", "reminder", size=18), (self._words, 1), go_on, away)
        self.setLayout(row(*parts, gap=10, margins=(14, 7, 8, 7)))
        go_on.clicked.connect(self.go_on_pressed)
        away.clicked.connect(self.throw_away_pressed)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()

    def offer(self, words: str) -> None:
        """Offer a form, aloud too; empty words offer none."""
        if words == self.words:
            return
        self._words.setText(words)
        self.setAccessibleName(words)
        if words:
            reveal(self)
            announce(self, words)
        else:
            self.hide()
