"""A day typed in from paper: the fields of the sheet, and what stands in the record already."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.typed_back import TypedBackCard
from infusion_planner.domain.errors import Fault
from infusion_planner.ui.drafts.typed import table, words
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.fitting import FittingPage, put_beside
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape, shortcut
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.paper.sheet_form import SheetForm
from infusion_planner.ui.paper.sheet_order import SECTIONS
from infusion_planner.ui.run_sheet.verbs import OUTCOMES

_RIGHT, _STACKS_BELOW = 360, 1096
_HOW = (
    "Type what stands on the sheet, in its order; leave empty what is empty there. Times as on"
    " paper, such as 0910. Enter goes on, Alt and a number goes to that section."
)
_COMPARE = "Another person compares this with the paper, then signs with their own PIN or password."
_NOTHING = "Nothing yet."


class BackPanel(FittingPage):
    """Take a day from paper.

    Attributes:
        form: the fields of the sheet.
        written_by: who did what the sheet tells of.
        late: why it is entered after the day was signed or closed.
        outcome: what became of the day.
        reason: why, where not all was given.
        decided_by: the prescriber who decided so.

    Signals:
        recorded(), confirmed(), day_closed(): a button of the sheet was pressed.
        print_pressed(): print the record.
        back_pressed(): leave the page.
    """

    recorded = Signal()
    confirmed = Signal()
    day_closed = Signal()
    print_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._title = Label("", "title")
        self._message = InlineMessage(role="body")
        self.written_by = Field("&Written by", width=260, hint="The nurse whose sheet it is.")
        self.late = Field("Wh&y it is entered now", hint="Needed once the day is signed or closed.")
        self.form = SheetForm()
        self._facts = FactRows()
        self._signed = Label("", "small", "ink2", wrap=True)
        self._confirm = Button("Compare and si&gn", size=36)
        self.outcome = Choice("Outcome", OUTCOMES)
        self.reason = Field("Reason")
        self.decided_by = Field("Decided by")
        self._closing = InlineMessage("blocked")
        self._close_day = Button("&Close the day", size=36)
        self._recorded = Label("", "body", wrap=True)
        self._cards = (Card("Second person"), Card("What became of it"), Card("In the record"))
        self._back = Button("&Back", icon="left")
        self._print = Button("&Print the record", icon="print")
        self._save = Button("&Record", "primary", key="Ctrl+S")
        self._build()
        self._connect()

    def _build(self) -> None:
        second, became, recorded = self._cards
        confirm = group(row(self._confirm, None))
        second.add(Label(_COMPARE, "small", "ink2", wrap=True), self._facts, self._signed, confirm)
        close = group(row(self._close_day, None))
        became.add(self.outcome, self.reason, self.decided_by, self._closing, close)
        recorded.add(self._recorded)
        who = group(row(self.written_by, (self.late, 1), gap=16))
        head = column(self._title, Label(_HOW, "small", "ink2", wrap=True), self._message, gap=4)
        head.setContentsMargins(20, 8, 20, 6)
        left = group(column(who, self.form, None, gap=10))
        self._right = group(column(*self._cards, None, gap=10))
        self._middle = row((left, 1), self._right, gap=12, margins=(20, 0, 20, 12))
        self._scroll = PageScroll(group(self._middle))
        self._scroll.setAccessibleName("The sheet")
        foot = Bar("surface", above=False)
        parts = (self._back, None, self._print, self._save)
        foot.setLayout(row(*parts, gap=10, margins=(20, 9, 20, 9)))
        self.setLayout(column(self._banner, group(head), (self._scroll, 1), foot, gap=0))

    def _connect(self) -> None:
        on_escape(self, self.back_pressed)
        for section in SECTIONS:
            jump = shortcut(self, f"Alt+{section.number}")
            jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            jump.activated.connect(partial(self.form.sections.go_to_number, section.number))
        self._back.clicked.connect(self.back_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._save.clicked.connect(self.recorded)
        self._confirm.clicked.connect(self.confirmed)
        self._close_day.clicked.connect(self.day_closed)

    def begin(self, written_by: str) -> None:
        """Start at the first field of an empty sheet."""
        self.show_draft({"written_by": written_by})
        self.clear_faults()
        self.say("info", "")
        self.form.sections.go_to_number(1)

    @property
    def is_touched(self) -> bool:
        """Tell whether anything is typed on the sheet, or of what became of the day."""
        return self.form.is_touched or self._closes

    @property
    def _closes(self) -> bool:
        """Whether something is typed of what became of the day, and can still be recorded."""
        typed = self.reason.text().strip() or self.decided_by.text().strip()
        chosen = self.outcome.value() != OUTCOMES[0][1]
        return not self._cards[1].isHidden() and (chosen or bool(typed))

    def draft(self) -> dict[str, object]:
        """Give what stands in every field, as text and ticks."""
        return {
            "written_by": self.written_by.text(),
            "late": self.late.text(),
            "sheet": self.form.draft(),
            "outcome": self.outcome.draft(),
            "reason": self.reason.text(),
            "decided_by": self.decided_by.text(),
        }

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave; what is not in it is emptied."""
        self.written_by.set_text(words(typed, "written_by"))
        self.late.set_text(words(typed, "late"))
        self.form.show_draft(table(typed, "sheet"))
        self.show_closing(typed)

    def show_closing(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave of what became of the day; the rest of it is emptied."""
        self.outcome.set_value(None)
        self.outcome.show_draft(words(typed, "outcome"))
        self.reason.set_text(words(typed, "reason"))
        self.decided_by.set_text(words(typed, "decided_by"))

    def show_card(self, card: TypedBackCard) -> None:
        """Show what stands in the record; what is typed stays."""
        self._banner.show_card(card.identity)
        self._title.setText(f"From paper: {card.title}")
        self._facts.show_facts(card.compare)
        self._signed.setText(card.signed)
        self._signed.setVisible(bool(card.signed))
        self._confirm.setVisible(card.waits)
        self._cards[1].setVisible(not card.closed and bool(card.recorded))
        self._recorded.setText("\n".join(card.recorded) or _NOTHING)
        self._print.setEnabled(bool(card.recorded))
        self._save.set_words("&Record", card.who)

    def show_second(self) -> None:
        """Go to what a second person compares and signs, where it waits."""
        if not self._confirm.isHidden():
            self._scroll.show_top(self._cards[0])
            self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self._message.say(state, words, "ink")

    def show_closing_faults(self, faults: tuple[Fault, ...], refusal: str) -> None:
        """Say what stands against closing the day."""
        parts = {"reason": self.reason, "decided_by": self.decided_by}
        for part in parts.values():
            part.clear_message()
        rest = [refusal] if refusal else []
        for fault in faults:
            named = parts.get(fault.field)
            if named is None:
                rest.append(fault.words)
            else:
                named.show_error(fault.words)
        self._closing.say("blocked", " ".join(rest))

    def show_faults(self, count: int, first: QWidget | None, words: str = "") -> None:
        """Say that something cannot be recorded, and go there."""
        said = words or f"Nothing was recorded yet: {count} to correct, marked in red. All stays."
        self.say("blocked", said)
        announce(self, said)
        self.form.sections.say_again()
        if first is not None:
            self.form.sections.open_at(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_faults(self) -> None:
        """Say nothing more of what was wrong."""
        self.form.clear_faults()
        self.late.clear_message()
        self.written_by.clear_message()
        self.show_closing_faults((), "")

    def _fit(self) -> None:
        """Put the right column under the left one where the window is narrow."""
        narrow = self.width() < look().theme.length(_STACKS_BELOW)
        put_beside(self._middle, self._right, _RIGHT, narrow=narrow)
