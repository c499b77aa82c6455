"""Several marks under one label: what holds, or which tests were made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.flow import Flow


class _Row(QWidget):
    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.checks = tuple(Check(each.replace("&", "&&")) for each in words)
        self.setLayout(Flow(*self.checks, gap=(12, 2)))
        # the letter of a label leads only to what can take the focus; Tab stops at the boxes alone.
        # Set after the proxy it would go on to the first box, which Tab would pass over then
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.checks[0])


class Marks(Entry):
    """Tick any of a few marks; none is ticked at first.

    Args:
        label: above them; `&` marks the letter that jumps to them.
        marks: (name, words) in the order shown; at least one.

    Signals:
        changed(): a mark was ticked or cleared.
    """

    changed = Signal()

    def __init__(self, label: str, marks: tuple[tuple[str, str], ...]) -> None:
        self._names = tuple(name for name, _ in marks)
        self._row = _Row(words for _, words in marks)
        super().__init__(label, self._row)
        for check in self._row.checks:
            check.setAccessibleDescription(self.name)
            check.toggled.connect(self._tell)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The boxes, in order."""
        return self._row.checks

    def ticked(self) -> tuple[str, ...]:
        """Give the names of those ticked, in order."""
        pairs = zip(self._names, self._row.checks, strict=True)
        return tuple(name for name, check in pairs if check.isChecked())

    def set_ticked(self, names: Iterable[str]) -> None:
        """Tick these marks and no others."""
        wanted = set(names)
        for name, check in zip(self._names, self._row.checks, strict=True):
            check.setChecked(name in wanted)

    def draft(self) -> object:
        """Give the names of those ticked."""
        return list(self.ticked())

    def show_draft(self, value: object) -> None:
        """Tick again."""
        if isinstance(value, list | tuple):
            self.set_ticked(map(str, value))

    def _tell(self) -> None:
        self.correct()
        self.changed.emit()
