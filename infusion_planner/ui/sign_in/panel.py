"""The page on which a person signs in: who it is, and the password."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.kit.badge import Glyph, Tag
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import look
from infusion_planner.ui.sign_in.caps_lock import CapsLock
from infusion_planner.ui.sign_in.waiting import Waiting

_WIDTH = 360
_LABEL = 64
_CLOSED = "The records are not open"
_WAITED = "You can try again now."
_BUSY = "Opening the records …"


class SignInPanel(QWidget):
    """Ask for name and password, or say why the records cannot be opened.

    Signals:
        sign_in_pressed(str, str): name and password.
        retry_pressed(): look for the records again.
        forgotten_pressed(): the password is forgotten.
        restore_pressed(): bring the records back from a backup.
    """

    sign_in_pressed = Signal(str, str)
    retry_pressed = Signal()
    forgotten_pressed = Signal()
    restore_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("Sign in to see patients. No patient is named here.")
        self._name = Choice("&Name")
        self._password = Field("&Password", secret=True)
        for box in (self._name.box, self._password.box):
            box.setProperty("big", True)
        self._button = Button("Sign in", "primary", size=40)
        self._refusal = InlineMessage("blocked")
        self._waiting = Waiting(self)
        self._caps = InlineMessage("override")
        self._folder = InlineMessage("override")
        self._sample_name = Label("", "bodym")
        self._sample_password = Label("", "bodym", wrap=True)
        self._forgotten = Button("&Forgot your password?", "quiet")
        self._sample = self._sample_box()
        self._trouble_title = Label(_CLOSED, "title", wrap=True)
        self._trouble = Label("", "body", "ink2", wrap=True)
        self._retry = Button("Try again", "primary", size=40)
        self._form, self._closed = self._build_form(), self._build_trouble()
        self._restore = Button("&Restore a backup …", icon="backup", size=36)
        self._restore.hide()
        # not a stack: that would not ask how high wrapped words are
        self._pages = group(column(self._form, self._closed, self._restore, gap=0))
        self._closed.hide()
        self._file = Label("", "small", "ink3")
        self._tag = Tag("SAMPLE DATA", "override", role="smallb")
        self._tag.hide()
        status = row(self._tag, self._file, None, gap=14)
        middle = row(None, self._pages, None)
        right = column(None, middle, None, status, gap=0, margins=(40, 20, 40, 16))
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._bound()
        self._connect()

    def _build_form(self) -> QWidget:
        title = row(Glyph("lock", "ink2", size=20), Label("Sign in", "title"), None, gap=8)
        return group(
            column(
                title,
                4,
                self._sample,
                self._name,
                self._password,
                self._caps,
                self._refusal,
                4,
                self._button,
                4,
                row(self._forgotten, None),
                self._folder,
                None,
                gap=10,
            )
        )

    def _sample_box(self) -> QWidget:
        box = Panel(fill="override_soft", line="override_line", radius=6)
        title = Label("Sample center: every patient is invented", "bodyb", "override", wrap=True)
        name = row(Label("Name", "small", "ink2", room=_LABEL), (self._sample_name, 1))
        password = row(Label("Password", "small", "ink2", room=_LABEL), (self._sample_password, 1))
        box.setLayout(column(title, name, password, gap=2, margins=(12, 8, 12, 9)))
        box.hide()
        return box

    def _build_trouble(self) -> QWidget:
        glyph = Glyph("override", size=20, knock="canvas")
        title = row(glyph, (self._trouble_title, 1), gap=8)
        return group(column(title, self._trouble, 8, self._retry, None, gap=10))

    def _connect(self) -> None:
        self._button.clicked.connect(self._tell)
        self._password.box.returnPressed.connect(self._tell)
        self._password.edited.connect(self._forget_refusal)
        self._retry.clicked.connect(self._look_again)
        self._forgotten.clicked.connect(self._tell_forgotten)
        self._name.chosen.connect(self._waiting.end)
        self._waiting.left.connect(self._show_left)
        self._restore.clicked.connect(self._ask_restore)
        CapsLock(self._password.box).seen.connect(self._show_caps)

    def show_file(self, words: str) -> None:
        """Name the records that will be opened."""
        self._file.setText(words)

    def show_names(self, names: tuple[str, ...]) -> None:
        """List who can sign in, and be ready to type."""
        self._name.set_choices(tuple((name, name) for name in names))
        self._waiting.end()
        self._refusal.clear()
        self._caps.clear()
        self._password.set_text("")
        self._turn(open_=True)
        first = self._password if len(names) == 1 else self._name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left(self, name: str, words: str) -> None:
        """Say why the records were closed, with the name of who was here chosen."""
        self._name.set_value(name)
        self._refusal.say("info", words, "ink2")
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sample(self, name: str, password: str) -> None:
        """Show the account of a sample center, and choose its name."""
        self._sample_name.setText(name)
        self._sample_password.setText(password)
        self._sample.setAccessibleName(f'Sample center. Name "{name}", password "{password}"')
        self._sample.show()
        self._forgotten.hide()
        self._tag.show()
        self._name.set_value(name)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_warning(self, words: str) -> None:
        """Say what is wrong with the place of the records; nothing when the words are empty."""
        self._folder.say("override", words)

    def show_trouble(self, words: str, title: str = _CLOSED) -> None:
        """Say why the records cannot be opened and what to do."""
        self._trouble_title.setText(title)
        self._trouble.setText(words)
        self._turn(open_=False)
        self._retry.setAccessibleDescription(words)
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _turn(self, *, open_: bool) -> None:
        self._form.setVisible(open_)
        self._closed.setVisible(not open_)

    def show_busy(self, *, busy: bool) -> None:
        """Say that the records are being opened, which takes a moment."""
        self._button.set_words(_BUSY if busy else "Sign in")
        for part in (self._button, self._name, self._password):
            part.setEnabled(not busy)
        if busy:
            # the records are opened before the next paint would come
            self.repaint()

    def show_refusal(self, words: str) -> None:
        """Say what was refused; the name stays and the password is ready to be typed over."""
        self._refusal.say("blocked", words)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)
        self._password.box.selectAll()

    def show_wait(self, words: str, seconds: int) -> None:
        """Say that the next try has to wait, and let the button wait with it.

        Args:
            words: why, and what to do meanwhile.
            seconds: until the next try.
        """
        self.show_refusal(words)
        self._waiting.begin(seconds)

    def _show_left(self, seconds: int) -> None:
        self._button.setEnabled(not seconds)
        self._button.set_words(f"Wait {seconds} s" if seconds else "Sign in")
        if not seconds and self._refusal.words:
            self._refusal.say("info", _WAITED, "ink2")

    def _tell(self) -> None:
        if self._button.isEnabled():
            self.sign_in_pressed.emit(str(self._name.value() or ""), self._password.text())

    def _tell_forgotten(self) -> None:
        self.forgotten_pressed.emit()

    def offer_restore(self, *, offered: bool) -> None:
        """Offer to bring the records back, where they are missing or damaged."""
        self._restore.setVisible(offered)

    def _ask_restore(self) -> None:
        self.restore_pressed.emit()

    def _look_again(self) -> None:
        self.retry_pressed.emit()

    def _forget_refusal(self) -> None:
        # why one has to wait is said until the wait is over
        if not self._waiting.seconds:
            self._refusal.clear()

    def _show_caps(self, on: bool) -> None:  # noqa: FBT001  # as the signal gives it
        if on and not self._caps.words:
            self._caps.say("override", "Caps Lock seems to be on.")
        elif not on:
            self._caps.clear()

    def _bound(self) -> None:
        self._pages.setFixedWidth(look().theme.length(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the form as wide as its text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
