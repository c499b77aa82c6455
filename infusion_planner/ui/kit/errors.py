"""The list at the top of a form that says what is wrong and jumps there."""

from PySide6.QtCore import Qt

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, empty, group, reveal, row


class Jump(Button):
    """Lead to a field at fault."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.name.replace("&", "&&"), "quiet", size=28)
        self._entry = entry
        self.clicked.connect(self._jump)

    def _jump(self) -> None:
        self._entry.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FormErrors(Panel):
    """Say all that is wrong with a form at once; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__(fill="blocked_soft", line="blocked_line")
        self._title = Label("", "bodyb", "blocked", wrap=True)
        self._lines = column(gap=0)
        self._marked: tuple[Entry, ...] = ()
        top = row(Glyph("blocked", knock="blocked_soft"), (self._title, 1), gap=8)
        self.setLayout(column(top, self._lines, gap=4, margins=(14, 10, 14, 8)))
        self.hide()

    def show_errors(self, faults: tuple[tuple[Entry, str], ...]) -> None:
        """Mark each field at fault, list them here, and go to the first one.

        Args:
            faults: (field, what is wrong with it), in the order of the form; empty when all
                is well, which clears the marks of before.
        """
        self._clear()
        self._marked = tuple(entry for entry, _ in faults)
        for entry, words in faults:
            entry.show_error(words)
            add(self._lines, group(row(Jump(entry), (Label(words, wrap=True), 1), gap=4)))
        if not faults:
            self.hide()
            return
        self._tell(len(faults))
        reveal(self)
        faults[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for entry in self._marked:
            entry.clear_message()
        empty(self._lines)

    def _tell(self, count: int) -> None:
        title = "One thing to put right" if count == 1 else f"{count} things to put right"
        self._title.setText(title)
        self.setAccessibleName(title)
        announce(self, title)
