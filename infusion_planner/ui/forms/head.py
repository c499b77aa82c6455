"""The head and the foot of a page, which stay while its middle scrolls."""

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage


class PageHead(QWidget):
    """The title of a page, a note beside it, and what can be done at the right.

    Args:
        title: of the page.
        actions: at the right end.
    """

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__()
        self._title = Label(title, "title")
        self._note = Label("", "body", "ink2")
        layout = row(self._title, self._note, None, *actions, gap=12, margins=(20, 11, 20, 11))
        self.setLayout(layout)

    @property
    def note(self) -> str:
        """The words beside the title."""
        return self._note.text()

    def set_title(self, words: str) -> None:
        """Change the title."""
        self._title.setText(words)

    def set_note(self, words: str) -> None:
        """Change the words beside the title."""
        self._note.setText(words)
        self._note.setAccessibleName(words)


class Foot(Bar):
    """The bar under a form: a word about it at the left, its buttons at the right."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__("surface", above=False)
        self._note = Label("", "small", "ink3", wrap=True)
        self._refusal = InlineMessage("blocked", role="bodym")
        words = group(column(None, self._note, self._refusal, None, gap=0))
        self.setLayout(row((words, 1), *buttons, gap=8, margins=(20, 9, 20, 9)))

    def set_note(self, words: str) -> None:
        """Say something about the form; a refusal of before is taken away."""
        self._refusal.clear()
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def show_refusal(self, words: str) -> None:
        """Say what was refused."""
        self._note.hide()
        self._refusal.say("blocked", words)
