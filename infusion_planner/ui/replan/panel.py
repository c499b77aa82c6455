"""The page on which days are closed, and the courses on them get new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.recording.entries import PrescriberChoice
from infusion_planner.ui.replan.form import CloseForm
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_rest import RestOfLine
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from infusion_planner.cards.replan import ReplanCard, ReplanLine
    from infusion_planner.domain.errors import Fault

COLUMNS = (
    Column("State", "word", state_field="state"),
    Column("Name", "name", role="bodym", widest=300),
    Column("Born", "born", drop=1, under="mrn"),
    Column("MRN", "mrn"),
    Column("Course", "course", drop=2, under="name"),
    Column("Old days", "old", "sort_old", drop=-1, widest=150),
    Column("New days", "new", role="bodym", widest=150),
    Column("Says", "moves", stretch=1, drop=-2, widest=420),
)
_NOTHING = "Nothing has to move on the days chosen. Close days above, or choose others."
_LEAST_HEIGHT = 220
_REASON_WIDTH = 320


class ReplanPanel(QWidget):
    """Show the form that closes days, and what is proposed for the courses on them.

    Attributes:
        form: closes days or a chair.
        message: what came of the last press.
        table: one line for each course.
        prescriber: who decided on courses that have begun.
        reason: why they may be interrupted.

    Signals:
        all_pressed(): accept every proposal.
        one_pressed(ReplanLine): accept this one.
        opened(str): row id of the patient whose line was opened.
        print_pressed(): print the call list.
        back_pressed(): leave the page.
    """

    all_pressed = Signal()
    one_pressed = Signal(object)
    opened = Signal(str)
    print_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead("Close days and re-plan")
        self.form = CloseForm()
        self._strip = VerdictStrip()
        self.message = InlineMessage(role="body")
        self.table = LineTableView(COLUMNS, "Courses on closed days", key="key")
        self.table.show_when_empty(EmptyRow("calendar", "No course to move", _NOTHING))
        self.prescriber = PrescriberChoice("&Prescriber who decided")
        self.reason = Field("&Reason", width=_REASON_WIDTH)
        self._decision = Card("Decision", "courses that have begun are interrupted: MISS-1")
        self._back = Button("&Back", icon="left")
        self._print = Button("Call &list", icon="print", key="Ctrl+P")
        self._one = Button("Accept &selected")
        self._all = Button("&Accept all", icon="tick")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._decision.add(group(Flow(self.prescriber, self.reason, gap=(12, 6))))
        lines = Card("", flush=True, grows=True)
        lines.body.setContentsMargins(*TABLE_MARGINS)
        lines.add(self.table)
        rest = RestOfLine(self.table)
        parts = (self.form, self._strip, self.message, (lines, 1), rest, self._decision)
        middle = PageScroll(group(column(*parts, gap=10, margins=(20, 0, 20, 12))))
        middle.setAccessibleName("Close days and re-plan")
        foot = Bar("surface", above=False)
        buttons = (self._back, None, self._print, self._one, self._all)
        foot.setLayout(row(*buttons, gap=10, margins=(20, 9, 20, 9)))
        self.setLayout(column(self._head, (middle, 1), foot, gap=0))
        self._bound()

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._all.clicked.connect(self.all_pressed)
        self._one.clicked.connect(self._tell_one)
        self.table.opened.connect(self._open)
        self.table.line_selected.connect(self._allow_one)
        on_escape(self, self.back_pressed)

    def show_card(self, card: ReplanCard) -> None:
        """Show what is proposed; the chosen line stays chosen."""
        self._head.set_note(f"{card.days}   {card.why}".strip())
        self.table.show_lines(card.lines)
        state = "blocked" if card.left else "override" if card.needs_decision else "info"
        word = "Re-plan" if card.lines else "Nothing to move"
        self._strip.show_card(VerdictCard(state, word, card.summary))
        self._decision.setVisible(card.needs_decision)
        can = bool(card.moves or card.left)
        self._all.setEnabled(can)
        self._all.set_words("&Accept all" if card.moves else "&Put on wait list")
        self._all.set_kind("primary" if can else "secondary")
        self.form.make_primary(primary=not can)
        self._print.setEnabled(bool(card.to_call))
        self._allow_one(self._chosen())
        tab_as_read(self)

    def begin(self) -> None:
        """Start where the next step is."""
        self.say("info", "")
        if self.table.model().rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self.message.say(state, words, "ink")

    def show_decision_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what of the decision is missing."""
        fields = {"prescriber": self.prescriber, "reason": self.reason}
        for fault in faults:
            fields[fault.field].show_error(fault.words)

    def _chosen(self) -> object:
        return self.table.table.line(self.table.currentIndex())

    def _allow_one(self, line: object) -> None:
        self._one.setEnabled(getattr(line, "move", None) is not None)

    def _tell_one(self) -> None:
        line = self._chosen()
        if line is not None:
            self.one_pressed.emit(line)

    def _open(self, line: ReplanLine) -> None:
        self.opened.emit(line.patient_id)

    def _bound(self) -> None:
        self.table.setMinimumHeight(look().theme.length(_LEAST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Show as many courses at any text size."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._bound()
