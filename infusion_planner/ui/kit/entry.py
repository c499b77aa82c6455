"""What every field of a form shares: label above, box, and what is wrong under it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import Easel, without_mnemonic
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.label import Label, restyle
from infusion_planner.ui.kit.layout import column, empty, row
from infusion_planner.ui.kit.message import InlineMessage

_MOST_ANSWERS = 2
_INNER_RADIUS = 3


def ring_of_trouble(on: Easel, box: QWidget, rect: QRectF | None = None) -> None:
    """Draw the focus ring inside the border of a box at fault, which keeps its color.

    Args:
        on: paints on the box.
        box: it has the focus or not, and is at fault or not.
        rect: where the ring goes; inside the border when None.
    """
    if box.hasFocus() and box.property("state") in {"error", "doubt"}:
        inside = rect or QRectF(box.rect()).adjusted(2, 2, -2, -2)
        on.box(inside, line="focus", radius=_INNER_RADIUS, stroke=2)


class Answer(Button):
    """One answer to a doubt; a press tells which."""

    chosen = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"), size=28)
        self._words = words
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._words)


class Entry(QWidget):
    """A labelled box of a form.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        box: what is typed or chosen in.
        hint: under the box while nothing is wrong.

    What was wrong is no longer said once a person changes the value.

    Signals:
        answered(str): the answer pressed under a doubtful value.
        corrected(): the value was changed, and what was said about it taken away.
    """

    answered = Signal(str)
    corrected = Signal()

    def __init__(self, label: str, box: QWidget, hint: str = "") -> None:
        super().__init__()
        self._hint_words = hint
        self.label = Label(label, "smallm", "ink2")
        self.label.setBuddy(box)
        self._box = box
        self._hint = Label(hint, "small", "ink3", wrap=True)
        self._message = InlineMessage()
        self._answers = row(None, gap=8)
        self._state = ""
        box.setAccessibleName(self.name)
        box.setAccessibleDescription(hint)
        if not hint:
            self._hint.hide()
        self.setLayout(
            column(self.label, box, self._message, self._answers, self._hint, None, gap=4)
        )
        self.setFocusProxy(box)
        if box.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding:
            # it shares the room of its row, and takes none of it from the others
            self.keep_width()

    def keep_width(self) -> None:
        """Let the words under the box wrap at its width instead of widening the field."""
        for words in (self._hint, self._message):
            policy = words.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            words.setSizePolicy(policy)

    @property
    def name(self) -> str:
        """What the field is called, without the mark of its key."""
        return without_mnemonic(self.label.text())

    @property
    def message(self) -> str:
        """What is said to be wrong; empty for nothing."""
        return self._message.words

    @property
    def state(self) -> str:
        """What the box shows: `error`, `doubt`, or nothing."""
        return self._state

    def set_hint(self, words: str) -> None:
        """Change the hint; while something is wrong it waits."""
        self._hint_words = words
        self._hint.setText(words)
        if not self.message:
            self._hint.setVisible(bool(words))
            self._box.setAccessibleDescription(words)

    def show_error(self, words: str) -> None:
        """Say what is wrong and what is expected, with a border and a glyph."""
        self._say("error", "blocked", words)

    def show_doubt(self, words: str, answers: tuple[str, ...] = ()) -> None:
        """Ask about a value that can mean two things.

        Args:
            words: the question.
            answers: at most two, each becomes a button.
        """
        self._say("doubt", "override", words)
        offered = answers[:_MOST_ANSWERS]
        for place, words_of_one in enumerate(offered):
            if place:
                self._put_answer(Label("or", "small", "ink3"))
            answer = Answer(words_of_one)
            answer.chosen.connect(self._answer)
            self._put_answer(answer)
        if offered:
            self._box.setAccessibleDescription(f"{words} {' or '.join(offered)}")

    def draft(self) -> object:
        """Give what stands in the field as text, numbers, lists and tables of them."""
        raise NotImplementedError(type(self).__name__)

    def show_draft(self, value: object) -> None:
        """Put back what `draft` gave, as if it was typed; what cannot stand here is left out."""
        raise NotImplementedError(type(self).__name__)

    def clear_message(self) -> None:
        """Take error, doubt and answers away."""
        self._say("", "info", "")

    def correct(self) -> None:
        """Take away what was said about the value, because a person changed it."""
        if self._state:
            self.clear_message()
            self.corrected.emit()

    def _put_answer(self, part: QWidget) -> None:
        self._answers.insertWidget(self._answers.count() - 1, part)

    def _say(self, state: str, glyph: str, words: str) -> None:
        self._state = state
        empty(self._answers, keep=1)
        restyle(self._box, "state", state)
        self._message.say(glyph, words)
        self._hint.setVisible(bool(self._hint_words) and not words)
        self._box.setAccessibleDescription(words or self._hint_words)

    def _answer(self, words: str) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(words)
