"""Who is already in the records and may be the same person, side by side with what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline, Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, empty, group, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.cards.identity import IdentityCard

_MOST = 3
_ACROSS, _BETWEEN = 12, 6
_HEADS = ("Typed here", "In the records")
_SAME_MRN = (
    "The MRN is the same, and no two patients can share one. Open that patient, or correct the MRN."
)
_ASK = (
    "Compare before you save. If it is the same person, open that patient; if not, the new"
    " patient can be registered anyway."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed, worded as the records word it.

    Attributes:
        name: `FAMILY, Given (Title)`.
        born: `09-Mar-1988 (38 y)`; empty while it is no day.
        mrn: as typed.
    """

    name: str
    born: str
    mrn: str


class _Compared(QWidget):
    """What is typed beside what the records say, or under each other where words need the room."""

    def __init__(self, lines: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_ACROSS)
        self._grid.setVerticalSpacing(3)
        self._heads = tuple(Label(head, "smallm", "ink3") for head in _HEADS)
        self._typed = tuple(_labeled(label, _value(here)) for label, here, _ in lines)
        self._known = tuple(_labeled(label, _known(here, there)) for label, here, there in lines)
        self._stacked: bool | None = None
        self.setLayout(self._grid)
        self._place(stacked=False)

    def _place(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        while self._grid.count():
            self._grid.takeAt(0)
        place = self._under if stacked else self._beside
        place()
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, int(not stacked))
        for label, _ in self._known:
            label.setVisible(stacked)
        self._heads[1].setContentsMargins(0, _BETWEEN if stacked else 0, 0, 0)

    def _beside(self) -> None:
        for column_, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 0, column_)
        pairs = zip(self._typed, self._known, strict=True)
        for line, ((label, here), (_, there)) in enumerate(pairs, start=1):
            for column_, cell in enumerate((label, here, there)):
                self._grid.addWidget(cell, line, column_, Qt.AlignmentFlag.AlignTop)

    def _under(self) -> None:
        line = 0
        for head, cells in zip(self._heads, (self._typed, self._known), strict=True):
            self._grid.addWidget(head, line, 0, 1, 2)
            for step, (label, value) in enumerate(cells, start=1):
                self._grid.addWidget(label, line + step, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(value, line + step, 1, Qt.AlignmentFlag.AlignTop)
            line += len(cells) + 1

    def _least(self, *, stacked: bool) -> int:
        """Give the width that the longest words need."""
        sides = (self._typed, self._known)
        labels, *values = (
            max(cell.minimumSizeHint().width() for cell in cells)
            for cells in (
                [label for label, _ in self._typed],
                *([value for _, value in side] for side in sides),
            )
        )
        return labels + _ACROSS + (max(values) if stacked else sum(values) + _ACROSS)

    def minimumSizeHint(self) -> QSize:
        """Be content with one under the other."""
        return QSize(self._least(stacked=True), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other as soon as there is room."""
        super().resizeEvent(event)
        self._place(stacked=self.width() < self._least(stacked=False))

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the room again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place(stacked=self.width() < self._least(stacked=False))


class _Pair(QWidget):
    """One patient of the records beside what is typed."""

    opened = Signal(str)

    def __init__(self, typed: Typed, card: IdentityCard) -> None:
        super().__init__()
        self._id = card.patient_id
        lines = (
            ("Name", typed.name, card.name),
            ("Born", typed.born, card.born),
            ("MRN", typed.mrn, card.mrn),
        )
        press = Button("Open that patient", icon="user", size=28)
        press.setAccessibleName(f"Open {card.name}, born {card.born}, MRN {card.mrn}")
        press.clicked.connect(self._tell)
        self.setLayout(column(_Compared(lines), group(row(press, None)), gap=8))
        self.setAccessibleName(f"{card.name}, born {card.born}, MRN {card.mrn}")

    def _tell(self) -> None:
        self.opened.emit(self._id)


def _labeled(label: str, value: Label) -> tuple[Label, Label]:
    return Label(label, "body", "ink2"), value


def _value(here: str) -> Label:
    return Label(here or "not typed yet", "body", "ink", wrap=True)


def _known(here: str, there: str) -> Label:
    same = bool(here) and here.casefold() == there.casefold()
    words = f"{there}\nthe same" if same else there
    return Label(words, "bodyb" if same else "body", wrap=True)


class DuplicatePanel(Panel):
    """Warn of patients who may be the same person; hidden while there is none.

    Signals:
        opened(str): the row id of the patient to be opened.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(fill="surface", line="override", radius=8)
        self._title = Label("", "head", wrap=True)
        self._pairs = column(gap=10)
        self._more = Label("", "small", "ink3", wrap=True)
        title = row(Glyph("override", size=20), (self._title, 1), gap=8)
        self._why = Label(_ASK, "body", "ink2", wrap=True)
        parts = (title, self._why, self._pairs, self._more, None)
        self.setLayout(column(*parts, gap=8, margins=(16, 12, 16, 14)))
        self._shown: tuple[str, ...] = ()
        self.hide()

    def show_cards(self, typed: Typed, cards: tuple[IdentityCard, ...]) -> None:
        """Show who may be the same person, the likeliest first."""
        empty(self._pairs)
        for card in cards[:_MOST]:
            pair = _Pair(typed, card)
            pair.opened.connect(self.opened)
            add(self._pairs, Hairline())
            add(self._pairs, pair)
        taken = any(card.mrn == typed.mrn for card in cards)
        self._why.setText(_SAME_MRN if taken else _ASK)
        rest = len(cards) - _MOST
        self._more.setText(f"and {rest} more" if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self._say(cards)
        self.setVisible(bool(cards))

    def _say(self, cards: tuple[IdentityCard, ...]) -> None:
        title = f"{count_words(len(cards), 'patient')} may be the same person"
        self._title.setText(title)
        self.setAccessibleName(title)
        ids = tuple(card.patient_id for card in cards)
        if ids and ids != self._shown:
            announce(self, f"{title}: {', '.join(card.name for card in cards[:_MOST])}")
        self._shown = ids
