"""The page on which a one-time password is replaced before anything else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.account.new_password import NewPasswordFields
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll

_WHY = (
    "You signed in with a one-time password that a manager knows too. Choose one that only you"
    " know; the one-time password opens nothing after that. Nobody can look yours up."
)


class ChoosePanel(QWidget):
    """Ask for one's own password.

    Signals:
        keep_pressed(): take what is typed.
        sign_out_pressed(): leave without.
    """

    keep_pressed = Signal()
    sign_out_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("One step before you begin. No patient is named here.")
        self.errors = FormErrors()
        self.fields = NewPasswordFields()
        self._keep = Button("&Keep this password", "primary", size=36)
        self._out = Button("Sign &out", size=36)
        self._foot = Foot(self._out, self._keep)
        card = Card()
        card.setAccessibleName("Your password")
        card.add(self.fields)
        head = column(
            Label("Choose your own password", "title"),
            Label(_WHY, "body", "ink2", wrap=True),
            gap=2,
        )
        form = group(column(head, self.errors, card, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._keep.clicked.connect(self._tell)
        self._out.clicked.connect(self._leave)
        self.fields.entered.connect(self.keep_pressed)

    def start(self) -> None:
        """Be ready to type."""
        self.fields.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: tuple[tuple[Entry, str], ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(faults)

    def show_refusal(self, words: str) -> None:
        """Say what was refused about the whole; nothing typed is lost."""
        self._foot.show_refusal(words)

    def _tell(self) -> None:
        self.keep_pressed.emit()

    def _leave(self) -> None:
        self.sign_out_pressed.emit()
