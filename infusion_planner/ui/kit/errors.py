"""The list at the top of a form that says what is wrong and jumps there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, discard, empty, group, reveal, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Jump(Button):
    """Lead to a field at fault.

    Signals:
        jumped(object): the field, before it is given the focus.
    """

    jumped = Signal(object)

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.name.replace("&", "&&"), "quiet", size=28)
        self._entry = entry
        self.clicked.connect(self._jump)

    def _jump(self) -> None:
        self.jumped.emit(self._entry)
        self._entry.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FormErrors(Panel):
    """Say all that is wrong with a form at once; hidden while nothing is.

    A field whose value is changed leaves the list.

    Signals:
        jumped(object): the field that is gone to, before it is given the focus, so that a page
            that hides it can show it.
    """

    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__(fill="blocked_soft", line="blocked_line")
        self._title = Label("", "bodyb", "blocked", wrap=True)
        self._lines = column(gap=0)
        self._marked: dict[Entry, list[QWidget]] = {}
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
        for entry, words in faults:
            entry.show_error(words)
            jump = Jump(entry)
            jump.jumped.connect(self.jumped)
            line = group(row(jump, (Label(words, wrap=True), 1), gap=4))
            add(self._lines, line)
            if entry not in self._marked:
                entry.corrected.connect(self._drop_corrected)
            self._marked.setdefault(entry, []).append(line)
        if not faults:
            self.hide()
            return
        self._tell(len(faults))
        reveal(self)
        self.jumped.emit(faults[0][0])
        faults[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for entry in self._marked:
            entry.corrected.disconnect(self._drop_corrected)
            entry.clear_message()
        self._marked.clear()
        empty(self._lines)

    def _drop_corrected(self) -> None:
        """Take the fields that are no longer marked off the list."""
        for entry in [entry for entry in self._marked if not entry.state]:
            entry.corrected.disconnect(self._drop_corrected)
            for line in self._marked.pop(entry):
                discard(line)
        if self._marked:
            self._tell(sum(map(len, self._marked.values())))
        else:
            self.hide()

    def _tell(self, count: int) -> None:
        title = "One thing to put right" if count == 1 else f"{count} things to put right"
        self._title.setText(title)
        self.setAccessibleName(title)
        announce(self, title)
