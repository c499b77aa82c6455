"""A medicine with its dose: typed, or taken from the list of the center."""

from PySide6.QtCore import Qt

from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.menu import Menu, MenuEntry

_HINT = "Any medicine and dose can be typed; Alt+Down opens the list"
_WIDTH = 340


class MedicineField(Field):
    """A line for medicine and dose; the key Alt+Down opens the medicines to choose from.

    Nothing is completed while it is typed: a dose that nobody typed must not stand there.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        presets: medicines with doses, in the order offered.
    """

    def __init__(self, label: str, presets: tuple[str, ...]) -> None:
        super().__init__(label, hint=_HINT, width=_WIDTH)
        self._presets = presets
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
        entries = tuple(MenuEntry(words, words.replace("&", "&&")) for words in self._presets)
        menu = Menu(self.name, entries, self.box)
        menu.chosen.connect(self._take)
        menu.open_under(self.box)

    def _take(self, words: str) -> None:
        self.set_text(words)
        self.correct()
        self.edited.emit(words)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
