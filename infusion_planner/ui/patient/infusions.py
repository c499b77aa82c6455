"""The table of infusions, with what can be done about the chosen one."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.patient import InfusionLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.patient.full_table import FullTable
from infusion_planner.ui.recording.infusion_form import earlier_entries
from infusion_planner.ui.table import Column

_COLUMNS = (
    Column("Infusion", "title", role="bodyb", stretch=2),
    Column("Day", "day", sort_field="sort_day", stretch=1),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
    Column("Dose given", "dose", right=True),
    Column("Steroid before", "steroid", stretch=1),
)


@dataclass(frozen=True, slots=True)
class InfusionDetail:
    """What is said of the chosen infusion under the table.

    Attributes:
        title: which infusion it is.
        note: why day, dose or steroid differ from the plan; empty for none.
        history: earlier entries in words, oldest first.
    """

    title: str
    note: str
    history: tuple[str, ...] = ()


class InfusionTable(QWidget):
    """Show every infusion; act on the chosen one by button, by menu or with Enter.

    Attributes:
        acts: the buttons; they stand where the page puts them.

    Signals:
        chosen(object): the `InfusionLine` chosen now; None when there is none.
        record_asked(str): the infusion to record or amend.
        preview_asked(str): the infusion whose day sheet is to be printed.
    """

    chosen = Signal(object)
    record_asked = Signal(str)
    preview_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._picked: InfusionLine | None = None
        empty = EmptyRow(
            "drop",
            "No infusion yet",
            "Plan a course above, or enter one that was given elsewhere.",
        )
        self._table = FullTable(_COLUMNS, "Infusions", empty)
        self._record = Button("&Record", size=28)
        self._amend = Button("A&mend", size=28)
        self._print = Button("Print da&y sheet", icon="print", key="Ctrl+P", size=28)
        self._menu = tuple(QAction(words, self) for words in ("Record", "Amend", "Print day sheet"))
        self._detail = Label("", "small", "ink2", wrap=True)
        self._history: QWidget | None = None
        self._under = column(self._detail, gap=4, margins=(16, 8, 16, 8))
        self._foot = group(column(Hairline(), self._under, gap=0))
        self._build()
        self._offer(None)

    def _build(self) -> None:
        self.acts = group(row(self._record, self._amend, self._print, gap=8))
        self.setLayout(column(self._table, self._foot, gap=0))
        self._foot.hide()
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._table.addActions(list(self._menu))
        self._table.line_selected.connect(self._select)
        self._table.opened.connect(self._open)
        record, amend, sheet = self._menu
        for pressed in (self._record.clicked, self._amend.clicked):
            pressed.connect(self._ask_record)
        for triggered in (record.triggered, amend.triggered):
            triggered.connect(self._ask_record)
        self._print.clicked.connect(self._ask_preview)
        sheet.triggered.connect(self._ask_preview)

    def show_lines(self, lines: tuple[InfusionLine, ...], next_id: str = "") -> None:
        """Show the infusions; the chosen one stays chosen, though its words changed.

        Args:
            lines: one per infusion.
            next_id: the infusion to choose where none of these was chosen; empty for none.
        """
        known = {line.infusion_id for line in lines}
        picked = self._picked.infusion_id if self._picked else ""
        chosen = picked if picked in known else next_id
        self._table.show_lines(lines)
        kept = next((line for line in lines if line.infusion_id == chosen), None)
        if kept is not None:
            self._table.select_line(kept)
        self._select(kept)

    @property
    def count(self) -> int:
        """How many infusions there are."""
        return len(self._table.table.lines)

    def show_detail(self, detail: InfusionDetail | None) -> None:
        """Say what else is known of the chosen infusion; None says nothing."""
        if self._history is not None:
            discard(self._history)
            self._history = None
        self._foot.setVisible(detail is not None)
        if detail is None:
            return
        self._detail.setText(f"{detail.title}: {detail.note or 'as planned'}")
        if detail.history:
            self._history = earlier_entries(detail.history)
            self._under.addWidget(self._history)

    def _select(self, line: InfusionLine | None) -> None:
        self._picked = line
        self._offer(line)
        self.chosen.emit(line)

    def _offer(self, line: InfusionLine | None) -> None:
        can = (
            bool(line and line.can_record),
            bool(line and line.can_amend),
            bool(line and line.can_print),
        )
        buttons = (self._record, self._amend, self._print)
        for button, action, able in zip(buttons, self._menu, can, strict=True):
            button.setEnabled(able)
            action.setEnabled(able)
        why = _why_not(line)
        self._record.setAccessibleDescription(why)
        self._amend.setAccessibleDescription(why)

    def _open(self, line: InfusionLine) -> None:
        if line.can_record or line.can_amend:
            self.record_asked.emit(line.infusion_id)

    def _ask_record(self) -> None:
        if self._picked is not None:
            self.record_asked.emit(self._picked.infusion_id)

    def _ask_preview(self) -> None:
        if self._picked is not None:
            self.preview_asked.emit(self._picked.infusion_id)


def _why_not(line: InfusionLine | None) -> str:
    if line is None:
        return "Choose an infusion in the table first"
    if line.can_record or line.can_amend:
        return ""
    return "Its turn has not come: earlier infusions come first, each on its day"
