"""The report of starts chosen against a proposal: by month, by reason and by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.day_starts import ChoicesCard

LINES = (
    Column("Month", "month", "sort_month", role="bodyb"),
    Column("Reason", "reason", stretch=1),
    Column("Chosen by", "person", stretch=1),
    Column("Starts", "count", "sort_count", right=True),
)
_WHAT = "Starts of the last twelve months that differ from the one proposed"
_NEVER = "Whoever chooses another start in the calendar's view of a day gives the reason."


class StartsTab(QWidget):
    """Show how often another start was chosen.

    Attributes:
        lines: one for each month, reason and person.
    """

    def __init__(self) -> None:
        super().__init__()
        self._counts = Label("", "body", "ink2", wrap=True)
        self.lines = LineTableView(LINES, "Starts chosen against a proposal")
        self.lines.show_when_empty(EmptyRow("clock", "Every start as proposed", _NEVER))
        card = Card("", flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.lines)
        parts = (Label(_WHAT, "bodyb", wrap=True), self._counts, (card, 1))
        self.setLayout(column(*parts, gap=8, margins=(0, 8, 0, 0)))

    def show_card(self, card: ChoicesCard) -> None:
        """Show the report."""
        parts = (("month", card.months), ("reason", card.reasons), ("person", card.people))
        told = (f"By {name}: {', '.join(words)}" for name, words in parts)
        self._counts.setText("\n".join(told))
        self._counts.setVisible(bool(card.lines))
        self.lines.show_lines(card.lines)
