"""The bar that says what was refused, until it is closed or something is done."""

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.notice import Notice


class MessageBar(Notice):
    """Say what was refused, why, and what to do; a second refusal is said though it is the same.

    Signals:
        closed(): the bar was put away.
    """

    closed = Signal()

    def __init__(self) -> None:
        close = Button("Close", "secondary", size=28)
        super().__init__(
            Glyph("blocked", size=18, knock="blocked_soft"),
            close,
            fill="blocked_soft",
            line="blocked_line",
        )
        close.clicked.connect(self.put_away)

    def say(self, words: str) -> None:
        """Say what was refused."""
        self.say_again(words)

    def put_away(self) -> None:
        """Fall silent and take no room."""
        if not self.isHidden():
            self.say_again("")
            self.closed.emit()
