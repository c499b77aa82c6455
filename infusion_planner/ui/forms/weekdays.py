"""The open weekdays, one check box each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.wording import LONG_WEEKDAYS, WEEKDAYS
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.flow import Flow

_WORKDAYS = frozenset(range(5))


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.checks = tuple(Check(word) for word in WEEKDAYS)
        for check, word in zip(self.checks, LONG_WEEKDAYS, strict=True):
            check.setAccessibleName(word)
        self.setLayout(Flow(*self.checks, gap=(10, 4)))
        # the letter of a label leads only to what can take the focus; Tab stops at the boxes alone.
        # Set after the proxy it would go on to the first box, which Tab would pass over then
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.checks[0])


class WeekdayChecks(Entry):
    """Choose the weekdays on which infusions are given; Monday to Friday at first.

    Args:
        label: above the boxes.

    Signals:
        changed(): a box was ticked or cleared.
    """

    changed = Signal()

    def __init__(self, label: str) -> None:
        self._row = _Row()
        super().__init__(label, self._row)
        self.set_chosen(_WORKDAYS)
        for check in self._row.checks:
            check.toggled.connect(self._tell)

    def chosen(self) -> frozenset[int]:
        """Give the weekdays ticked; 0 is Monday."""
        return frozenset(day for day, check in enumerate(self._row.checks) if check.isChecked())

    def set_chosen(self, weekdays: frozenset[int]) -> None:
        """Tick these weekdays and no others."""
        for day, check in enumerate(self._row.checks):
            check.setChecked(day in weekdays)

    def _tell(self) -> None:
        self.correct()
        self.changed.emit()
