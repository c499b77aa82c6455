"""Rows of two boxes that can be added and taken away: substances, prescribers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import LineBox
from infusion_planner.ui.kit.layout import add, column, discard, group, row

Pair = tuple[str, str, str]
"""A row's id, empty for a new one, and what its two boxes hold."""


class PairRow(QWidget):
    """Two boxes side by side, and a button that takes the row away.

    Signals:
        edited(): something was typed.
        removed(object): the row itself.
    """

    edited = Signal()
    removed = Signal(object)

    def __init__(self, pair: Pair, widths: tuple[int, int]) -> None:
        super().__init__()
        self._id = pair[0]
        self.first, self.second = LineBox(width=widths[0]), LineBox(width=widths[1])
        self.first.setText(pair[1])
        self.second.setText(pair[2])
        self._remove = IconButton("close", "Remove")
        self.setLayout(row((self.first, 1), (self.second, 1), self._remove, gap=8))
        self.first.textEdited.connect(self._tell)
        self.second.textEdited.connect(self._tell)
        self._remove.clicked.connect(self._go)

    def pair(self) -> Pair:
        """Give the id and what is typed."""
        return (self._id, self.first.text(), self.second.text())

    def name(self, place: int, names: tuple[str, str]) -> None:
        """Tell a screen reader which row it is, counted from 1."""
        first, second = names
        self.first.setAccessibleName(f"{first} {place}")
        self.first.setPlaceholderText(first)
        self.second.setAccessibleName(f"{second} {place}")
        self.second.setPlaceholderText(second)
        self._remove.setAccessibleName(f"Remove {first.lower()} {place}")

    def _tell(self) -> None:
        self.edited.emit()

    def _go(self) -> None:
        self.removed.emit(self)


class _Rows(QWidget):
    def __init__(self, add_words: str) -> None:
        super().__init__()
        self.rows = column(gap=6)
        self.more = Button(add_words, icon="plus", size=28)
        self.setLayout(column(self.rows, group(row(self.more, None)), gap=6))
        self.setFocusProxy(self.more)


class PairRows(Entry):
    """Keep a list of pairs.

    Args:
        label: above the rows.
        names: what the two boxes hold.
        add_words: of the button that adds a row.
        widths: of the two boxes in pixels at 100 %; 0 grows with the room.

    Signals:
        changed(): a row was added, typed into or taken away.
    """

    changed = Signal()

    def __init__(
        self,
        label: str,
        names: tuple[str, str],
        add_words: str,
        *,
        widths: tuple[int, int] = (0, 0),
    ) -> None:
        self._box_of_rows = _Rows(add_words)
        super().__init__(label, self._box_of_rows)
        self._names = names
        self._widths = widths
        self._pairs: list[PairRow] = []
        self._box_of_rows.more.clicked.connect(self.add_row)
        self.changed.connect(self.correct)

    def pairs(self) -> tuple[Pair, ...]:
        """Give the rows in which something is typed."""
        found = (row_.pair() for row_ in self._pairs)
        return tuple(pair for pair in found if pair[1].strip() or pair[2].strip())

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Replace all rows."""
        for row_ in self._pairs:
            discard(row_)
        self._pairs.clear()
        for pair in pairs:
            self._append(pair)
        self._name_rows()

    def add_row(self) -> None:
        """Add an empty row and be ready to type into it."""
        self._append(("", "", ""))
        self._name_rows()
        self._pairs[-1].first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _append(self, pair: Pair) -> None:
        row_ = PairRow(pair, self._widths)
        row_.edited.connect(self.changed)
        row_.removed.connect(self._remove)
        self._pairs.append(row_)
        add(self._box_of_rows.rows, row_)

    def _remove(self, row_: PairRow) -> None:
        self._pairs.remove(row_)
        discard(row_)
        self._name_rows()
        self._box_of_rows.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _name_rows(self) -> None:
        # Tab goes on from where it comes in: past the rows it would never find back
        first = self._pairs[0].first if self._pairs else self._box_of_rows.more
        self._box_of_rows.setFocusProxy(first)
        for place, row_ in enumerate(self._pairs, start=1):
            row_.name(place, self._names)
