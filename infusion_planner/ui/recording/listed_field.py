"""A line whose words are typed, or taken from a list."""

from PySide6.QtCore import Qt

from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.menu import Menu, MenuEntry

_WIDTH = 340


class ListedField(Field):
    """A line to type in; the key Alt+Down opens what can be chosen instead.

    Nothing is completed while it is typed: words that nobody typed must not stand there.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        listed: what can be chosen, in the order offered; without any it is a plain line.
        hint: under the box.
    """

    def __init__(self, label: str, listed: tuple[str, ...], hint: str) -> None:
        super().__init__(label, hint=hint, width=_WIDTH)
        self._listed = listed
        if not listed:
            return
        button = IconButton("down", f"List for {self.name}, Alt+Down", size=26)
        # the key does the same, so Tab does not stop there
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.open_list)
        self.box.hold(button)
        opener = shortcut(self.box, "Alt+Down")
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_list)

    def open_list(self) -> None:
        """Open the list under the box."""
        entries = tuple(MenuEntry(words, words.replace("&", "&&")) for words in self._listed)
        menu = Menu(self.name, entries, self.box)
        menu.chosen.connect(self._take)
        menu.open_under(self.box)

    def _take(self, words: str) -> None:
        self.set_text(words)
        self.correct()
        self.edited.emit(words)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
