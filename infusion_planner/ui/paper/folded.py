"""The sections of a long form of which one is open; the others show their heads."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.layout import column, row
from infusion_planner.ui.kit.message import InlineMessage


class Section(QWidget):
    """A card with fields that is folded down to its head.

    Args:
        title: with its number, as printed.
        key: goes to it.
        card: its fields.
        count: how many lines of it something is typed on.

    Signals:
        opened(Section): it is to be the open one.
    """

    opened = Signal(object)

    def __init__(self, title: str, key: str, card: Card, count: Callable[[], int]) -> None:
        super().__init__()
        self.card = card
        self._title, self._count = title, count
        self._head = Button(title, "plain", icon="down", key=key)
        self._head.clicked.connect(self._ask)
        self.setLayout(column(row(self._head, None), card, gap=0))

    def fold(self, *, folded: bool) -> None:
        """Show the head alone, which says what stands in it, or the fields."""
        typed, wrong = self._count(), self._is_wrong()
        said = f"{count_words(typed, 'line')} typed" if typed else ""
        more = "to be corrected" if wrong else ""
        self._head.set_words(self._title, ", ".join(part for part in (said, more) if part))
        self._head.setVisible(folded)
        self.card.setVisible(not folded)

    def focus_first(self) -> None:
        """Go to its first field."""
        parts = self.card.findChildren(QWidget)
        policy = Qt.FocusPolicy.TabFocus
        first = next((part for part in parts if part.focusPolicy() & policy), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.opened.emit(self)

    def _is_wrong(self) -> bool:
        return any(each.words for each in self.card.findChildren(InlineMessage))


class Sections(QWidget):
    """Keeps one section open.

    A screen reader, and the one who reads, have some dozens of fields before them, not
    hundreds.

    Args:
        sections: in order.
    """

    def __init__(self, sections: list[Section]) -> None:
        super().__init__()
        self._sections = sections
        self._open = sections[0]
        for each in sections:
            each.opened.connect(self.go_to)
        self.setLayout(column(*sections, gap=10))
        self._show(sections[0])

    def go_to(self, section: Section) -> None:
        """Open a section at its first field."""
        self._show(section)
        section.focus_first()

    def go_to_number(self, number: int) -> None:
        """Open a section by its number, from 1."""
        self.go_to(self._sections[number - 1])

    def say_again(self) -> None:
        """Let each head say what stands in its section now."""
        self._show(self._open)

    def open_at(self, part: QWidget) -> None:
        """Open the section that holds a field; a field outside of all opens none."""
        for each in self._sections:
            if each.card.isAncestorOf(part):
                self._show(each)

    def step(self) -> None:
        """Go to the next field; after the last one of a section the next section opens."""
        self.focusNextChild()
        held = QApplication.focusWidget()
        place = self._sections.index(self._open) + 1
        inside = held is not None and self._open.card.isAncestorOf(held)
        if not inside and place < len(self._sections):
            self.go_to(self._sections[place])

    def _show(self, section: Section) -> None:
        self._open = section
        for each in self._sections:
            each.fold(folded=each is not section)
