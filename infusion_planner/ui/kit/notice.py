"""A strip that says one thing and offers what to do about it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row


class Notice(Panel):
    """Say something, aloud too when it is news; hidden and without room while there is nothing.

    Args:
        glyph: before the words.
        acts: what can be done about it, behind them.
        fill: color of the ground.
        line: color of the border; None leaves it off.
        radius: of the corners.
        margins: left, top, right and bottom.
    """

    def __init__(
        self,
        glyph: Glyph,
        *acts: QWidget,
        fill: str,
        line: str | None,
        radius: int = 6,
        margins: tuple[int, int, int, int] = (14, 7, 8, 7),
    ) -> None:
        super().__init__(fill=fill, line=line, radius=radius)
        # no higher than needed, but Fixed would cut words that wrap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = Label("", "bodym", "ink", wrap=True)
        self.setLayout(row(glyph, (self._words, 1), *acts, gap=10, margins=margins))
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something, unless it is said already; empty words say nothing."""
        if words != self.words:
            self.say_again(words)

    def say_again(self, words: str) -> None:
        """Say something, also where it was said just before."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if words:
            reveal(self)
            announce(self, words)
        else:
            self.hide()
