"""A tab of entries on the chart: facts, or results, and what can be done with the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.facts.lines import FactLines
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.layout import column, group, row

if TYPE_CHECKING:
    from infusion_planner.cards.facts import FactLine

_NOT_CHOSEN = "Choose an entry below first"
_WITHDRAWN = "It was withdrawn already"


class FactsTab(QWidget):
    """Show entries of a patient's chart, and what can be done with the chosen one.

    Args:
        name: what the entries are, for a screen reader.
        add: words of the button that makes one.
        nothing: head and words of the row that stands where there is none.

    Attributes:
        acts: the buttons; they stand where the page puts them.
        lines: the entries.

    Signals:
        add_asked(): enter a fact.
        correct_asked(str), withdraw_asked(str): change this entry.
        wrong_patient_asked(str): this entry belongs to another patient.
    """

    add_asked = Signal()
    correct_asked = Signal(str)
    withdraw_asked = Signal(str)
    wrong_patient_asked = Signal(str)

    def __init__(self, name: str, add: str, nothing: tuple[str, str]) -> None:
        super().__init__()
        self.lines = FactLines(name)
        self._none = EmptyRow("records", *nothing)
        self._empty = group(column(self._none, margins=(16, 12, 16, 12)))
        self._add = Button(add, icon="plus", size=28)
        self._correct = Button("Co&rrect", size=28)
        self._withdraw = Button("Withdra&w", size=28)
        self._wrong = Button("Wrong patient", size=28)
        self.acts = group(row(self._add, self._correct, self._withdraw, self._wrong, gap=8))
        self.setLayout(column(self._empty, self.lines, gap=0))
        self._add.clicked.connect(self.add_asked)
        self._correct.clicked.connect(self._ask_correct)
        self._withdraw.clicked.connect(self._ask_withdraw)
        self._wrong.clicked.connect(self._ask_wrong)
        self.lines.line_selected.connect(self._offer)
        self.lines.opened.connect(self._open)
        self._offer(None)

    def show_lines(self, lines: tuple[FactLine, ...]) -> None:
        """Show every entry; the chosen one stays chosen, though its words changed."""
        self.lines.show_lines(lines)
        self._empty.setVisible(not lines)
        self.lines.setVisible(bool(lines))

    def _offer(self, line: FactLine | None) -> None:
        why = _NOT_CHOSEN if line is None else "" if line.counts else _WITHDRAWN
        for button in (self._correct, self._withdraw):
            _allow(button, why)
        _allow(self._wrong, "" if line is not None else _NOT_CHOSEN)

    def _open(self, line: FactLine) -> None:
        if line.counts:
            self.correct_asked.emit(line.entry_id)

    def _ask_correct(self) -> None:
        self.correct_asked.emit(self._chosen)

    def _ask_withdraw(self) -> None:
        self.withdraw_asked.emit(self._chosen)

    def _ask_wrong(self) -> None:
        self.wrong_patient_asked.emit(self._chosen)

    @property
    def _chosen(self) -> str:
        return self.lines.line.entry_id if self.lines.line is not None else ""


def _allow(button: Button, why_not: str) -> None:
    if why_not:
        button.switch_off(why_not)
    else:
        button.switch_on()
