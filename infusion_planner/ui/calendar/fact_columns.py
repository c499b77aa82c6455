"""The dates that move with a course, side by side: label, value, and what it was counted from."""

from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard

_FEW = 3
"""How many stand side by side where there is no room for all."""


class FactColumns(QWidget):
    """Show facts in columns of the same width; while a ghost goes by, only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.setLayout(self._grid)
        self._columns: list[_Column] = []
        self._folded = False

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace what is shown, in the order given."""
        while len(self._columns) > len(facts):
            discard(self._columns.pop())
        while len(self._columns) < len(facts):
            self._columns.append(_Column())
        self._place()
        for shown, fact in zip(self._columns, facts, strict=True):
            shown.show_fact(fact)

    def fold(self, *, folded: bool) -> None:
        """Put few facts side by side, and the others under them; or all side by side."""
        if folded != self._folded:
            self._folded = folded
            self._place()

    def _place(self) -> None:
        across = _FEW if self._folded else len(self._columns)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for at, shown in enumerate(self._columns):
            line, place = divmod(at, across)
            self._grid.removeWidget(shown)
            self._grid.addWidget(shown, line, place)
            self._grid.setColumnStretch(place, 1)


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
