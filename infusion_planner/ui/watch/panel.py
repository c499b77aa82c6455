"""The page of the watch list: every line names its patient by name, birth date and MRN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.table_rest import RestOfLine
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.watch.columns import WATCH_COLUMNS

if TYPE_CHECKING:
    from infusion_planner.cards.watch import WatchCard, WatchLine

_NOTHING = "No result calls for anybody, and no test is due or late."


class WatchPanel(QWidget):
    """Show what waits of all patients.

    Attributes:
        table: the lines, what presses most first.
        strip: shows how far the reading is.

    Signals:
        opened(str): row id of the patient whose line was opened.
        back_pressed(): leave the page.
    """

    opened = Signal(str)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead("Watch list")
        self._counts = Label("", "body", "ink2", wrap=True)
        self.strip = ProgressStrip()
        self._message = InlineMessage("blocked")
        self.table = LineTableView(WATCH_COLUMNS, "Watch list", key="key")
        self.table.show_when_empty(EmptyRow("tick", "Nothing waits", _NOTHING))
        card = Card("", flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.table)
        parts = (self._counts, self.strip, self._message, (card, 1), RestOfLine(self.table))
        page = group(column(*parts, gap=8, margins=(20, 0, 20, 14)))
        self.setLayout(column(self._head, (page, 1), gap=0))
        self.table.opened.connect(self._open)
        on_escape(self, self.back_pressed)

    def show_card(self, card: WatchCard) -> None:
        """Show the lines; the chosen one stays chosen."""
        self._message.clear()
        self.table.show_lines(card.lines)
        said = [f"{count:,} {word.lower()}" for _, count, word in card.counts]
        if card.left_out:
            charts = count_words(card.left_out, "restricted chart")
            said.append(f"{charts} left out")
        self._counts.setText(", ".join(said))
        self._counts.setVisible(bool(said))

    def show_trouble(self, words: str) -> None:
        """Say why the list could not be read."""
        self._message.say("blocked", words)

    def focus_lines(self) -> None:
        """Start in the lines."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, line: WatchLine) -> None:
        self.opened.emit(line.patient_id)
