"""Facts: label, value, and what the value was counted from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.easel import line_height
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label, set_tip
from infusion_planner.ui.kit.layout import empty, group

_LABEL_WIDTH = 104
_GAP = "   "


class FactRows(QWidget):
    """Show facts one under the other, each value with its anchor and rule beside it.

    Args:
        rules: whether the rule stands behind the anchor; where it does not, the tip and a
            screen reader still name it.
    """

    def __init__(self, *, rules: bool = True) -> None:
        super().__init__()
        self._rules = rules
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace what is shown, in the order given."""
        empty(self._grid)
        for place, fact in enumerate(facts):
            self._grid.addWidget(
                _label(fact.label),
                place,
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            self._grid.addWidget(_value(fact, rules=self._rules), place, 1)


def _label(words: str) -> Label:
    label = Label(words, "small", "ink3", room=_LABEL_WIDTH)
    # on one line with the value, whose letters are taller
    label.setContentsMargins(0, (line_height("bodym") - line_height("small") + 1) // 2, 0, 0)
    return label


def _value(fact: Fact, *, rules: bool) -> QWidget:
    value = Label(fact.value, "bodym", wrap=True)
    # the rule goes with the anchor, so that it never stands in a line of its own
    behind = _GAP.join(part for part in (fact.anchor, fact.rule if rules else "") if part)
    anchor = Label(behind, "small", "ink3", wrap=True, narrow=True)
    shown = group(Flow(*(part for part in (value, anchor) if part.text())))
    if not rules:
        set_tip(shown, fact.rule)
    spoken = (f"{fact.label} {fact.value}", fact.anchor, fact.rule)
    shown.setAccessibleName(", ".join(part for part in spoken if part))
    return shown
