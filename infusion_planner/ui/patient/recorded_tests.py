"""The tests that were recorded, with what can be done about the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.monitoring import MonitoringCard, TestLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.patient.full_table import FullTable
from infusion_planner.ui.picture.twin import TEST_COLUMNS, dress

_NOT_CHOSEN = "Choose a test in the table first"
_HAS_RESULT = "Its result is recorded already: correct it instead"


class RecordedTests(QWidget):
    """Show the tests recorded, newest first.

    Attributes:
        acts: the buttons; they stand where the page puts them.
        table: the lines; it is as high as they are.

    Signals:
        record_asked(): record tests.
        result_asked(str): add the result to this entry.
        correct_asked(str): correct this entry.
        wrong_patient_asked(str): this entry belongs to another patient.
    """

    record_asked = Signal()
    result_asked = Signal(str)
    correct_asked = Signal(str)
    wrong_patient_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._open: frozenset[str] = frozenset()
        self._picked = ""
        empty = EmptyRow("monitoring", "No test recorded yet", "Record a test when it was drawn.")
        self.table = FullTable(TEST_COLUMNS, "Tests recorded", empty, "entry_id")
        self._faces = dress(self.table)
        self._record = Button("Record tests", size=28)
        self._result = Button("Add res&ult", size=28)
        self._correct = Button("Co&rrect", size=28)
        self._wrong = Button("&Wrong patient", size=28)
        self.acts = group(row(self._record, self._result, self._correct, self._wrong, gap=8))
        self.setLayout(column(self.table, gap=0))
        self._record.clicked.connect(self.record_asked)
        self._result.clicked.connect(self._ask_result)
        self._correct.clicked.connect(self._ask_correct)
        self._wrong.clicked.connect(self._ask_wrong)
        self.table.line_selected.connect(self._select)
        self.table.opened.connect(self._act_on)
        self._offer()

    def show_card(self, card: MonitoringCard) -> None:
        """Show what was recorded; the chosen one stays chosen, though its words changed."""
        lines = tuple(line for line in reversed(card.lines) if line.entry_id)
        picked = self._picked
        self._open = frozenset(card.open_entries)
        self._faces.show_card(card)
        self.table.show_lines(lines)
        kept = next((line for line in lines if line.entry_id == picked), None)
        if kept is not None:
            self.table.select_line(kept)
        self._select(kept)

    @property
    def count(self) -> int:
        """How many are recorded."""
        return len(self.table.table.lines)

    def _select(self, line: TestLine | None) -> None:
        self._picked = line.entry_id if line is not None else ""
        self._offer()

    def _offer(self) -> None:
        chosen, waits = bool(self._picked), self._picked in self._open
        offer(self._correct, "" if chosen else _NOT_CHOSEN)
        offer(self._wrong, "" if chosen else _NOT_CHOSEN)
        offer(self._result, "" if waits else _HAS_RESULT if chosen else _NOT_CHOSEN)

    def _act_on(self, line: TestLine) -> None:
        if line.entry_id in self._open:
            self.result_asked.emit(line.entry_id)
        else:
            self.correct_asked.emit(line.entry_id)

    def _ask_result(self) -> None:
        self.result_asked.emit(self._picked)

    def _ask_wrong(self) -> None:
        self.wrong_patient_asked.emit(self._picked)

    def _ask_correct(self) -> None:
        self.correct_asked.emit(self._picked)


def offer(button: Button, why_not: str) -> None:
    """Let a button be pressed, or say why it cannot be."""
    if why_not:
        button.switch_off(why_not)
    else:
        button.switch_on()
