"""What is being worked on, how far it is, and a way to stop it."""

from PySide6.QtCore import QSize, Signal

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.clock_card import Bar
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, reveal, row
from infusion_planner.ui.look import look

_SHORT_SECONDS = 10
_MINUTE = 60
_ROUGH = 10
_BAR_WIDTH = 180
STOPPING = "Stopping …"


def left_words(seconds: float) -> str:
    """Word the time left, `about 40 s left`; empty below ten seconds, which nobody waits for."""
    if seconds <= _SHORT_SECONDS:
        return ""
    if seconds < _MINUTE:
        return f"about {round(seconds / _ROUGH) * _ROUGH or _ROUGH} s left"
    return f"about {count_words(round(seconds / _MINUTE), 'minute')} left"


class ProgressStrip(Panel):
    """Show work that takes long; hidden until `begin`, and again after `end`.

    Signals:
        cancel_pressed(): stop the work.
    """

    cancel_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(radius=6)
        self._title = Label("", "bodyb")
        self._words = Label("", "body", "ink2", wrap=True)
        self._left = Label("", "small", "ink3")
        self._bar = Bar()
        self._bar.setMinimumSize(QSize(look().theme.length(_BAR_WIDTH), 0))
        self._cancel = Button("Cancel", size=28)
        self._cancel.clicked.connect(self._stop)
        lines = group(column(row(self._title, self._words, None), self._bar, gap=4))
        parts = ((lines, 1), self._left, self._cancel)
        self.setLayout(row(*parts, gap=12, margins=(14, 7, 10, 8)))
        self.hide()

    @property
    def words(self) -> str:
        """What is being done now."""
        return self._words.text()

    @property
    def left(self) -> str:
        """The time left in words; empty while it is short or not known."""
        return self._left.text()

    def begin(self, title: str) -> None:
        """Say what is being done, and show the strip."""
        self._title.setText(title)
        self._words.setText("")
        self._left.setText("")
        self._cancel.setEnabled(True)
        self._bar.show_share(0.0, "accent_text")
        self.setAccessibleName(title)
        reveal(self)
        announce(self, title)

    def show_step(self, done: int, total: int, words: str, seconds_left: float = 0) -> None:
        """Say how far it is.

        Args:
            done: steps that are finished.
            total: steps there are; 0 while that is not known.
            words: what is done now.
            seconds_left: how long it may still take; 0 while that is not known.
        """
        self._bar.show_share(done / total if total else 0.0, "accent_text")
        if not self._cancel.isEnabled():
            return
        self._words.setText(words)
        self._left.setText(left_words(seconds_left))
        self.setAccessibleDescription(f"{done} of {total}. {words}" if total else words)

    def end(self) -> None:
        """Put the strip away."""
        self.hide()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(STOPPING)
        self._left.setText("")
        announce(self, STOPPING)
        self.cancel_pressed.emit()
