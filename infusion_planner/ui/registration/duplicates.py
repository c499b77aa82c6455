"""Who is already in the records and may be the same person, side by side with what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline, Panel
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import add, column, empty, group, row

if TYPE_CHECKING:
    from infusion_planner.cards.identity import IdentityCard

_MOST = 3
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


class _Pair(QWidget):
    """One patient of the records beside what is typed."""

    opened = Signal(str)

    def __init__(self, typed: Typed, card: IdentityCard) -> None:
        super().__init__()
        self._id = card.patient_id
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for place, head in enumerate(("", "Typed here", "In the records")):
            grid.addWidget(Label(head, "smallm", "ink3"), 0, place)
        lines = (
            ("Name", typed.name, card.name),
            ("Born", typed.born, card.born),
            ("MRN", typed.mrn, card.mrn),
        )
        for place, (label, here, there) in enumerate(lines, start=1):
            _add_line(grid, place, label, here, there)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        press = Button("Open that patient", icon="user", size=28)
        press.setAccessibleName(f"Open {card.name}, born {card.born}, MRN {card.mrn}")
        press.clicked.connect(self._tell)
        self.setLayout(column(group(grid), group(row(press, None)), gap=8))
        self.setAccessibleName(f"{card.name}, born {card.born}, MRN {card.mrn}")

    def _tell(self) -> None:
        self.opened.emit(self._id)


def _add_line(grid: QGridLayout, place: int, label: str, here: str, there: str) -> None:
    top = Qt.AlignmentFlag.AlignTop
    same = bool(here) and here.casefold() == there.casefold()
    grid.addWidget(Label(label, "body", "ink2"), place, 0, top)
    grid.addWidget(Label(here or "not typed yet", "body", "ink", wrap=True), place, 1, top)
    words = f"{there}\nthe same" if same else there
    grid.addWidget(Label(words, "bodyb" if same else "body", wrap=True), place, 2, top)


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
