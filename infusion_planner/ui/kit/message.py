"""One sentence with the glyph of its verdict, beside what it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row


class InlineMessage(QWidget):
    """Say one sentence in the color of a verdict; hidden while there is nothing to say."""

    def __init__(self, state: str = "info", words: str = "", *, role: str = "smallm") -> None:
        super().__init__()
        self._glyph = Glyph(state, size=14, line=role)
        self._words = Label(words, role, state, wrap=True)
        layout = row(self._glyph, self._words, None, gap=6)
        layout.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setAccessibleName(words)
        if not words:
            self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty while hidden."""
        return self._words.text()

    def say(self, state: str, words: str, tone: str = "") -> None:
        """Say something, aloud too; the words take another tone where one is named."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if not words:
            self.hide()
            return
        self._glyph.set_name(state)
        self._words.set_tone(tone or state)
        reveal(self)
        announce(self, words)

    def clear(self) -> None:
        """Fall silent and take no room."""
        self.say("info", "")
