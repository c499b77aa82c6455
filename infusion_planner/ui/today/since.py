"""What fell due while the program was closed, line by line, shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.watch.columns import WATCH_COLUMNS

if TYPE_CHECKING:
    from infusion_planner.cards.since_last_run import SinceCard
    from infusion_planner.cards.watch import WatchLine


class SincePanel(QWidget):
    """Show what fell due; it is marked as seen, or left for later.

    Attributes:
        table: the lines.
        strip: shows how far the reading is.

    Signals:
        opened(str): row id of the patient whose line was opened.
        seen_pressed(): it was looked at.
        later_pressed(): go back to the board.
    """

    opened = Signal(str)
    seen_pressed = Signal()
    later_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "title")
        self.strip = ProgressStrip()
        self.table = LineTableView(WATCH_COLUMNS, "Fell due since the last run", key="key")
        seen = Button("&Seen", "primary", icon="tick")
        later = Button("&Back to the board", icon="left")
        card = Card("", flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.table)
        head = row(self._title, None, later, seen, gap=8)
        self.setLayout(column(group(head), self.strip, (card, 1), gap=8, margins=(20, 4, 20, 12)))
        self.table.opened.connect(self._open)
        seen.clicked.connect(self.seen_pressed)
        later.clicked.connect(self.later_pressed)
        on_escape(self, self.later_pressed)

    def show_card(self, card: SinceCard) -> None:
        """Show the lines."""
        self._title.setText(f"Since the last run on {card.since}")
        self.table.show_lines(card.lines)

    def _open(self, line: WatchLine) -> None:
        self.opened.emit(line.patient_id)
