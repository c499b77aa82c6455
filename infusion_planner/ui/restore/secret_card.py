"""Who opens the backup: a manager with a password, or whoever holds a recovery sheet."""

from PySide6.QtCore import Qt, Signal

from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label

PASSWORD, WORDS = "password", "words"
_WAYS = (("A manager's password", PASSWORD), ("A recovery sheet", WORDS))
_NOTE = (
    "The password of today opens it, or the one of the day on which the backup was made. It takes"
    " a moment: the backup is opened and checked down to every row."
)


class SecretCard(Card):
    """Ask for what opens the backup.

    Signals:
        entered(): Enter was pressed in the password.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Only a manager can restore")
        self._way = Choice("&Open it with", _WAYS, width=240)
        self._name = Choice("N&ame", width=320)
        self._password = Field("Passwo&rd", secret=True, width=320)
        self._words = TextArea("&24 words of the recovery sheet", lines=4)
        self._words.hide()
        self.add(self._way, self._name, self._password, self._words)
        self.add(Label(_NOTE, "small", "ink2", wrap=True))
        self._way.chosen.connect(self._turn)
        self._password.box.returnPressed.connect(self.entered)

    def show_names(self, names: tuple[str, ...]) -> None:
        """List whose password may open it, and forget what was typed."""
        self._name.set_choices(tuple((name, name) for name in names))
        self.forget()

    def forget(self) -> None:
        """Forget what was typed."""
        self._password.set_text("")
        self._words.set_text("")

    def name(self) -> str:
        """Give the name chosen; empty where the words of a sheet open it."""
        return str(self._name.value() or "") if self._way.value() == PASSWORD else ""

    def secret(self) -> str:
        """Give the password, or the words."""
        field = self._password if self._way.value() == PASSWORD else self._words
        return field.text()

    def begin(self) -> None:
        """Be ready to type."""
        field = self._password.box if self._way.value() == PASSWORD else self._words.box
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, way: object) -> None:
        for part in (self._name, self._password):
            part.setVisible(way == PASSWORD)
        self._words.setVisible(way == WORDS)
