"""The print preview: the sheet, what is still to fill, and the ways out on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.list_copy import ListCopy
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.preview.pages import Pages
from infusion_planner.ui.recording.entries import RadioChoice
from infusion_planner.ui.recording.form import who_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.cards.list_copy import AnyCopy

_RIGHT = 320
_MOST = 3 / 8
"""Of the page that the right column takes, where the window is narrow or the text large."""
_PAPERS = (("Letter", "letter"), ("A4", "a4"))
_NO_PRINTER = (
    "No printer is set up",
    "Save the PDF and print it on another workstation. A printer that is set up here is found"
    " when you press Print.",
)
_COPY, _TO_FILL, _PRINTER = "This copy", "Still to fill by hand", "Printer"
_NOTHING_TO_FILL = ("Nothing but what the day itself brings",)


class PreviewPanel(QWidget):
    """Show a sheet before it is printed or saved.

    Attributes:
        ways: the buttons at the left of the foot; a subclass may add some.

    Signals:
        paper_chosen(str): `letter` or `a4`.
        print_pressed(): print it.
        save_pressed(): save it as a PDF.
        back_pressed(): leave the page.
    """

    paper_chosen = Signal(str)
    print_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._title = Label("", "title")
        self._heading = Label("", "body", "ink2", wrap=True)
        self.pages = Pages()
        self._trouble: QWidget | None = None
        self._facts = FactRows()
        self._paper = RadioChoice("Pa&per", _PAPERS)
        self._printers = column(gap=4)
        self._to_fill = column(gap=4)
        self._message = InlineMessage(role="body")
        self._cards = (Card(_COPY), Card(_TO_FILL), Card(_PRINTER))
        self._side = PageScroll(group(column(*self._cards, None, gap=10)))
        self._back = Button("&Back", icon="left")
        self._save = Button("&Save PDF", icon="file", key="Ctrl+S")
        self._print = Button("P&rint", "primary", icon="print", key="Ctrl+P")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.left = column((self.pages, 1))
        copy, to_fill, printer = self._cards
        copy.add(self._facts, self._paper)
        printer.add(group(self._printers))
        to_fill.add(group(self._to_fill))
        self._side.setAccessibleName(_COPY)
        for card in self._cards:
            card.make_readable()
        title = row(self._title, (self._heading, 1), gap=12)
        head = column(title, self._message, gap=4, margins=(20, 8, 20, 6))
        middle = row((group(self.left), 1), self._side, gap=12, margins=(20, 0, 20, 12))
        foot = Bar("surface", above=False)
        self.ways = row(self._back, gap=10)
        parts = (self.ways, None, self._save, self._print)
        self._foot = row(*parts, gap=10, margins=(20, 9, 20, 9))
        foot.setLayout(self._foot)
        self.setLayout(column(self._banner, group(head), (group(middle), 1), foot, gap=0))
        self.bound()

    def bound(self) -> None:
        """Share the width: the right column, and the foot, whose left buttons may be stacked."""
        wanted = look().theme.length(_RIGHT)
        least = self._side.minimumSizeHint().width()
        self._side.setFixedWidth(max(least, min(wanted, round(self.width() * _MOST))))
        self.ways.setDirection(QBoxLayout.Direction.LeftToRight)
        self._foot.invalidate()
        if self._foot.minimumSize().width() > self.width():
            self.ways.setDirection(QBoxLayout.Direction.TopToBottom)
            self._foot.invalidate()

    def _connect(self) -> None:
        on_escape(self, self.back_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._save.clicked.connect(self.save_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._paper.chosen.connect(self._tell_paper)

    def begin(self) -> None:
        """Start in the sheet; the banner is one Shift+Tab away and stays announced."""
        first = self.pages.view if self.pages.isVisible() else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_copy(self, copy: AnyCopy, paper: str) -> None:
        """Show which copy it is, and what has to be written in by hand."""
        card = copy.card
        self._banner.setVisible(card.identity is not None)
        if card.identity is not None:
            self._banner.show_card(card.identity)
        self._title.setText(card.stamp.title)
        self._heading.setText(f"{card.heading}   {card.day}" if card.identity else card.day)
        facts = _copy_facts(copy)
        self._facts.show_facts(facts)
        self._name(_COPY, *(f"{fact.label} {fact.value}" for fact in facts))
        self._paper.set_value(paper)
        self._show_lines(card.to_fill or _NOTHING_TO_FILL)
        self._print.set_words("P&rint", who_words(card.identity) if card.identity else "")
        self.bound()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages."""
        self._clear_trouble()
        self.pages.show()
        self.pages.show_pdf(pdf)
        self.allow(allowed=True)

    def show_trouble(self, words: str) -> None:
        """Say why there is no sheet, in the place of its pages."""
        self._clear_trouble()
        self.pages.hide()
        self._trouble = EmptyRow("warning", "There is nothing to print", words)
        self.left.insertWidget(0, self._trouble)
        self.left.setAlignment(self._trouble, Qt.AlignmentFlag.AlignTop)
        self.allow(allowed=False)

    def show_printers(self, names: tuple[str, ...]) -> None:
        """Show what it can be printed on; without a printer saving is the next step."""
        empty(self._printers)
        words = (f"Chosen in the next step: {', '.join(names)}",) if names else _NO_PRINTER
        if names:
            add(self._printers, Label(words[0], "body", wrap=True))
        else:
            add(self._printers, EmptyRow("print", *_NO_PRINTER))
        self._name(_PRINTER, *words)
        self._print.set_kind("primary" if names else "secondary")
        self._save.set_kind("secondary" if names else "primary")

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press, over the pages; empty words say nothing."""
        self._message.say(state, words, "ink")

    def _clear_trouble(self) -> None:
        if self._trouble is not None:
            discard(self._trouble)
            self._trouble = None

    def allow(self, *, allowed: bool) -> None:
        """Let the sheet be printed and saved, or not."""
        self._print.setEnabled(allowed)
        self._save.setEnabled(allowed)

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        empty(self._to_fill)
        self._name(_TO_FILL, *lines)
        for words in lines:
            add(self._to_fill, Label(words, "body", wrap=True))

    def _name(self, title: str, *words: str) -> None:
        """Have a card read out as a whole."""
        place = (_COPY, _TO_FILL, _PRINTER).index(title)
        self._cards[place].setAccessibleName(". ".join((title, *words)))

    def _tell_paper(self, paper: str) -> None:
        self.paper_chosen.emit(paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sheet the larger part of the page."""
        super().resizeEvent(event)
        self.bound()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the right column as wide as its words want."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.bound()


def _copy_facts(copy: AnyCopy) -> tuple[Fact, ...]:
    """Say which copy it is and which one it replaces, as its footer does."""
    if isinstance(copy, ListCopy):
        patients = str(len(copy.card.patients))
        state = copy.card.stamp.copy
        return (Fact("List", state), Fact("Patients", patients), Fact("Code", copy.code))
    return (
        Fact("Copy", copy.card.stamp.copy.removeprefix("copy ")),
        *((Fact("Before", copy.outdated),) if copy.outdated else ()),
        Fact("Code", copy.code),
        Fact("Record", f"revision {copy.revision}"),
    )
