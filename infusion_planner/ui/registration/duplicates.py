"""Who is already in the records and may be the same person, side by side with what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline, Panel
from infusion_planner.ui.kit.flow import Flow
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
_LATER = {
    True: "Two charts that turn out to be of one person you merge on the page of the one that"
    " stays, under More, Same person as.",
    False: "Two charts that turn out to be of one person are merged by a manager.",
}
"""Said of a new patient, by whether this person may merge."""
_BOTH = {
    True: "Both are in the records. If they are one person, merge the other chart into this one;"
    " if not, leave both as they are.",
    False: "Both are in the records. If they are one person, ask a manager to merge the charts; if"
    " not, leave both as they are.",
}
"""Said of a patient whose details are corrected, by whether this person may merge."""


class Typed(Frozen):
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
    merge_pressed = Signal(str)

    def __init__(self, typed: Typed, card: IdentityCard, merge_key: str) -> None:
        super().__init__()
        self._id = card.patient_id
        lines = (
            ("Name", typed.name, card.name),
            ("Born", typed.born, card.born),
            ("MRN", typed.mrn, card.mrn),
        )
        press = Button("Open that patient", icon="user", size=28)
        who = f"{card.name}, born {card.born}, MRN {card.mrn}"
        press.setAccessibleName(f"Open {who}")
        press.clicked.connect(self._tell)
        acts = Flow(press, gap=(8, 6))
        if merge_key:
            merge = Button("Merge charts …", icon="user", key=merge_key, size=28)
            merge.setAccessibleName(f"Merge the chart of {who}, into this one")
            merge.clicked.connect(self._tell_merge)
            acts.addWidget(merge)
        self.setLayout(column(_Compared(lines), group(acts), gap=8))
        self.setAccessibleName(who)

    def _tell(self) -> None:
        self.opened.emit(self._id)

    def _tell_merge(self) -> None:
        self.merge_pressed.emit(self._id)


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
        merge_pressed(str): the row id of the patient whose chart is to be merged into this one.
    """

    opened = Signal(str)
    merge_pressed = Signal(str)

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
        self._offers_merge = False
        self._ask = _ASK
        self.hide()

    def set_merging(self, *, both_kept: bool, may_merge: bool) -> None:
        """Say how two charts of one person become one, and offer it where it can be done.

        Args:
            both_kept: whether the patient of the form is in the records too.
            may_merge: whether this person may merge charts.
        """
        self._offers_merge = both_kept and may_merge
        self._ask = _BOTH[may_merge] if both_kept else f"{_ASK} {_LATER[may_merge]}"

    def show_cards(self, typed: Typed, cards: tuple[IdentityCard, ...]) -> None:
        """Show who may be the same person, the likeliest first."""
        empty(self._pairs)
        for place, card in enumerate(cards[:_MOST], start=1):
            pair = _Pair(typed, card, f"Alt+{place}" if self._offers_merge else "")
            pair.opened.connect(self.opened)
            pair.merge_pressed.connect(self.merge_pressed)
            add(self._pairs, Hairline())
            add(self._pairs, pair)
        taken = any(card.mrn == typed.mrn for card in cards)
        self._why.setText(_SAME_MRN if taken else self._ask)
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
