"""One entry of the trail in full: who, when, where, why, and each field before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from infusion_planner.cards.trail import EntryCard, FieldChange, RowChange

_NONE_CHOSEN = "Choose an entry to see who did it, where and why, and what it changed."
_NO_CHANGE = "It changed nothing in the records."
_NAME_WIDTH = 104
_RING = 3


class EntryDetail(Card):
    """Show one entry; with one chosen, Tab stops here and the arrow and page keys scroll it."""

    def __init__(self) -> None:
        super().__init__(flush=True, grows=True)
        self._title = Label(_NONE_CHOSEN, "bodyb", wrap=True)
        self._facts = FactRows()
        self._rows = column(gap=10)
        inner = column(self._title, self._facts, self._rows, None, gap=10, margins=(16, 12, 16, 14))
        inside = group(inner)
        self._scroll = PageScroll(inside)
        # the card's own ground is seen through it
        for part in (inside, self._scroll.viewport()):
            part.setAutoFillBackground(False)
        # the ring of the focus stands around it
        self.body.setContentsMargins(_RING, _RING, _RING, _RING)
        self.add(self._scroll)
        self.setAccessibleName("Chosen entry")

    def show_entry(self, card: EntryCard | None) -> None:
        """Show an entry; None for none chosen."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if card else policy.NoFocus)
        self._title.setText(card.title if card else _NONE_CHOSEN)
        self._title.set_tone("ink" if card else "ink2")
        self._facts.show_facts(card.facts if card else ())
        empty(self._rows)
        if card is None:
            self.setAccessibleDescription(_NONE_CHOSEN)
            return
        for change in card.rows:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(_row(change))
        if not card.rows:
            self._rows.addWidget(Label(_NO_CHANGE, "small", "ink3", wrap=True))
        self.setAccessibleDescription(_spoken(card))
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by lines and pages as Qt does, and by Home and End to either end."""
        bar = self._scroll.verticalScrollBar()
        ends = {Qt.Key.Key_Home.value: bar.minimum(), Qt.Key.Key_End.value: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[event.key()])
        else:
            self._scroll.keyPressEvent(event)


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
