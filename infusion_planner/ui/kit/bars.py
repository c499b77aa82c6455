"""The bars of the window's frame: search and person above, file and clock below."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import Easel, easel, line_height
from infusion_planner.ui.kit.badge import Glyph, Picture, Tag
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Divider
from infusion_planner.ui.kit.label import Label, set_tip
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.search import SearchBox
from infusion_planner.ui.look import look

BRAND = "Infusion Planner"
_SEARCH = ("Find a patient, MRN or birth date", "Find a patient or MRN", "Find a patient", "Find")


class Mark(Picture):
    """The program's mark: a drop on its dark ground, or light on the sign-in's dark side."""

    def __init__(self, *, size: int = 24, light: bool = False) -> None:
        super().__init__()
        self._size = size
        self._light = light

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        edge = look().theme.length(self._size)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        ground, tone = ("on_banner", "banner") if self._light else ("banner", "on_banner")
        with easel(self) as on:
            on.box(QRectF(self.rect()), fill=ground, radius=self.width() / 4)
            inner = self._size * 2 // 3
            left = (self.width() - on.icon_size(inner)) / 2
            on.icon(left, self.height() / 2, "drop", tone, size=inner)


class Bar(QWidget):
    """A bar across the window: its ground, and a line where it meets the page."""

    def __init__(self, ground: str, *, above: bool) -> None:
        super().__init__()
        self._ground = ground
        self._above = above
        # no higher than needed, but Fixed would cut words that wrap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paint(self, on: Easel) -> None:
        """Paint ground and line."""
        on.fill(QRectF(self.rect()), self._ground)
        on.across(0, self.width(), self.height() - on.hair if self._above else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        with easel(self) as on:
            self.paint(on)


class TopBar(Bar):
    """Search, center, person, and the way out.

    Signals:
        search_edited(str): what is being typed.
        searched(str): what was typed when Enter or Down was pressed.
        search_given_up(): Esc was pressed in the search, which is empty now.
        search_left(): the cursor went elsewhere.
        lock_pressed(): hide the screen.
        switch_pressed(): somebody else wants to sign in.
        sign_out_pressed(): the person leaves.
    """

    search_edited = Signal(str)
    searched = Signal(str)
    search_given_up = Signal()
    search_left = Signal()
    lock_pressed = Signal()
    switch_pressed = Signal()
    sign_out_pressed = Signal()

    def __init__(self) -> None:
        super().__init__("surface", above=True)
        self._search = SearchBox(key="Ctrl+K", width=372)
        self._search.ask(*_SEARCH)
        self._search.setAccessibleName(_SEARCH[0])
        self._site = Label("", "bodym", "ink2")
        self._user = Label("", "bodyb")
        self._lock = Button("Lock", "plain", icon="lock")
        self._switch = Button("Switch user", "plain", icon="user")
        self._sign_out = Button("Sign out", "plain", icon="leave")
        set_tip(self._lock, "Hide the screen, Ctrl+L")
        self._search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._place = group(
            row(group(row(Glyph("pin", "ink2", size=18), self._site, gap=6)), Divider(), gap=10)
        )
        right = (
            self._place,
            group(row(Glyph("user", "ink2", size=18), self._user, gap=6)),
            Divider(),
            group(row(self._lock, self._switch, self._sign_out, gap=0)),
        )
        left = (Mark(), 2, Label(BRAND, "lead"), 8, self._search, None)
        self.setLayout(row(*left, *right, gap=10, margins=(16, 8, 8, 8)))
        self._connect()

    def _connect(self) -> None:
        self._search.textEdited.connect(self.search_edited)
        self._search.searched.connect(self._tell)
        self._search.given_up.connect(self._give_up)
        self._search.left.connect(self.search_left)
        self._lock.clicked.connect(self.lock_pressed)
        self._switch.clicked.connect(self.switch_pressed)
        self._sign_out.clicked.connect(self._leave)

    def _make_room(self) -> None:
        """Leave the center's name, which the title of the window has too, to a wider bar."""
        layout = self.layout()
        if layout is None:
            return
        # what the bar asks for without the name, which may be hidden now
        self._place.hide()
        rest = layout.sizeHint().width()
        wanted = rest + self._place.sizeHint().width() + layout.spacing()
        self._place.setVisible(wanted <= self.width())

    @property
    def search_words(self) -> str:
        """What stands in the search."""
        return self._search.text()

    def show_person(self, site: str, user: str) -> None:
        """Show the center and who is signed in."""
        self._site.setText(site)
        self._user.setText(user)
        self._make_room()

    def offer_search(self, *, offered: bool) -> None:
        """Offer to search for patients, or not to whoever may not see them."""
        self._search.setVisible(offered)

    def focus_search(self) -> None:
        """Put the cursor into the search, over what stood there."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def clear_search(self) -> None:
        """Empty the search."""
        self._search.clear()

    def _tell(self) -> None:
        self.searched.emit(self._search.text())

    def _give_up(self) -> None:
        if self._search.text():
            self._search.clear()
            self.search_edited.emit("")
        self.search_given_up.emit()

    def _leave(self) -> None:
        self.sign_out_pressed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Look again for room when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again for room."""
        super().resizeEvent(event)
        self._make_room()


class StatusBar(Bar):
    """The file, its backup and its rule set; date and clock as they are told to it."""

    def __init__(self) -> None:
        super().__init__("rail", above=False)
        self._sample = Tag("SAMPLE DATA", "override", role="smallb")
        self._sample.hide()
        self._file = Label("", "small", "ink3")
        self._backup = Label("", "small", "ink3")
        self._rules = Label("", "small", "ink3")
        self._parts = tuple(
            group(row(Glyph(icon, "ink3", size=14), label, gap=5))
            for icon, label in (
                ("lock", self._file),
                ("backup", self._backup),
                ("file", self._rules),
            )
        )
        self._day = Label("", "small", "ink2")
        self._clock = Label("", "smallb")
        right = (None, self._day, self._clock)
        self.setLayout(row(self._sample, *self._parts, *right, gap=16, margins=(16, 3, 16, 3)))
        self.show_file("")
        self.show_backup("")

    def show_file(
        self, file: str, *, rules: str = "", overdue: str = "", sample: bool = False
    ) -> None:
        """Show which records are open, and by which rules they are judged.

        Args:
            file: the records.
            rules: the rule set.
            overdue: that its review is overdue; empty while it is not.
            sample: whether every patient is invented.
        """
        rules = f"{rules}, {overdue}" if overdue else rules
        self._rules.set_tone("override" if overdue else "ink3")
        self._sample.setVisible(sample)
        for place, label, words in ((0, self._file, file), (2, self._rules, rules)):
            label.setText(words)
            self._parts[place].setVisible(bool(words))

    @property
    def backup(self) -> str:
        """What is said of the last backup; empty where nothing is."""
        return self._backup.text()

    def show_backup(self, words: str, *, is_failed: bool = False) -> None:
        """Show when the records were last backed up, or that they were not."""
        self._backup.setText(words)
        self._backup.set_tone("blocked" if is_failed else "ink3")
        self._parts[1].setVisible(bool(words))

    def show_clock(self, day: str, time: str) -> None:
        """Show the date and the time of day."""
        self._day.setText(day)
        self._clock.setText(time)

    def sizeHint(self) -> QSize:
        """Keep its height while it is empty."""
        return super().sizeHint().expandedTo(QSize(0, line_height("small") + 10))
