"""The page for a forgotten password: ask a manager, or open with the recovery sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll

_ASK = (
    "Nobody can look a password up. A manager gives you a new one under Settings, People: a"
    " one-time password that you replace at the sign-in. You need nothing else."
)
_SHEET = (
    "Where no manager can sign in any more, the recovery sheet opens the records. It is used up by"
    " that: a new one is printed at once, and one manager gets a new password. Both are written"
    " into the trail. After a restore it can be the sheet from the day of the backup that opens."
)
_HINT = "The 24 words in their order, or the text of the square code from a scanner."


class ForgottenPanel(QWidget):
    """Say what to do, and take the words of the sheet.

    Signals:
        typed(str): the words so far.
        open_pressed(str): open the records with these words.
        back_pressed(): back to the sign-in.
    """

    typed = Signal(str)
    open_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("The records are closed. No patient is named here.")
        self.words = TextArea("The &words of the sheet", lines=4, hint=_HINT)
        self._back = Button("Back", key="Esc", size=36)
        self._open = Button("&Open with the sheet", "primary", size=36)
        self._foot = Foot(self._back, self._open)
        asking, sheet = Card("Ask a manager"), Card("Or use the recovery sheet")
        asking.add(Label(_ASK, "body", "ink2", wrap=True))
        sheet.add(Label(_SHEET, "body", "ink2", wrap=True), self.words)
        title = Label("Forgot your password?", "title")
        form = group(column(title, asking, sheet, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self.words.edited.connect(self.typed)
        self._open.clicked.connect(self._tell)
        self._back.clicked.connect(self._leave)

    def start(self) -> None:
        """Start on the answer that changes nothing."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, words: str) -> None:
        """Say how far the words are typed."""
        self.words.set_hint(words or _HINT)

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the words."""
        self.words.show_error(words)
        self.words.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the records are being opened, which takes a moment."""
        self._open.set_words("Opening the records …" if busy else "&Open with the sheet")
        self._open.setEnabled(not busy)
        if busy:
            # the records are opened before the next paint would come
            self.repaint()

    def _tell(self) -> None:
        self.open_pressed.emit(self.words.text())

    def _leave(self) -> None:
        self.back_pressed.emit()
