"""The locked page: the time, who was here, and the way on; it names no patient."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.kit.badge import Glyph, Tag
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.lock.running import RunningChairs
from infusion_planner.ui.look import look
from infusion_planner.ui.sign_in.caps_lock import CapsLock

_WIDTH = 360
_CAPS = "Caps Lock seems to be on."
_FORGOTTEN = "PIN forgotten? The password helps too.\nBoth forgotten? Ask a manager."


class LockedPanel(QWidget):
    """Ask the person who was here for PIN or password.

    Attributes:
        band: the clock.
        running: the chairs in use.

    Signals:
        unlock_pressed(str): what was typed.
        switch_pressed(): somebody else wants to sign in.
    """

    unlock_pressed = Signal(str)
    switch_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.running = RunningChairs()
        self.band = Band("Chairs and minutes only, no names.", under=(self.running,))
        self._who = Label("", "body", "ink2", wrap=True)
        self._secret = Field("&PIN or password", secret=True)
        self._secret.box.setProperty("big", True)
        self._caps = InlineMessage("override")
        self._refusal = InlineMessage("blocked")
        self._unlock = Button("&Unlock", "primary", size=40)
        self._switch = Button("&Switch user", icon="user", size=36)
        self._tag = Tag("SAMPLE DATA", "override", role="smallb")
        self._place = Label("", "small", "ink3")
        self._form = self._build_form()
        status = row(self._tag, self._place, None, gap=14)
        middle = row(None, self._form, None)
        right = column(None, middle, None, status, gap=0, margins=(40, 20, 40, 16))
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._bound()
        self._connect()

    def _build_form(self) -> QWidget:
        title = row(Glyph("lock", "ink2", size=20), Label("Locked", "title"), None, gap=8)
        wide = self._switch.sizePolicy()
        wide.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._switch.setSizePolicy(wide)
        return group(
            column(
                title,
                self._who,
                8,
                self._secret,
                self._caps,
                self._refusal,
                4,
                self._unlock,
                self._switch,
                6,
                Label(_FORGOTTEN, "small", "ink3", wrap=True),
                gap=10,
            )
        )

    def _connect(self) -> None:
        self._unlock.clicked.connect(self._tell)
        self._secret.box.returnPressed.connect(self._tell)
        self._secret.edited.connect(self._refusal.clear)
        self._switch.clicked.connect(self.switch_pressed)
        CapsLock(self._secret.box).seen.connect(self._show_caps)

    def show_person(self, person: str, does: str, forms: int) -> None:
        """Say who was here, and that nothing typed is lost.

        Args:
            person: the name signed in with.
            does: the roles in words.
            forms: how many forms hold something that is not saved.
        """
        kept = {0: "", 1: ": 1 open form is kept"}.get(forms, f": {forms} open forms are kept")
        self._who.setText(f"{person}, {does}.\nNothing you typed is lost{kept}.")

    def show_place(self, center: str, file: str, *, sample: bool) -> None:
        """Name the center and its records."""
        self._place.setText(f"{center}   {file}")
        self._tag.setVisible(sample)

    def start(self) -> None:
        """Be ready to type."""
        self._secret.set_text("")
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, words: str) -> None:
        """Say why it does not go on; the box is empty for the next try."""
        self._refusal.say("blocked", words)
        self.start()

    def _tell(self) -> None:
        if self._secret.text():
            self.unlock_pressed.emit(self._secret.text())
        else:
            self.show_refusal("Type your PIN or your password.")

    def _show_caps(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        if on and not self._caps.words:
            self._caps.say("override", _CAPS)
        elif not on:
            self._caps.clear()

    def _bound(self) -> None:
        self._form.setFixedWidth(look().theme.length(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the form as wide as its text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
