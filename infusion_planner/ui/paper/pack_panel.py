"""The pack of a day before it is printed: its pages, its list in short, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.preview.pages import Pages
from infusion_planner.ui.recording.entries import RadioChoice

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from infusion_planner.cards.day_pack import DayPack, PackFile

_RIGHT = 320
_PAPERS = (("Letter", "letter"), ("A4", "a4"))
_HOW = (
    "On both sides, long edge. Count the pages with the list, then give each patient's to a chair."
)
_NOTHING = "There is nothing to print"


class PackPanel(QWidget):
    """Show the pack of a day.

    Attributes:
        day: the field of the day.
        pages: the pages.
        strip: shows how far the making is.

    Signals:
        paper_chosen(str): `letter` or `a4`.
        print_pressed(), save_pressed(), back_pressed(): a button was pressed.
    """

    paper_chosen = Signal(str)
    print_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = Field("&Day of the pack", width=200)
        self.pages = Pages()
        self.strip = ProgressStrip()
        self._facts = FactRows()
        self._list = column(gap=6)
        self._paper = RadioChoice("Pa&per", _PAPERS)
        self._message = InlineMessage(role="body")
        self._nothing = EmptyRow("warning", _NOTHING, "")
        self._left = column(self._nothing, (self.pages, 1))
        self._cards = (Card("This pack"), Card("Whose sheets"))
        self._side = PageScroll(group(column(*self._cards, None, gap=10)))
        self._back = Button("&Back", icon="left")
        self._save = Button("&Save PDF", icon="file", key="Ctrl+S")
        self._print = Button("P&rint pack", "primary", icon="print", key="Ctrl+P")
        self._build()
        self._connect()

    def _build(self) -> None:
        pack, who = self._cards
        pack.add(self.day, self._facts, self._paper, Label(_HOW, "small", "ink2", wrap=True))
        who.add(group(self._list))
        self._side.setAccessibleName("This pack")
        self._side.setFixedWidth(look().theme.length(_RIGHT))
        self._nothing.hide()
        head = column(Label("Day pack", "title"), self._message, self.strip, gap=4)
        head.setContentsMargins(20, 8, 20, 6)
        middle = row((group(self._left), 1), self._side, gap=12, margins=(20, 0, 20, 12))
        foot = Bar("surface", above=False)
        parts = (self._back, None, self._save, self._print)
        foot.setLayout(row(*parts, gap=10, margins=(20, 9, 20, 9)))
        self.setLayout(column(group(head), (group(middle), 1), foot, gap=0))

    def _connect(self) -> None:
        on_escape(self, self.back_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._save.clicked.connect(self.save_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._paper.chosen.connect(self._tell_paper)

    def show_pack(self, pack: DayPack, paper: str) -> None:
        """Show what belongs to a pack, before its pages are there."""
        card = pack.card
        self._paper.set_value(paper)
        self._facts.show_facts(
            (
                Fact("Day", card.day),
                Fact("For", card.count),
                Fact("Sheets", str(len(pack.copies))),
            )
        )
        empty(self._list)
        for line in card.lines:
            sheets = ", ".join(line.sheets) or "not printed"
            words = f"{line.chair or 'No chair'}: {line.name}"
            ids = "  ".join(part for part in (line.born, line.mrn, sheets) if part)
            add(self._list, Label(words, "bodyb", wrap=True, narrow=True))
            add(self._list, Label(ids, "small", "ink2", wrap=True))
            if line.note:
                add(self._list, Label(line.note, "small", "override", wrap=True))
        self._nothing.hide()
        self.pages.hide()
        self.allow(allowed=False)

    def show_file(self, pack: DayPack, file: PackFile) -> None:
        """Show the finished pages."""
        self._nothing.hide()
        self.pages.show()
        self.pages.show_pdf(file.pdf)
        sheets = f"{len(pack.copies)}, on {count_words(file.total, 'page')} with the list"
        facts = (Fact("Day", pack.card.day), Fact("For", pack.card.count), Fact("Sheets", sheets))
        self._facts.show_facts(facts)
        self.allow(allowed=True)

    def show_nothing(self, words: str) -> None:
        """Say why there is no pack, in the place of its pages."""
        self.pages.hide()
        self._left.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = EmptyRow("warning", _NOTHING, words)
        self._left.insertWidget(0, self._nothing)
        self._left.setAlignment(self._nothing, Qt.AlignmentFlag.AlignTop)
        empty(self._list)
        self._facts.show_facts(())
        self.allow(allowed=False)

    def allow(self, *, allowed: bool) -> None:
        """Let the pack be printed and saved, or not."""
        self._print.setEnabled(allowed)
        self._save.setEnabled(allowed)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self._message.say(state, words, "ink")

    def _tell_paper(self, paper: str) -> None:
        self.paper_chosen.emit(paper)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the right column as wide as its words want."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._side.setFixedWidth(look().theme.length(_RIGHT))
