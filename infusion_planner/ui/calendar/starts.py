"""The starts of one day under its board: who comes when, saved or proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.cards.day_starts import StartLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.day_starts import StartsCard

COLUMNS = (
    Column("Comes at", "start", "sort_start", role="bodyb"),
    Column("Start", "word", state_field="state"),
    Column("Name", "name", role="bodym", stretch=1),
    Column("Born", "born", drop=2),
    Column("MRN", "mrn"),
    Column("Chair", "chair", drop=3),
    Column("Infusion", "infusion", drop=4),
    Column("Stays", "stay", drop=1),
)
_LEAST = 200


class StartsView(Card):
    """Show the starts of a day and tell what is pressed.

    Attributes:
        table: the patients by start.
        accept: takes over every start that is proposed.
        change: changes the start of the chosen patient.

    Signals:
        accept_asked(): take over what is proposed.
        change_asked(object): choose another start for this `StartLine`.
    """

    accept_asked = Signal()
    change_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Starts", flush=True, grows=True)
        self.body.setContentsMargins(*TABLE_MARGINS)
        self.accept = Button("&Take over proposed starts", icon="tick", size=28)
        self.change = Button("&Change start", icon="clock", size=28)
        self._note = Label("", "body", "ink2", wrap=True)
        self._warning = InlineMessage("override")
        self.table = LineTableView(COLUMNS, "Starts of the day", key="infusion_id")
        self.table.show_when_empty(
            EmptyRow("clock", "Nobody comes on this day", "Plan a course, or choose another day.")
        )
        acts = group(Flow(self.accept, self.change, gap=(8, 4)))
        head = (acts, self._note, self._warning)
        self.add(group(column(*head, gap=6, margins=(14, 8, 14, 6))), self.table)
        self.body.setStretchFactor(self.table, 1)
        self.accept.clicked.connect(self._accept)
        self.change.clicked.connect(self._change)
        self.table.opened.connect(self._open)
        self.table.line_selected.connect(self._offer)

    def show_card(self, card: StartsCard) -> None:
        """Show a day; the chosen patient stays chosen."""
        self.set_title(card.title)
        self.table.setMinimumHeight(look().theme.length(_LEAST))
        self.table.show_lines(card.lines)
        self._note.setText(card.note)
        self.say(card.warning)
        self.accept.setVisible(bool(card.lines))
        self.change.setVisible(bool(card.lines))
        self.accept.setEnabled(bool(card.proposed))
        self._offer()

    def say(self, words: str) -> None:
        """Say what is wrong with the starts; nothing when empty."""
        if words:
            self._warning.say("override", words)
        else:
            self._warning.clear()

    def _chosen(self) -> StartLine | None:
        found = self.table.table.line(self.table.currentIndex())
        return found if isinstance(found, StartLine) else None

    def _offer(self) -> None:
        line = self._chosen()
        self.change.setEnabled(line is not None and line.can_change)

    def _accept(self) -> None:
        self.accept_asked.emit()

    def _change(self) -> None:
        line = self._chosen()
        if line is not None:
            self._open(line)

    def _open(self, line: StartLine) -> None:
        if line.can_change:
            self.change_asked.emit(line)
