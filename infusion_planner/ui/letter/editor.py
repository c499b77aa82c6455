"""The text of a letter to change, part by part."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.letter_text import LISTED, LetterText
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, group, row
from infusion_planner.ui.kit.scroll import PageScroll

_HOW = (
    "One paragraph a line; a line that begins with a dash stands in a list. Name, birth date and"
    " MRN, the address and the signature are not changed here."
)
_LEAST, _MOST, _LETTERS_A_LINE = 2, 8, 90


class LetterEditor(QWidget):
    """Hold every part of a letter in a box of its own.

    Args:
        besides: what else is printed and not changed here; empty for nothing.

    Signals:
        edited(): a text was changed.
    """

    edited = Signal()

    def __init__(self, besides: str = "") -> None:
        super().__init__()
        self._areas: dict[str, TextArea] = {}
        self._was: dict[str, str] = {}
        self._parts = column(gap=10)
        self._reset = Button("&As the record has it", icon="undo", size=28)
        head = row(
            (Label(f"{_HOW} {besides}".strip(), "body", "ink2", wrap=True), 1), self._reset, gap=12
        )
        inner = column(group(head), group(self._parts), None, gap=10, margins=(0, 0, 12, 12))
        self._scroll = PageScroll(group(inner))
        self._scroll.setAccessibleName("Text of the letter")
        self.setLayout(column((self._scroll, 1)))
        self._reset.clicked.connect(self.reset)

    def show_texts(self, texts: Iterable[LetterText]) -> None:
        """Show a letter; boxes that are there already keep the cursor."""
        texts = tuple(texts)
        if [item.head for item in texts] != list(self._areas):
            self._build(texts)
        for item in texts:
            self._was[item.head] = item.was
            self._areas[item.head].show_draft(item.text)

    def texts(self) -> tuple[LetterText, ...]:
        """Give every part as it stands in its box."""
        return tuple(
            LetterText(head, self._was[head], area.text()) for head, area in self._areas.items()
        )

    def begin(self) -> None:
        """Start in the first part."""
        area = next(iter(self._areas.values()), None)
        if area is not None:
            area.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """Put back what follows from the record."""
        for head, area in self._areas.items():
            area.show_draft(self._was[head])

    def _build(self, texts: tuple[LetterText, ...]) -> None:
        for area in self._areas.values():
            discard(area)
        self._areas = {}
        for item in texts:
            area = TextArea(item.head, lines=_lines(item.was))
            area.edited.connect(self._tell)
            self._areas[item.head] = area
            add(self._parts, area)

    def _tell(self) -> None:
        self.edited.emit()


def _lines(text: str) -> int:
    """Give a box the lines its text takes, within reason."""
    wanted = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    listed = text.count(f"\n{LISTED}")
    return max(_LEAST, min(_MOST, max(wanted, listed)))
