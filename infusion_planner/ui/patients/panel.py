"""The patients list: search, the lines, and what stands there when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card, Hairline
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.empty import EmptyRow, EmptyState, Way
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.kit.search import SearchBox
from infusion_planner.ui.restricted.reviews import EmergencyReviews
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.patients import PatientLine

COLUMNS = (
    Column(
        "Name",
        "name",
        sort_field="sort_name",
        tag_field="similar",
        role="bodyb",
        stretch=3,
        widest=320,
    ),
    Column("Born", "born", sort_field="sort_born", stretch=1, drop=1, under="mrn"),
    Column("MRN", "mrn", tag_field="merged", stretch=1),
    Column("Course", "course", stretch=1, drop=3),
    Column("Last dose", "last_dose", sort_field="sort_last", stretch=1, drop=4),
    Column("Next earliest", "next_earliest", sort_field="sort_next", stretch=1, drop=2),
    Column("State", "word", state_field="state", role="bodym", stretch=2),
)
_SEARCH = ("Name, MRN or birth date", "Name or MRN", "Name")
_CHOOSE = "Choose a patient to read more here."
_REGISTER = Way(
    "register",
    "user",
    "Register a patient",
    "Name, birth date and MRN. Looks for duplicates as you type.",
    "Register patient",
    primary=True,
    key="Ctrl+N",
)
_SAMPLE = Way(
    "sample",
    "eye",
    "Try with sample data",
    "Invented patients in a file of their own. Nothing here is touched.",
    "How to open it",
)
_HOW = (
    "Close this window and choose Infusion Planner sample in the start menu. Where there is no"
    " such entry, ask your IT to start the program with --demo. The sample center says SAMPLE on"
    " every screen and sheet, and its file can be deleted at any time."
)


class PatientsPanel(QWidget):
    """Show the patients and tell which one was opened.

    Attributes:
        table: the lines.
        reviews: the emergency accesses that wait for a manager, over them.

    Signals:
        filter_edited(str): what is typed into the search.
        opened(str): the patient's row id.
        register_pressed(): a new patient is to be registered.
        retry_pressed(): read the list again.
    """

    filter_edited = Signal(str)
    opened = Signal(str)
    register_pressed = Signal()
    retry_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._register = Button("Register patient", "primary", icon="plus", key="Ctrl+N")
        self._head = PageHead("Patients", self._register)
        self._search = SearchBox(key="Ctrl+F", width=372)
        self._search.ask(*_SEARCH)
        self._search.setAccessibleName(f"Search patients: {_SEARCH[0]}")
        self._total = 0
        self.reviews = EmergencyReviews()
        self.table = LineTableView(COLUMNS, "Patients", key="patient_id")
        self.table.horizontalHeader().setStretchLastSection(True)
        self._rest = Label("", "small", "ink2", wrap=True)
        self._rest_room = group(
            column(Hairline(), group(column(self._rest, margins=(12, 6, 12, 6))), gap=0)
        )
        self._rest_room.hide()
        self._first_use = EmptyState(
            "No patients yet",
            "Every date in this program starts from a patient. Choose how to begin.",
            (_REGISTER, _SAMPLE),
            help_words="F1 lists all keys, on every page.",
        )
        self._no_match: EmptyRow | None = None
        self._trouble = QWidget()
        self._list = self._build_list()
        self._pages = QStackedWidget()
        for page in (self._list, self._first_use, self._trouble):
            self._pages.addWidget(page)
        self.setLayout(column(self._head, (self._pages, 1), gap=0))
        self._connect()

    def _build_list(self) -> QWidget:
        card = Card(flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.body.setSpacing(0)
        card.add(self.table, self._rest_room)
        self._card = card
        search = group(row(self._search, None))
        return group(column(self.reviews, search, (card, 1), gap=10, margins=(20, 0, 20, 16)))

    def _connect(self) -> None:
        self._search.textEdited.connect(self.filter_edited)
        self._search.searched.connect(self._go_to_lines)
        self._search.given_up.connect(self.clear_filter)
        self._register.clicked.connect(self._ask_register)
        self._first_use.chosen.connect(self._begin)
        self.table.opened.connect(self._open)
        self.table.line_selected.connect(self._say_rest)
        # once the layout has settled: it would not notice a line that comes meanwhile
        self.table.shared.connect(self._say_rest, Qt.ConnectionType.QueuedConnection)
        focus = shortcut(self, "Ctrl+F")
        focus.activated.connect(self.focus_filter)

    def show_lines(self, lines: tuple[PatientLine, ...]) -> None:
        """Show everybody.

        Args:
            lines: in the order of the list.
        """
        self._total = len(lines)
        self._register.setVisible(bool(lines))
        self._pages.setCurrentWidget(self._list if lines else self._first_use)
        self.table.show_lines(lines)
        self._head.set_note(count_words(len(lines), "patient") if lines else "")

    def show_found(
        self, lines: tuple[PatientLine, ...], text: str, *, by_sound: bool = False
    ) -> None:
        """Show who of them was found.

        Args:
            lines: best first.
            text: what is searched for; empty for everybody.
            by_sound: whether nothing matched, and these only sound like it.
        """
        if self._search.text() != text:
            self._search.setText(text)
        searched = text.strip()
        self.table.show_some(lines)
        if self._total:
            self._head.set_note(self._count(len(lines), by_sound=by_sound, all_=not searched))
        if not lines and self._total:
            self._show_no_match(searched)

    def _count(self, shown: int, *, by_sound: bool, all_: bool) -> str:
        everybody = count_words(self._total, "patient")
        if by_sound:
            return f"No exact match. {shown:,} of {everybody} sound like it"
        return everybody if all_ else f"{shown:,} of {everybody}"

    def _show_no_match(self, searched: str) -> None:
        before, self._no_match = (
            self._no_match,
            EmptyRow(
                "filter",
                f"No match for '{searched}'",
                f"{count_words(self._total, 'patient')} hidden by the search",
                "Clear filter",
            ),
        )
        self._no_match.pressed.connect(self.clear_filter)
        self.table.show_when_empty(self._no_match)
        if before is not None:
            discard(before)

    def show_trouble(self, words: str) -> None:
        """Say why the list could not be read."""
        row_ = EmptyRow("info", "Could not load the patients", words, "Try again")
        row_.pressed.connect(self.retry_pressed)
        page = group(column(row_, None, margins=(20, 0, 20, 16)))
        self._pages.removeWidget(self._trouble)
        self._trouble.deleteLater()
        self._trouble = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._head.set_note("")

    def focus_filter(self) -> None:
        """Put the cursor into the search, over what stood there."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_lines(self) -> None:
        """Be ready to move through the lines; into the search when there is none."""
        if self.table.table.lines:
            self._go_to_lines()
        elif self._pages.currentWidget() is self._list:
            self.focus_filter()
        else:
            page = self._first_use if self._pages.currentIndex() == 1 else self._trouble
            page.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filter(self) -> None:
        """Search for nothing, so that everybody is shown."""
        self._search.clear()
        self.filter_edited.emit("")
        self.focus_filter()

    def select_patient(self, patient_id: str) -> None:
        """Choose a patient's line where it is shown."""
        for line in self.table.table.lines:
            if getattr(line, "patient_id", "") == patient_id:
                self.table.select_line(line)

    def _go_to_lines(self) -> None:
        lines = self.table.table.lines
        if lines:
            if not self.table.currentIndex().isValid():
                self.table.select_line(lines[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_rest(self) -> None:
        """Say of the chosen patient what the columns without room would."""
        line = self.table.table.line(self.table.currentIndex())
        words = self.table.rooms.left_out(line) if line is not None else ""
        self._rest.setText(words or _CHOOSE)
        self.table.setAccessibleDescription(words)
        self._rest_room.setVisible(self.table.rooms.leaves_out)

    def _open(self, line: PatientLine) -> None:
        self.opened.emit(line.patient_id)

    def _ask_register(self) -> None:
        self.register_pressed.emit()

    def _begin(self, way: str) -> None:
        if way == _REGISTER.id:
            self.register_pressed.emit()
            return
        dialog = Dialog("How to open the sample center", parent=self, sentence=_HOW)
        dialog.show_buttons("Close")
        dialog.open()
