"""The question which kind of fact is to be entered, with type-ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import announce
from infusion_planner.ui.look import look
from infusion_planner.ui.recording.form import patient_words
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.facts import KindLine
    from infusion_planner.cards.identity import IdentityCard

_COLUMNS = (
    Column("What", "title", role="bodym"),
    Column("Recorded", "recorded", tone="ink2", stretch=1),
)
_WIDTH, _HEIGHT = 560, 330
_SENTENCE = "Type a few letters and press Enter, or choose below."


class _Kinds(LineTableView):
    """The kinds, in a box of one height however few are left."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, "What can be entered", key="kind")
        none = EmptyRow("search", "Nothing of this name", "Type other letters of what it is.")
        self.show_when_empty(none)
        self.horizontalHeader().setSectionsClickable(False)
        self.setSortingEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(look().theme.length(_WIDTH), look().theme.length(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().theme.length(_WIDTH), look().theme.length(_HEIGHT) // 2)


class KindPicker(Dialog):
    """Ask which kind of fact is to be entered.

    Args:
        identity: the patient.
        lines: the kinds to choose from.
        parent: the page it is about.

    Signals:
        chosen(str): key of the kind; the dialog has closed.
    """

    chosen = Signal(str)

    def __init__(
        self, identity: IdentityCard, lines: tuple[KindLine, ...], parent: QWidget
    ) -> None:
        super().__init__(
            "Which fact?", parent=parent, patient=patient_words(identity), sentence=_SENTENCE
        )
        self._lines = lines
        self.search = Field("&Search", placeholder="such as HIV")
        self.kinds = _Kinds()
        self.kinds.show_lines(lines)
        self.keep_over(self.search)
        self.add(self.kinds)
        self._go_on = Button("&Enter it", "primary", size=36)
        leave = Button("Cancel", key="Esc", size=36)
        self.add_buttons(leave, self._go_on)
        self.focus_first(self.search)
        self._choose_first()
        leave.clicked.connect(self.reject)
        self._go_on.clicked.connect(self._take)
        self.search.edited.connect(self._find)
        self.kinds.opened.connect(self._take)
        down = shortcut(self.search.box, Qt.Key.Key_Down)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_down)
        self.search.box.returnPressed.connect(self._take)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        found = (
            line for line in self._lines if all(word in line.title.casefold() for word in words)
        )
        self.kinds.show_some(tuple(found))
        self._choose_first()
        first = self._top()
        announce(self.search.box, first.title if first is not None else "Nothing of this name")

    def _top(self) -> KindLine | None:
        shown = self.kinds.table.lines
        return shown[0] if shown else None  # type: ignore[return-value]  # lines of this table

    def _choose_first(self) -> None:
        first = self._top()
        if first is not None:
            self.kinds.select_line(first)
        self._go_on.setEnabled(first is not None)

    def _go_down(self) -> None:
        if self._top() is not None:
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        line = self.kinds.table.line(self.kinds.currentIndex())
        kind = getattr(line, "kind", "")
        if kind:
            self.accept()
            self.chosen.emit(kind)
