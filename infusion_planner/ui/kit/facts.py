"""Facts: label, value, and what the value was counted from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import empty, group

_LABEL_WIDTH = 104


class FactRows(QWidget):
    """Show facts one under the other, each value with its anchor and rule beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace what is shown, in the order given."""
        empty(self._grid)
        for place, fact in enumerate(facts):
            self._grid.addWidget(
                Label(fact.label, "body", "ink2", room=_LABEL_WIDTH),
                place,
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            self._grid.addWidget(_value(fact), place, 1)


def _value(fact: Fact) -> QWidget:
    value = Label(fact.value, "bodym", wrap=True)
    anchor = Label(fact.anchor, "small", "ink3", wrap=True)
    rule = Label(fact.rule, "small", "ink3")
    shown = group(Flow(*(part for part in (value, anchor, rule) if part.text())))
    spoken = (f"{fact.label} {fact.value}", fact.anchor, fact.rule)
    shown.setAccessibleName(", ".join(part for part in spoken if part))
    return shown
