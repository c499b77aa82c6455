"""The dates that move with a course, side by side: label, value, and what it was counted from."""

from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard, row


class FactColumns(QWidget):
    """Show facts in columns of the same width; while a ghost goes by, only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(gap=16)
        self.setLayout(self._row)
        self._columns: list[_Column] = []

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace what is shown, in the order given."""
        while len(self._columns) > len(facts):
            discard(self._columns.pop())
        while len(self._columns) < len(facts):
            self._columns.append(_Column())
            self._row.addWidget(self._columns[-1], 1)
        for shown, fact in zip(self._columns, facts, strict=True):
            shown.show_fact(fact)


class _Column(QWidget):
    """One fact: label, value, and what it was counted from."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "small", "ink3")
        self._value = Label("", "bodyb", wrap=True)
        self._anchor = Label("", "small", "ink3", wrap=True, narrow=True)
        self.setLayout(column(self._label, self._value, self._anchor, None, gap=0))
        self._fact: Fact | None = None

    def show_fact(self, fact: Fact) -> None:
        """Show a fact."""
        if fact == self._fact:
            return
        self._fact = fact
        anchor = "  ".join(part for part in (fact.anchor, fact.rule) if part)
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        self._anchor.setText(anchor)
        self.setAccessibleName(f"{fact.label}: {fact.value}, {anchor}")
