"""The dates that move with a course, side by side: label, value, and what it was counted from."""

from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row


class FactColumns(QWidget):
    """Show facts in columns of the same width."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(gap=16)
        self.setLayout(self._row)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace what is shown, in the order given."""
        empty(self._row)
        for fact in facts:
            self._row.addWidget(_column(fact), 1)


def _column(fact: Fact) -> QWidget:
    anchor = "  ".join(part for part in (fact.anchor, fact.rule) if part)
    shown = group(
        column(
            Label(fact.label, "small", "ink3"),
            Label(fact.value, "bodyb", wrap=True),
            Label(anchor, "small", "ink3", wrap=True, narrow=True),
            None,
            gap=0,
        )
    )
    shown.setAccessibleName(f"{fact.label}: {fact.value}, {anchor}")
    return shown
