"""The table of infusions, with what can be done about the chosen one."""

from collections.abc import Iterable
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.patient import InfusionLine
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.patient.full_table import FullTable
from infusion_planner.ui.recording.infusion_form import earlier_entries
from infusion_planner.ui.table import Column

_COLUMNS = (
    Column("Infusion", "title", tag_field="paper_tag", role="bodyb", stretch=1),
    Column("Day", "day", sort_field="sort_day", stretch=1),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
    Column("Dose given", "dose", right=True),
    Column("Steroid before", "steroid", stretch=1),
    Column("Note", "note", tone="ink2", stretch=2, drop=1, widest=240),
)

_MENU = (
    "Record",
    "Amend",
    "Print day sheet",
    "Run sheet",
    "Print pharmacy sheet",
    "Move, defer or omit",
    "Wrong patient",
)


class InfusionDetail(Frozen):
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
        table: the lines; it is as high as they are.

    Signals:
        chosen(object): the `InfusionLine` chosen now; None when there is none.
        record_asked(str): the infusion to record or amend.
        preview_asked(str): the infusion whose day sheet is to be printed.
        pharmacy_asked(str): the infusion whose pharmacy sheet is to be printed.
        sheet_asked(str): the infusion whose run sheet is to be shown.
        change_asked(str): the infusion whose day, or course, is to be changed.
        wrong_patient_asked(str): the infusion whose dose another patient was given.
    """

    chosen = Signal(object)
    record_asked = Signal(str)
    preview_asked = Signal(str)
    pharmacy_asked = Signal(str)
    sheet_asked = Signal(str)
    change_asked = Signal(str)
    wrong_patient_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._picked: InfusionLine | None = None
        self._by_hand = False
        self._next_id = ""
        empty = EmptyRow(
            "drop",
            "No infusion yet",
            "Plan a course above, or enter one that was given elsewhere.",
        )
        self.table = FullTable(_COLUMNS, "Infusions", empty, "infusion_id")
        self._record = Button("&Record", size=28)
        self._amend = Button("Ame&nd", size=28)
        self._print = Button("Print da&y sheet", icon="print", key="Ctrl+P", size=28)
        self._sheet = Button("R&un sheet", icon="drop", size=28)
        self._menu = tuple(QAction(words, self) for words in _MENU)
        self._detail = Label("", "small", "ink2", wrap=True)
        self._history: QWidget | None = None
        self._under = column(self._detail, gap=4, margins=(16, 8, 16, 8))
        self._foot = group(column(Hairline(), self._under, gap=0))
        self._build()
        self._offer(None)

    def _build(self) -> None:
        self.acts = group(row(self._record, self._amend, self._sheet, self._print, gap=8))
        self.setLayout(column(self.table, self._foot, gap=0))
        self._foot.hide()
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(list(self._menu))
        self.table.line_selected.connect(self._pick)
        self.table.opened.connect(self._open)
        record, amend, sheet, run, pharmacy, change, wrong = self._menu
        for pressed in (self._record.clicked, self._amend.clicked):
            pressed.connect(self._ask_record)
        for triggered in (record.triggered, amend.triggered):
            triggered.connect(self._ask_record)
        self._print.clicked.connect(self._ask_preview)
        sheet.triggered.connect(self._ask_preview)
        pharmacy.triggered.connect(self._ask_pharmacy)
        self._sheet.clicked.connect(self._ask_sheet)
        run.triggered.connect(self._ask_sheet)
        change.triggered.connect(self._ask_change)
        wrong.triggered.connect(self._ask_wrong)

    def show_lines(self, lines: tuple[InfusionLine, ...], next_id: str = "") -> None:
        """Show the infusions, and choose what was just recorded or amended, else what is next.

        One that a person has chosen stays chosen until something is recorded or another is next.

        Args:
            lines: one per infusion.
            next_id: the infusion that is due, else the next that is planned; empty for none.
        """
        written = _just_written(self.table.table.lines, lines)
        picked = self._still_picked(lines, next_id)
        self._next_id = next_id
        self.table.show_lines(lines)
        chosen = written or picked or next_id
        line = next((line for line in lines if line.infusion_id == chosen), None)
        if line is not None:
            self.table.select_line(line)
        self._select(line)
        self._by_hand = bool(picked) and not written

    def _still_picked(self, lines: tuple[InfusionLine, ...], next_id: str) -> str:
        """Give the infusion that a person has chosen; empty where that no longer counts."""
        if self._picked is None or not self._by_hand or next_id != self._next_id:
            return ""
        picked = self._picked.infusion_id
        return picked if any(line.infusion_id == picked for line in lines) else ""

    @property
    def count(self) -> int:
        """How many infusions there are."""
        return len(self.table.table.lines)

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

    def _pick(self, line: InfusionLine | None) -> None:
        self._by_hand = line is not None
        self._select(line)

    def _select(self, line: InfusionLine | None) -> None:
        self._picked = line
        self._offer(line)
        self.chosen.emit(line)

    def _offer(self, line: InfusionLine | None) -> None:
        can = (
            bool(line and line.can_record),
            bool(line and line.can_amend),
            bool(line and line.can_print),
            bool(line and line.can_print),
        )
        buttons = (self._record, self._amend, self._print, self._sheet)
        *menu, pharmacy, change, wrong = self._menu
        for button, action, able in zip(buttons, menu, can, strict=True):
            button.setEnabled(able)
            action.setEnabled(able)
        pharmacy.setEnabled(bool(line and line.can_print))
        change.setEnabled(bool(line and not line.dose and line.can_print))
        # what another center gave is moved as a whole course, under More
        wrong.setEnabled(bool(line and line.dose and line.can_print))
        why = _why_not(line)
        self._record.setAccessibleDescription(why)
        self._amend.setAccessibleDescription(why)

    def _open(self, line: InfusionLine) -> None:
        if line.can_record or line.can_amend:
            self.record_asked.emit(line.infusion_id)

    def _ask_record(self) -> None:
        if self._picked is not None:
            self.record_asked.emit(self._picked.infusion_id)

    def _ask_change(self) -> None:
        if self._picked is not None:
            self.change_asked.emit(self._picked.infusion_id)

    def _ask_wrong(self) -> None:
        if self._picked is not None:
            self.wrong_patient_asked.emit(self._picked.infusion_id)

    def _ask_pharmacy(self) -> None:
        if self._picked is not None:
            self.pharmacy_asked.emit(self._picked.infusion_id)

    def _ask_sheet(self) -> None:
        if self._picked is not None:
            self.sheet_asked.emit(self._picked.infusion_id)

    def _ask_preview(self) -> None:
        if self._picked is not None:
            self.preview_asked.emit(self._picked.infusion_id)


def _just_written(before: Iterable[object], lines: tuple[InfusionLine, ...]) -> str:
    """Give the infusion whose entry is another one than before; empty for none."""
    known = {line.infusion_id: _entry(line) for line in before if isinstance(line, InfusionLine)}
    written = [
        line
        for line in lines
        if line.can_amend and known.get(line.infusion_id, _entry(line)) != _entry(line)
    ]
    return max(written, key=attrgetter("sort_day")).infusion_id if written else ""


def _entry(line: InfusionLine) -> tuple[object, ...]:
    # the title tells how many there are, which a resumed course changes for all of them
    return line.can_amend, line.word, line.day, line.dose, line.steroid, line.note


def _why_not(line: InfusionLine | None) -> str:
    if line is None:
        return "Choose an infusion in the table first"
    if line.can_record or line.can_amend:
        return ""
    return "Its turn has not come: earlier infusions come first, each on its day"
