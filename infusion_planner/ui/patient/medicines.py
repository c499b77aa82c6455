"""The antivirals, and what is to be done about the one that runs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.monitoring import AntiviralLine, MonitoringCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.full_table import FullTable
from infusion_planner.ui.patient.recorded_tests import offer
from infusion_planner.ui.table import Column

_COLUMNS = (
    Column("Medicine", "medicine", role="bodyb", stretch=2),
    Column("Started", "started", sort_field="sort_day", stretch=1),
    Column("Ended", "stopped", sort_field="sort_day", stretch=1),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
    Column("Why it was stopped", "why", tone="ink2", stretch=2),
)


class Medicines(QWidget):
    """Show every antiviral, newest first, under what is to be done now.

    Attributes:
        acts: the buttons; they stand where the page puts them.
        table: the lines; it is as high as they are.

    Signals:
        start_asked(), stop_asked(): enter another one, or the end of the one that runs.
        correct_asked(str): correct this antiviral.
    """

    start_asked = Signal()
    stop_asked = Signal()
    correct_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._picked = ""
        self._running = ""
        self._strip = VerdictStrip(kind="secondary")
        self._strip_room = group(column(self._strip, margins=(12, 10, 12, 10)))
        empty = EmptyRow("drop", "No antiviral yet", "It starts on the first day of a course.")
        self.table = FullTable(_COLUMNS, "Antivirals", empty, "antiviral_id")
        self._start = Button("Start anti&viral", size=28)
        self._stop = Button("Stop anti&viral", size=28)
        self._correct = Button("Co&rrect", size=28)
        self.acts = group(row(self._start, self._stop, self._correct, gap=8))
        self.setLayout(column(self._strip_room, self.table, gap=0))
        self._start.clicked.connect(self.start_asked)
        self._stop.clicked.connect(self.stop_asked)
        self._correct.clicked.connect(self._ask_correct)
        self._strip.pressed.connect(self._press_strip)
        self.table.line_selected.connect(self._select)
        self.table.opened.connect(self._open)
        self._select(None)

    def show_card(self, card: MonitoringCard) -> None:
        """Show the antivirals; the chosen one stays chosen, though its words changed."""
        picked = self._picked
        self._running = card.running_id
        self._strip_room.setVisible(card.antiviral_strip is not None)
        if card.antiviral_strip is not None:
            self._strip.show_card(card.antiviral_strip)
        self._start.setVisible(card.can_start)
        self._stop.setVisible(bool(card.running_id))
        self.table.show_lines(card.antivirals)
        kept = next((line for line in card.antivirals if line.antiviral_id == picked), None)
        if kept is not None:
            self.table.select_line(kept)
        self._select(kept)

    def _select(self, line: AntiviralLine | None) -> None:
        self._picked = line.antiviral_id if line is not None else ""
        offer(self._correct, "" if line else "Choose an antiviral in the table first")

    def _open(self, line: AntiviralLine) -> None:
        self.correct_asked.emit(line.antiviral_id)

    def _ask_correct(self) -> None:
        self.correct_asked.emit(self._picked)

    def _press_strip(self, _card: VerdictCard) -> None:
        (self.stop_asked if self._running else self.start_asked).emit()
