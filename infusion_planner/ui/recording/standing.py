"""What tests of a day would stand for, said while the day is typed."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, empty, group, reveal, row

_PAUSE_MS = 500


class PacedVoice(QObject):
    """Say aloud what changes while a person types, at most twice a second.

    Args:
        widget: what it is about; it owns this object.

    Signals:
        said(str): words went to the screen reader.
    """

    said = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def say(self, words: str) -> None:
        """Say words now or after the pause; of those that wait only the newest are said."""
        self._waiting = words
        if not self._pause.isActive():
            self._go_on()

    def _go_on(self) -> None:
        if not self._waiting:
            return
        words, self._waiting = self._waiting, ""
        announce(self._widget, words)
        self.said.emit(words)
        self._pause.start()


class StandingLines(Panel):
    """Show a sentence for each answer; hidden while there is none.

    Attributes:
        voice: says them aloud.
    """

    def __init__(self) -> None:
        super().__init__(fill="well")
        self._cards: tuple[VerdictCard, ...] = ()
        self.voice = PacedVoice(self)
        self._lines = column(gap=4)
        self.setLayout(column(self._lines, margins=(12, 8, 12, 8)))
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, from top to bottom."""
        return tuple(card.sentence for card in self._cards)

    def show_cards(self, cards: tuple[VerdictCard, ...]) -> None:
        """Show other sentences; those shown already are not said twice."""
        if cards == self._cards:
            return
        self._cards = cards
        empty(self._lines)
        longest = max((card.word for card in cards), key=len, default="")
        for card in cards:
            add(self._lines, _line(card, longest))
        words = " ".join(f"{card.word}. {card.sentence}" for card in cards)
        self.setAccessibleName(words)
        self.voice.say(words)
        if cards:
            reveal(self)
        else:
            self.hide()


def _line(card: VerdictCard, longest_word: str) -> QWidget:
    state = State(card.state, card.word, room_for=longest_word)
    rule = Label(card.rule, "small", "ink3")
    line = row(state, (Label(card.sentence, wrap=True), 1), rule, gap=8)
    for part in (state, rule):
        line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return group(line)
