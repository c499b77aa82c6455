"""The page of the wait list: every line names its patient by name, birth date and MRN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.wait_list import WaitLine
from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_rest import RestOfLine
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.wait_list import WaitCard

COLUMNS = (
    Column("State", "word", "sort_state", state_field="state"),
    Column("Name", "name", "sort_name", role="bodym", stretch=1, widest=190),
    Column("Born", "born", drop=2, under="mrn"),
    Column("MRN", "mrn"),
    Column("Course", "course", drop=3),
    Column("Earliest", "earliest", "sort_earliest"),
    Column("Due", "due", "sort_due", drop=1),
    Column("Why on the list", "why", stretch=2, drop=-1, widest=230),
)
_NOBODY = (
    "Put a patient on the list who asks for a course without a day. Who may have the next course"
    " within 90 days appears by themselves."
)


class WaitPanel(QWidget):
    """Show who waits, and tell what is to be done about it.

    Attributes:
        table: the lines, what presses most first.

    Signals:
        slot_asked(object), change_asked(object), withdraw_asked(object): about this `WaitLine`.
        opened(str): row id of the patient whose page is to be shown.
        add_asked(): put a patient on the list.
        back_pressed(): leave the page.
    """

    slot_asked = Signal(object)
    change_asked = Signal(object)
    withdraw_asked = Signal(object)
    opened = Signal(str)
    add_asked = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        back = Button("&Back", icon="left", size=28)
        self.slot = Button("&Find a slot", "primary", icon="search", size=28)
        self.change = Button("&Change request", size=28)
        self.withdraw = Button("&Withdraw request", size=28)
        self.open = Button("&Open patient", icon="user", size=28)
        self.add = Button("&Add patient", icon="plus")
        self._head = PageHead("Wait list", self.add)
        self._counts = Label("", "body", "ink2", wrap=True)
        self._message = InlineMessage("blocked")
        self.table = LineTableView(COLUMNS, "Wait list", key="key")
        self.table.show_when_empty(EmptyRow("tick", "Nobody waits for a day", _NOBODY))
        card = Card("", flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.table)
        acts = Flow(back, self.slot, self.change, self.withdraw, self.open, gap=(8, 4))
        parts = (group(acts), self._counts, self._message, (card, 1), RestOfLine(self.table))
        page = group(column(*parts, gap=8, margins=(20, 0, 20, 14)))
        self.setLayout(column(self._head, (page, 1), gap=0))
        self._connect(back)

    def _connect(self, back: Button) -> None:
        back.clicked.connect(self._leave)
        self.add.clicked.connect(self._add)
        self.slot.clicked.connect(self._find)
        self.change.clicked.connect(self._change)
        self.withdraw.clicked.connect(self._withdraw)
        self.open.clicked.connect(self._open)
        self.table.opened.connect(self.slot_asked)
        self.table.line_selected.connect(self._offer)
        on_escape(self, self.back_pressed)

    def show_card(self, card: WaitCard) -> None:
        """Show the lines; the chosen one stays chosen."""
        self._message.clear()
        self.table.show_lines(card.lines)
        self._counts.setText(", ".join(card.counts))
        self._counts.setVisible(bool(card.counts))
        self._offer()

    def say(self, words: str) -> None:
        """Say why something could not be done."""
        self._message.say("blocked", words)

    def focus_lines(self) -> None:
        """Start in the lines, or on the way to the first one."""
        shown = self.table if self.table.table.lines else self.add
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self) -> WaitLine | None:
        found = self.table.table.line(self.table.currentIndex())
        return found if isinstance(found, WaitLine) else None

    def _offer(self) -> None:
        """Offer what the chosen line allows; what only a request has needs one."""
        line = self._line()
        for button in (self.slot, self.open):
            button.setEnabled(line is not None)
        resumes = line is not None and bool(line.resumes)
        self.slot.set_words("&Resume course" if resumes else "&Find a slot")
        asked = line is not None and bool(line.request_id)
        self.change.set_words("&Change request" if asked or line is None else "&Make a request")
        self.change.setEnabled(line is not None)
        self.withdraw.setEnabled(asked)

    def _tell(self, signal: SignalInstance) -> None:
        line = self._line()
        if line is not None:
            signal.emit(line)

    def _find(self) -> None:
        self._tell(self.slot_asked)

    def _change(self) -> None:
        self._tell(self.change_asked)

    def _withdraw(self) -> None:
        self._tell(self.withdraw_asked)

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.opened.emit(line.patient_id)

    def _add(self) -> None:
        self.add_asked.emit()

    def _leave(self) -> None:
        self.back_pressed.emit()
