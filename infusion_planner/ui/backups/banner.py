"""The red strip over every page that says that no new copy of the records lies elsewhere."""

from PySide6.QtCore import QRectF, Signal

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row

_BAR = 5


class BackupBanner(Bar):
    """Say what is wrong with the copies elsewhere until it is put right; it cannot be closed.

    Signals:
        pressed(): show the backups.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__("blocked_soft", above=True)
        self._words = Label("", "bodym", wrap=True)
        self._button = Button("Backups", size=28)
        self._button.setAccessibleDescription("Shows the backups, where this is put right")
        glyph = Glyph("blocked", size=18, knock="blocked_soft")
        self.setLayout(row(glyph, (self._words, 1), self._button, gap=10, margins=(20, 6, 20, 7)))
        self._button.clicked.connect(self._tell)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while hidden."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say what is wrong, aloud too when it is news; take no room when nothing is."""
        if words == self.words:
            return
        self._words.setText(words)
        self.setAccessibleName(words)
        if words:
            reveal(self)
            announce(self, words)
        else:
            self.hide()

    def _tell(self) -> None:
        self.pressed.emit()

    def paint(self, on: Easel) -> None:
        """Paint the ground, the line and the bar of the verdict."""
        super().paint(on)
        on.fill(QRectF(0, 0, _BAR, self.height()), "blocked")
