"""The signs of a reaction: those that can be named, each with a box to tick."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage


class SignPicks(QWidget):
    """Show every sign of the list at once; any of them can be ticked.

    Args:
        label: over them.
        signs: by the names of the rulebook, those that make a reaction serious first.
    """

    def __init__(self, label: str, signs: tuple[str, ...]) -> None:
        super().__init__()
        self._ticks = {sign: Check(sign) for sign in signs}
        self._wrong = InlineMessage("blocked")
        for tick in self._ticks.values():
            tick.toggled.connect(self._correct)
        marks = group(Flow(*self._ticks.values(), gap=(12, 2)))
        self.setLayout(column(Label(label, "smallm", "ink2"), marks, self._wrong, gap=4))
        self.setAccessibleName(label)
        for first in tuple(self._ticks.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> tuple[str, ...]:
        """Give the signs that are ticked."""
        return tuple(sign for sign, tick in self._ticks.items() if tick.isChecked())

    def draft(self) -> object:
        """Give the same, as a draft keeps it."""
        return list(self.value())

    def show_draft(self, value: object) -> None:
        """Tick what `draft` gave."""
        named: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
        chosen = set(map(str, named))
        for sign, tick in self._ticks.items():
            tick.setChecked(sign in chosen)

    def show_error(self, words: str) -> None:
        """Say what is wrong."""
        self._wrong.say("blocked", words)

    def _correct(self) -> None:
        self._wrong.clear()
