"""The self-test under its tab: run, its progress, what came of it, and the earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.reading import ReadingCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.rules.busy import BusyButton
from infusion_planner.ui.rules.or_trouble import OrTrouble
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.rules import PastTest
    from infusion_planner.cards.verdict import VerdictCard

PAST = (
    Column("When", "when", sort_field="seq", role="bodyb"),
    Column("By", "who", widest=200),
    Column("What came of it", "result", state_field="state", stretch=1, widest=480),
    Column("Codes", "digest", drop=1, tone="ink2", widest=320),
)
_WHAT = (
    "Runs the worked cases that came with the program against the rules in force. They were worked"
    " out by hand with the rulebook's own numbers and the payers' policies that came with the"
    " program, so what the center set or added is left aside. What came of it is an entry of the"
    " trail, sealed with who, when and the codes of rules and cases."
)
_MOST = 100


class SelfTestTab(QWidget):
    """Run the worked cases, and list what came of it.

    Signals:
        run_pressed(): run them.
        retry_pressed(): read the earlier ones again.
    """

    run_pressed = Signal()
    retry_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.run = Button("&Run self-test", "primary", icon="tick")
        self._busy = BusyButton(self.run)
        self.progress = ProgressStrip()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self._lines = column(gap=6)
        self.failures = ReadingCard(
            column(self._lines, None, margins=(16, 12, 16, 14)), "Answers that differ"
        )
        self.failures.hide()
        self.past = LineTableView(PAST, "Self-tests that were run", key="seq")
        never = EmptyRow("tick", "No self-test yet", "What comes of the first one stands here.")
        self.past.show_when_empty(never)
        past = Card("Self-tests that were run", flush=True, grows=True)
        past.body.setContentsMargins(*TABLE_MARGINS)
        past.add(self.past)
        head = group(row((Label(_WHAT, "body", "ink2", wrap=True), 1), self.run, gap=16))
        parts = (head, self.progress, self.strip, (self.failures, 1), (past, 1))
        self._pages = OrTrouble(group(column(*parts, gap=8)), "Could not load the self-tests")
        self._pages.retry_pressed.connect(self.retry_pressed)
        self.setLayout(column((self._pages, 1), margins=(0, 8, 0, 0)))
        self.run.clicked.connect(self._tell)

    def show_past(self, lines: tuple[PastTest, ...]) -> None:
        """Show the self-tests that were run."""
        self._pages.show_content()
        self.past.show_lines(lines)

    def show_result(self, card: VerdictCard, failures: tuple[str, ...] = ()) -> None:
        """Say what came of the one that was just run, or why it was not."""
        self.strip.show_card(card)
        empty(self._lines)
        more = len(failures) - _MOST
        shown = [*failures[:_MOST], *([f"and {more:,} more"] if more > 0 else [])]
        for words in shown:
            self._lines.addWidget(Label(words, wrap=True))
        self.failures.begin(". ".join(shown), reachable=bool(shown))
        self.failures.setVisible(bool(shown))

    def set_busy(self, *, busy: bool) -> None:
        """Offer to run them only while they are not run."""
        self._busy.set_busy(busy=busy)
        if busy:
            self.strip.hide()
            self.failures.hide()

    def show_trouble(self, words: str) -> None:
        """Say why the earlier ones could not be read."""
        self._pages.show_trouble(words)

    def _tell(self) -> None:
        self.run_pressed.emit()
