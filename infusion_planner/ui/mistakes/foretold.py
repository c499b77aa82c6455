"""What an act would come to, said before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, empty
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusion_planner.cards.mistakes import DateMove


class Foretold(QWidget):
    """Say which dates would move on each chart, or why nothing can be done; hidden at first."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[str, ...] = ()
        self._lines = column(gap=2)
        self._refusal = InlineMessage("blocked")
        self.setLayout(column(self._refusal, self._lines, gap=4))
        self.setAccessibleName("What would change")
        self.hide()

    @property
    def words(self) -> str:
        """All that is said, for tests and screen readers."""
        return "\n".join(filter(None, (self._refusal.words, *self._said)))

    def clear(self) -> None:
        """Say nothing."""
        empty(self._lines)
        self._said = ()
        self._refusal.clear()
        self.hide()

    def refuse(self, words: str) -> None:
        """Say why it cannot be done."""
        self.clear()
        self._refusal.say("blocked", words)
        self.show()

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Add a title with lines under it."""
        add(self._lines, Label(title, "smallm", "ink2", wrap=True))
        for words in lines:
            add(self._lines, Label(words, "body", wrap=True))
        self._said = (*self._said, title, *lines)
        self.show()
        announce(self, ". ".join((title, *lines)))

    def show_moves(self, name: str, moves: Sequence[DateMove]) -> None:
        """Say which dates of a patient's chart would be others."""
        words = [f"{move.label}: {move.before}, then {move.after}" for move in moves]
        self.show_lines(f"Dates of {name}", words or ["No date changes"])
