"""The weekly review under its tab: what to look at, and the sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import LowPage, PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.review_reader import ReviewCard

LINES = (
    Column("Why", "why", role="bodyb"),
    Column("What", "words", stretch=1, widest=520),
    Column("Behind it", "count", right=True, drop=1),
)
PAST = (
    Column("Signed off", "when", role="bodyb"),
    Column("By", "who", widest=200),
    Column("Entries", "span"),
    Column("Found", "words", stretch=1, widest=420),
)
_ONLY_MANAGERS = "Signing off is for a manager."
_PAST_HEIGHT = 150


class ReviewTab(QWidget):
    """Show what is to be looked at since the last review.

    Signals:
        signed_off(str): all of it was looked at; what was found, in own words.
        opened(object): the `ReviewLine` whose entries are wanted.
        retry_pressed(): read it again.
    """

    signed_off = Signal(str)
    opened = Signal(object)
    retry_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self.period = Label("", "bodyb", wrap=True)
        self._counts = Flow(gap=(16, 2))
        self.lines = LineTableView(LINES, "What to look at")
        self.past = LineTableView(PAST, "Reviews signed off")
        self.past.setMinimumHeight(_PAST_HEIGHT)
        self.words = Field("&What was found", placeholder="May stay empty")
        self.sign_off = Button("&Sign off this week", "primary", icon="tick")
        self._why_not = Label(_ONLY_MANAGERS, "body", "ink2")
        self._refusal = InlineMessage("blocked", role="bodym")
        self._trouble: QWidget = QWidget()
        self._pages = QStackedWidget()
        self._list = self._build()
        for page in (self._list, self._trouble):
            self._pages.addWidget(page)
        self.setLayout(column((self._pages, 1), gap=0))
        nothing = EmptyRow("tick", "Nothing to look at", "Sign off, so that it is known.")
        self.lines.show_when_empty(nothing)
        never = EmptyRow("records", "No review yet", "The first one begins with the first entry.")
        self.past.show_when_empty(never)
        self.sign_off.clicked.connect(self._sign)
        self.lines.opened.connect(self.opened)

    def _build(self) -> QWidget:
        due, past = (Card(title, flush=True, grows=True) for title in ("", "Signed off"))
        due.body.setContentsMargins(*TABLE_MARGINS)
        for card, table in ((due, self.lines), (past, self.past)):
            card.add(table)
        head = group(column(self.period, group(self._counts), gap=4))
        end = group(column(None, self.sign_off, gap=0))
        act = group(row((self.words, 1), end, self._why_not, gap=10))
        parts = (self.strip, head, (due, 2), act, self._refusal, (past, 1))
        return PageScroll(LowPage(column(*parts, gap=8, margins=(0, 8, 0, 0))))

    def show_card(self, card: ReviewCard) -> None:
        """Show the review that is due."""
        self._pages.setCurrentWidget(self._list)
        if card.strip is None:
            self.strip.hide()
        else:
            self.strip.show_card(card.strip)
        self.period.setText(card.period)
        empty(self._counts)
        for words, count in card.counts:
            self._counts.addWidget(Label(f"{words}: {count:,}", "body", "ink2"))
        self.lines.show_lines(card.lines)
        self.past.show_lines(card.past)
        for part in (self.words, self.sign_off):
            part.setVisible(card.may_sign)
        self._why_not.setVisible(not card.may_sign)
        self.say("")

    def say(self, refusal: str) -> None:
        """Say why it was not signed off; nothing when empty."""
        if refusal:
            self._refusal.say("blocked", refusal)
        else:
            self._refusal.clear()

    def show_trouble(self, words: str) -> None:
        """Say why the review could not be read."""
        line = EmptyRow("info", "Could not load the review", words, "Try again")
        line.pressed.connect(self.retry_pressed)
        page = group(column(line, None, margins=(0, 8, 0, 0)))
        self._pages.removeWidget(self._trouble)
        self._trouble.deleteLater()
        self._trouble = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _sign(self) -> None:
        self.signed_off.emit(self.words.text())
