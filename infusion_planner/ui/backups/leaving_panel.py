"""The page between the last one of a person and closed records: the backup being made."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.clock_card import Bar
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import look

_MAKING = "Making the backup …"
_WAIT = "This takes a moment. The records are closed when it is done."
_WIDTH = 440


class LeavingPanel(QWidget):
    """Show a backup that has to be waited for; only when it fails can it be left out.

    Args:
        skip: words of the button that leaves it out, `&` marks its letter.

    Signals:
        again_pressed(): try once more.
        skip_pressed(): go on without it.
    """

    again_pressed = Signal()
    skip_pressed = Signal()

    def __init__(self, skip: str) -> None:
        super().__init__()
        self._title = Label(_MAKING, "title", wrap=True)
        self._words = Label("", "body", "ink2", wrap=True)
        self._bar = Bar()
        self._trouble = InlineMessage("blocked", role="bodym")
        self._again = Button("&Try again", "primary", size=36)
        self._skip = Button(skip, "danger", size=36)
        self._answers = group(row(self._again, self._skip, None))
        self._middle = group(
            column(self._title, self._words, self._bar, self._trouble, 6, self._answers, gap=8)
        )
        right = group(column(None, row(None, self._middle, None), None, None))
        self.setLayout(row(Band("The records are being closed."), (right, 1), gap=0))
        self._again.clicked.connect(self._ask_again)
        self._skip.clicked.connect(self._ask_skip)
        self._bound()

    def show_begun(self, making: str = _MAKING) -> None:
        """Say what is being made before the records are closed: the backup, if nothing else."""
        self._title.setText(making)
        self._words.setText(_WAIT)
        self._words.show()
        self._bar.show_share(0.0, "accent_text")
        self._bar.show()
        self._trouble.clear()
        self._answers.hide()
        announce(self, making)

    def show_step(self, done: int, pages: int, words: str) -> None:
        """Say how far it is."""
        self._bar.show_share(done / pages if pages else 0.0, "accent_text")
        self._words.setText(f"{words}. {_WAIT}")

    def show_trouble(self, title: str, words: str) -> None:
        """Say why it was not made, and ask what to do."""
        self._title.setText(title)
        self._words.hide()
        self._bar.hide()
        self._trouble.say("blocked", words)
        self._answers.show()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_again(self) -> None:
        self.again_pressed.emit()

    def _ask_skip(self) -> None:
        self.skip_pressed.emit()

    def _bound(self) -> None:
        self._middle.setFixedWidth(look().theme.length(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words as wide as they want to be."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
