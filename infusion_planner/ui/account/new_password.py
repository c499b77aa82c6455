"""The fields of a new password: twice, with its length counted and a proposal to take."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.first_start.panel import LONGEST, SHORTEST
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row

_WIDTH = 440
_RULE = f"{SHORTEST} to {LONGEST} characters, for example four or five words. Pasting is fine."
_DIFFER = "The two passwords differ. Type the same one twice."
_HOW = "Learn these words, or take some of your own, then type them into both boxes."


class NewPasswordFields(QWidget):
    """Ask for a new password twice.

    Signals:
        suggest_pressed(): propose one.
        entered(): Enter was pressed in a box.
    """

    suggest_pressed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.new = Field("Ne&w password", secret=True, hint=_RULE, width=_WIDTH)
        self.again = Field("New password a&gain", secret=True, width=_WIDTH)
        self._suggest = Button("S&uggest words", "secondary")
        self._words = Label("", "name", "ink", wrap=True)
        self._how = Label(_HOW, "small", "ink2", wrap=True)
        self._words.hide()
        self._how.hide()
        suggested = group(column(self._words, self._how, gap=2))
        self.setLayout(column(self.new, self.again, row(self._suggest, None), suggested, gap=10))
        self.new.edited.connect(self._count)
        self.again.edited.connect(self._compare)
        self._suggest.clicked.connect(self._ask)
        for field in (self.new, self.again):
            field.box.returnPressed.connect(self.entered)

    def faults(self) -> tuple[tuple[Entry, str], ...]:
        """Give what is wrong with what is typed, before anybody else judges it."""
        length = len(self.new.text())
        if not SHORTEST <= length <= LONGEST:
            return ((self.new, f"{length} typed; choose {SHORTEST} to {LONGEST} characters."),)
        return () if self.new.text() == self.again.text() else ((self.again, _DIFFER),)

    def show_suggestion(self, words: str) -> None:
        """Show a proposal, to be learned and typed."""
        self._words.setText(words)
        self._words.show()
        self._how.show()
        self._suggest.set_words("S&uggest other words")
        announce(self, words)

    def empty(self) -> None:
        """Let no secret stand on the page."""
        for field in (self.new, self.again):
            field.set_text("")
            field.correct()
        self._words.setText("")
        self._words.hide()
        self._how.hide()
        self._suggest.set_words("S&uggest words")
        self.new.set_hint(_RULE)
        self.again.set_hint("")

    def _count(self, text: str) -> None:
        if text == self.again.text():
            self.again.correct()
        length = len(text)
        enough = length >= SHORTEST
        self.new.set_hint(
            f"{length} characters: long enough." if enough else f"{_RULE} {length} so far."
        )

    def _compare(self, text: str) -> None:
        same = text == self.new.text()
        self.again.set_hint("The two agree." if same else "The two differ so far.")

    def _ask(self) -> None:
        self.suggest_pressed.emit()
