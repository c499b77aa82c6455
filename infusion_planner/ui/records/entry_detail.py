"""One entry of the trail in full: who, when, where, why, and each field before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.forms.reading import ReadingCard
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group

if TYPE_CHECKING:
    from infusion_planner.cards.trail import EntryCard, FieldChange, RowChange

_NONE_CHOSEN = "Choose an entry to see who did it, where and why, and what it changed."
_NO_CHANGE = "It changed nothing in the records."
_NAME_WIDTH = 104


class EntryDetail(ReadingCard):
    """Show one entry; with one chosen, Tab stops here and the arrow and page keys scroll it."""

    def __init__(self) -> None:
        self._words = Label(_NONE_CHOSEN, "bodyb", wrap=True)
        self._facts = FactRows()
        self._rows = column(gap=10)
        parts = (self._words, self._facts, self._rows, None)
        super().__init__(column(*parts, gap=10, margins=(16, 12, 16, 14)), "Chosen entry")

    def show_entry(self, card: EntryCard | None) -> None:
        """Show an entry; None for none chosen."""
        self._words.setText(card.title if card else _NONE_CHOSEN)
        self._words.set_tone("ink" if card else "ink2")
        self._facts.show_facts(card.facts if card else ())
        empty(self._rows)
        if card is None:
            self.begin(_NONE_CHOSEN, reachable=False)
            return
        for change in card.rows:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(_row(change))
        if not card.rows:
            self._rows.addWidget(Label(_NO_CHANGE, "small", "ink3", wrap=True))
        self.begin(_spoken(card))


def _row(change: RowChange) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for place, field in enumerate(change.fields):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(
            Label(field.name, "small", "ink3", wrap=True, room=_NAME_WIDTH), place, 0, top
        )
        grid.addWidget(_field(field), place, 1, top)
    return group(column(Label(change.title, "bodyb", wrap=True), group(grid), gap=4))


def _field(field: FieldChange) -> QWidget:
    if not field.before or not field.after:
        return Label(field.before or field.after, "bodym", wrap=True)
    before = Label(f"was {field.before}", "small", "ink2", wrap=True)
    return group(column(Label(field.after, "bodym", wrap=True), before, gap=0))


def _spoken(card: EntryCard) -> str:
    facts = [f"{fact.label} {fact.value} {fact.anchor}".strip() for fact in card.facts]
    fields = [
        f"{change.title}: {field.name} {field.after or 'removed'}"
        + (f", was {field.before}" if field.before and field.after else "")
        for change in card.rows
        for field in change.fields
    ]
    return ". ".join([card.title, *facts, *fields])
