"""The trail under its tab: filter, table, the chosen entry, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from infusion_planner.domain.trail_standing import entries_words
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.fitting import FittingPage
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.scroll import LowPage, PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.records.chosen_in_view import ChosenInView
from infusion_planner.ui.records.entry_detail import EntryDetail
from infusion_planner.ui.records.filters import TrailFilters
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.cards.trail import EntryCard, TrailLine, TrailPage
    from infusion_planner.cards.verdict import VerdictCard

COLUMNS = (
    Column("No.", "number", sort_field="sort_number", right=True, tone="ink2", drop=1),
    Column("When", "when", sort_field="sort_number"),
    Column("Who", "who", widest=160),
    Column("Kind", "event", drop=3),
    Column("What", "what", role="bodym", stretch=1, widest=300),
    Column("Outcome", "outcome", state_field="state", drop=2),
)
_DETAIL_WIDTH = 400
_BESIDE_FROM = 1100
_LOW = 240
_LEAST_TABLE, _LEAST_DETAIL = 150, 120
_UNBOUND = 16_777_215


class TrailTab(FittingPage):
    """Show the trail.

    Signals:
        line_chosen(object): the `TrailLine` chosen now; None for none.
        more_pressed(): older entries are wanted.
        verify_pressed(): check the whole trail.
        export_pressed(): write it to a file.
        retry_pressed(): read it again.
        everybody_pressed(): leave the history of one patient for the whole trail.
    """

    line_chosen = Signal(object)
    more_pressed = Signal()
    verify_pressed = Signal()
    export_pressed = Signal()
    retry_pressed = Signal()
    everybody_pressed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self.progress = ProgressStrip()
        self.filters = TrailFilters(today)
        self.table = LineTableView(COLUMNS, "Trail", key="seq")
        ChosenInView(self.table)
        self.detail = EntryDetail()
        self.verify = Button("Verif&y", icon="tick", size=28)
        self.export = Button("&Export", icon="file", size=28)
        self.everybody = Button("Whole t&rail", icon="left", size=28)
        self.everybody.hide()
        self.acts = group(row(self.everybody, self.verify, self.export, gap=8))
        self.more = Button("Show ol&der", size=28)
        self._empty: EmptyRow | None = None
        self._trouble: QWidget = QWidget()
        self._pages = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._card = card = Card(flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.body.setSpacing(0)
        card.add(self.table)
        self._list = group(column((card, 1), row(self.more, None), gap=6))
        for page in (self._list, self._trouble):
            self._pages.addWidget(page)
        self._middle = row((self._pages, 1), self.detail, gap=12)
        parts = (self.strip, self.progress, self.filters, (group(self._middle), 1))
        page = PageScroll(LowPage(column(*parts, gap=8, margins=(0, 8, 0, 0))))
        self.setLayout(column((page, 1), gap=0))

    def _connect(self) -> None:
        self.table.line_selected.connect(self.line_chosen)
        self.more.clicked.connect(self._ask_more)
        self.verify.clicked.connect(self._ask_verify)
        self.export.clicked.connect(self._ask_export)
        self.everybody.clicked.connect(self._ask_everybody)
        self.strip.pressed.connect(self._ask_verify)

    def show_page(self, page: TrailPage, lines: tuple[TrailLine, ...]) -> None:
        """Show entries.

        Args:
            page: the newest read.
            lines: all that were read, newest first.
        """
        self._pages.setCurrentWidget(self._list)
        self.table.show_lines(lines)
        shown, found = f"{len(lines):,}", entries_words(page.found)
        all_shown = len(lines) == page.found
        self.filters.found.setText(found if all_shown else f"{shown} of {found} shown")
        self.more.setVisible(page.has_more)
        if not lines:
            self._show_empty(page.outside)

    def _show_empty(self, outside: int) -> None:
        before = self._empty
        if outside:
            words = f"{entries_words(outside)} outside it"
            self._empty = EmptyRow("filter", "No entry fits the filter", words, "Clear filter")
            self._empty.pressed.connect(self.filters.empty)
        else:
            words = "What is done and read from now on stands here."
            self._empty = EmptyRow("records", "No entries yet", words)
        self.table.show_when_empty(self._empty)
        if before is not None:
            discard(before)

    def begin(self) -> None:
        """Start on the entries, ready to move through them."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_seq(self) -> int | None:
        """Give the number of the chosen entry; None where none is chosen."""
        seq: int | None = getattr(self.table.table.line(self.table.currentIndex()), "seq", None)
        return seq

    def choose_first(self) -> None:
        """Choose the newest of the entries shown, where there is one."""
        if self.table.table.lines:
            self.table.select_line(self.table.table.lines[0])

    def show_entry(self, card: EntryCard | None) -> None:
        """Show the chosen entry in full."""
        self.detail.show_entry(card)

    def show_strip(self, card: VerdictCard | None) -> None:
        """Say what is due, or what a check found; None for nothing."""
        if card is None:
            self.strip.hide()
        else:
            self.strip.show_card(card)

    def show_trouble(self, words: str) -> None:
        """Say why the trail could not be read."""
        line = EmptyRow("info", "Could not load the trail", words, "Try again")
        line.pressed.connect(self.retry_pressed)
        page = group(column(line, None))
        self._pages.removeWidget(self._trouble)
        self._trouble.deleteLater()
        self._trouble = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def set_busy(self, *, busy: bool) -> None:
        """Offer to check or export only while neither is under way."""
        for button in (self.verify, self.export):
            button.setEnabled(not busy)
        self.strip.setEnabled(not busy)

    def _ask_more(self) -> None:
        self.more_pressed.emit()

    def _ask_verify(self) -> None:
        self.verify_pressed.emit()

    def _ask_export(self) -> None:
        self.export_pressed.emit()

    def _ask_everybody(self) -> None:
        self.everybody_pressed.emit()

    def _fit(self) -> None:
        """Put the chosen entry beside the table, or under it where there is no room."""
        length = look().theme.length
        beside = self.width() >= length(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.detail.setMinimumWidth(length(_DETAIL_WIDTH) if beside else 0)
        self.detail.setMaximumWidth(length(_DETAIL_WIDTH) if beside else _UNBOUND)
        self.detail.setMaximumHeight(_UNBOUND if beside else length(_LOW))
        self.detail.setMinimumHeight(length(_LEAST_DETAIL))
        self._card.setMinimumHeight(length(_LEAST_TABLE))
