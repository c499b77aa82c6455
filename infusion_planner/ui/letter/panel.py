"""The page of a letter: its preview, and in its place the text to change."""

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.letter.editor import LetterEditor
from infusion_planner.ui.preview.panel import PreviewPanel

_CHANGE, _SHOW = "&Change the text", "Sho&w the pages"


class LetterPanel(PreviewPanel):
    """Show a letter before it is printed, and let its text be changed.

    Args:
        besides: what else is printed with it, and is not changed here.

    Attributes:
        editor: the text, part by part.

    Signals:
        turn_pressed(): show the text to be changed, or the pages again.
    """

    turn_pressed = Signal()

    def __init__(self, besides: str = "") -> None:
        super().__init__()
        self.editor = LetterEditor(besides)
        self.editor.hide()
        self.left.addWidget(self.editor, 1)
        self.change = Button(_CHANGE, icon="note")
        self.ways.addWidget(self.change)
        self.change.clicked.connect(self._tell_turn)

    @property
    def is_editing(self) -> bool:
        """Tell whether the text is shown to be changed."""
        return not self.editor.isHidden()

    def turn(self, *, editing: bool) -> None:
        """Show the text, or the pages; what is printed is what the pages show."""
        self.editor.setVisible(editing)
        self.pages.setVisible(not editing)
        self.allow(allowed=not editing)
        self.change.set_words(_SHOW if editing else _CHANGE)
        self.bound()
        if editing:
            self.editor.begin()

    def _tell_turn(self) -> None:
        self.turn_pressed.emit()
