"""The page that hands over the recovery key: on paper, once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.first_start.panel import STEPS
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll

_PURPOSE = (
    "The sheet holds 24 words that are shown nowhere else. They are the key to the center's"
    " records, for when nobody who can sign in remembers a password. Whoever reads them can read"
    " every record."
)
_DONE = "The sheet is printed and in its &envelope"
_WHY_OFF = "Continue when the sheet is printed and in its envelope."


class RecoveryPanel(QWidget):
    """Have the recovery sheet printed before anything else is done.

    Args:
        again: whether a new sheet takes the place of an old one, long after the first start.

    Signals:
        print_pressed(): print the sheet.
        save_pressed(): save it as a PDF.
        continue_pressed(): it is printed and put away.
    """

    print_pressed = Signal()
    save_pressed = Signal()
    continue_pressed = Signal()

    def __init__(self, *, again: bool = False) -> None:
        super().__init__()
        self.band = (
            Band("A new recovery sheet is made. It is to be put on paper now.")
            if again
            else Band("The records are made. One sheet of paper is left to do.", STEPS, "2")
        )
        self._keeping = Label("", "body", "ink", wrap=True)
        self._print = Button("&Print the sheet", "primary", icon="print")
        self._save = Button("Save P&DF", "secondary", icon="file")
        self._message = InlineMessage()
        self._done = Check(_DONE)
        self._continue = Button("&Continue", "primary", size=36)
        self._foot = Foot(self._continue)
        self._build()
        self._print.clicked.connect(self._ask_print)
        self._save.clicked.connect(self._ask_save)
        self._continue.clicked.connect(self._go_on)
        self._done.toggled.connect(self._allow)
        self._allow(False)

    def _build(self) -> None:
        card = Card()
        card.setAccessibleName("Recovery sheet")
        buttons = group(row(self._print, self._save, None))
        card.add(
            Label(_PURPOSE, "body", "ink2", wrap=True),
            self._keeping,
            group(column(4)),
            buttons,
            self._message,
        )
        card.add(self._done)
        form = group(column(Label("Print the recovery sheet", "title"), card, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))

    @property
    def is_put_away(self) -> bool:
        """Whether the person says that the sheet is printed and put away."""
        return self._done.isChecked()

    def show_sheet(self, keeping: tuple[str, ...]) -> None:
        """Say how the sheet is kept."""
        self._keeping.setText("\n".join(keeping))
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, state: str, words: str) -> None:
        """Say what became of the sheet."""
        self._message.say(state, words)

    def _allow(self, done: bool) -> None:  # noqa: FBT001  # as the signal gives it
        self._continue.setEnabled(done)
        # the next step is the primary one
        self._print.set_kind("secondary" if done else "primary")
        self._foot.set_note("" if done else _WHY_OFF)

    def _ask_print(self) -> None:
        self.print_pressed.emit()

    def _ask_save(self) -> None:
        self.save_pressed.emit()

    def _go_on(self) -> None:
        self.continue_pressed.emit()
