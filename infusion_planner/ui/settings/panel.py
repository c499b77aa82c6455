"""The settings page: the center's facts, its closed days and prescribers, and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.forms.head import Foot, PageHead
from infusion_planner.ui.forms.pairs import PairRows
from infusion_planner.ui.forms.weekdays import WeekdayChecks
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.look import look
from infusion_planner.ui.look_choice import PERCENTS
from infusion_planner.ui.settings.closed_days import ClosedDays
from infusion_planner.ui.settings.form import LETTER_TEXTS, SettingsForm
from infusion_planner.ui.settings.letters import LettersFields
from infusion_planner.ui.settings.views import Views

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.look_choice import LookChoice

_PAPERS = (("US Letter", "letter"), ("A4", "a4"))
_THEMES = (("As the desktop", "system"), ("Light", "light"), ("Dark", "dark"))
_SIZES = tuple((f"{percent} %", percent) for percent in PERCENTS)
_CONTRAST = (
    "Where the desktop asks for high contrast, its own colors are worn and the theme waits."
    " Verdicts and states keep theirs."
)
_WIDEST = 1440
_SIDE_BY_SIDE_FROM = 1120
_LOOK_NOTE = "The look is kept on this workstation at once."
CENTER, CLOSED_DAYS, LETTERS, LOOK = "center", "closed days", "letters", "look"
LOCKING, PEOPLE, ACCOUNT, BACKUPS = "locking", "people", "account", "backups"
CERTIFICATIONS, DOWNTIME = "certifications", "downtime"
CHAIRS, STAFF = "chairs", "hours and staff"
_STANDS_ON = {STAFF: CHAIRS}
_OWN_NOTES = {
    LOOK: _LOOK_NOTE,
    LOCKING: "Save locking keeps the limits, apart from the other pages.",
    CERTIFICATIONS: "Save certifications keeps them, apart from the other pages.",
    DOWNTIME: "Save downtime pack keeps it, apart from the other pages.",
    CHAIRS: "Each card is saved by itself, apart from the other pages.",
    PEOPLE: "What is done here is kept at once, each as an entry of the trail.",
    ACCOUNT: "What is kept here is kept apart from the other pages.",
    BACKUPS: "What is done with backups is done at once, apart from the other pages.",
}
_ELSEWHERE = "Not saved yet: what was typed on another page. Turn to that page to save it."


class SettingsPanel(QWidget):
    """Show the settings and tell what is to be kept.

    Signals:
        edited(): something was typed or chosen.
        save_pressed(): keep the facts.
        closed(): leave the page.
        look_chosen(str, int): the theme and the text size in percent.
    """

    edited = Signal()
    save_pressed = Signal()
    closed = Signal()
    look_chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.errors = FormErrors()
        self.name = Field("&Center name", hint="It stands on every sheet.")
        self.phone = Field("&Phone", width=200)
        self.facility = Field("&REMS facility ID", width=164)
        self.paper = Choice("Paper si&ze", _PAPERS, width=140)
        self.weekdays = WeekdayChecks("Open &weekdays")
        self.prescribers = PairRows(
            "Name, and NPI of ten digits", ("Name", "NPI"), "Add prescri&ber", widths=(0, 140)
        )
        self.closures = ClosedDays()
        self.letters = LettersFields()
        self.theme = Choice("&Theme", _THEMES, width=180)
        self.text_size = Choice("Te&xt size", _SIZES, width=140)
        self._look_message = InlineMessage("override")
        self._note, self._kept = "", True
        self._close = Button("Back", key="Esc")
        self._save = Button("Save settings", "primary", key="Ctrl+S")
        self._foot = Foot(self._close, self._save)
        self._pages: dict[str, QWidget] = {}
        self._tabs = Tabs("Settings", scrolls=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._center_columns = self._center()
        self.add_page(CENTER, "Ce&nter", group(self._center_columns))
        self.add_page(CLOSED_DAYS, "Cl&osed days", self.closures, grows=True)
        self.add_page(LETTERS, "Pati&ent calendar", self.letters)
        self.add_page(LOOK, "Loo&k", self._look())
        middle = group(column(self.errors, (self._tabs, 1), gap=8, margins=(20, 0, 20, 0)))
        self.setLayout(column(PageHead("Settings"), (middle, 1), self._foot, gap=0))

    def add_page(self, name: str, words: str, content: QWidget, *, grows: bool = False) -> None:
        """Add a page; all begin at the left and are of one width."""
        content.setMaximumWidth(_WIDEST)
        inner = row((content, 1000), None, gap=0, margins=(0, 12, 0, 16))
        page = PageScroll(group(inner if grows else column(inner, None, gap=0)))
        self._pages[name] = page
        self._tabs.add_page(words, page)

    def _center(self) -> QBoxLayout:
        center = Card("Center")
        center.add(self.name, group(fields(self.phone, self.facility, self.paper)), self.weekdays)
        people = Card("Prescribers", "named on sheets and overrides")
        people.add(self.prescribers)
        left, right = group(column(center, None)), group(column(people, None))
        return row((left, 1), (right, 1), gap=12)

    def _look(self) -> QWidget:
        worn = Card("Look", "of this account on this computer, also at sign-in")
        worn.add(group(fields(self.theme, self.text_size)), self._look_message)
        worn.add(Label(_CONTRAST, "small", "ink3", wrap=True))
        return worn

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.facility):
            field.edited.connect(self._tell_edited)
        self.paper.chosen.connect(self._tell_edited)
        self.weekdays.changed.connect(self._tell_edited)
        self.prescribers.changed.connect(self._tell_edited)
        self._save.clicked.connect(self._tell_save)
        self._close.clicked.connect(self._tell_closed)
        self.letters.edited.connect(self._tell_edited)
        self.errors.jumped.connect(self._show_entry)
        self._tabs.chosen.connect(self._show_foot)
        self.theme.chosen.connect(self._tell_look)
        self.text_size.chosen.connect(self._tell_look)

    def start(self) -> None:
        """Be ready to type."""
        self.turn_to(CENTER)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to(self, name: str) -> None:
        """Show one of the pages, if it is there."""
        page = _STANDS_ON.get(name, name)
        if page not in self._pages:
            return
        self._tabs.choose(tuple(self._pages).index(page))
        for views in self._pages[page].findChildren(Views):
            views.turn_to(name)

    def _show_entry(self, entry: QWidget) -> None:
        for name, page in self._pages.items():
            if page.isAncestorOf(entry):
                self.turn_to(name)

    def form(self) -> SettingsForm:
        """Give what stands in the fields."""
        return SettingsForm(
            self.name.text(),
            self.phone.text(),
            self.facility.text(),
            str(self.paper.value()),
            self.weekdays.chosen(),
            self.prescribers.pairs(),
            self.letters.form(),
        )

    def show_form(self, form: SettingsForm) -> None:
        """Fill the fields."""
        self.errors.show_errors(())
        self.name.set_text(form.name)
        self.phone.set_text(form.phone)
        self.facility.set_text(form.facility)
        self.paper.set_value(form.paper)
        self.weekdays.set_chosen(form.weekdays)
        self.prescribers.show_pairs(form.prescribers)
        self.letters.show_form(form.letters)

    def show_look(self, choice: LookChoice) -> None:
        """Show which look is chosen."""
        self.theme.set_value(choice.theme)
        self.text_size.set_value(choice.percent)
        self._look_message.clear()

    def show_look_trouble(self, words: str) -> None:
        """Say why the look is not kept."""
        self._look_message.say("override", words)

    def show_note(self, words: str, *, kept: bool) -> None:
        """Say how the page stands, and whether all that is typed is kept."""
        self._note, self._kept = words, kept
        self._show_foot()

    def _show_foot(self) -> None:
        own = _OWN_NOTES.get(tuple(self._pages)[self._tabs.place], "")
        # what is typed on another page and would be lost is said on this one too
        self._foot.set_note((own if self._kept else _ELSEWHERE) if own else self._note)
        # a page that keeps what it holds by itself has nothing to save by this button
        self._save.setVisible(not own)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(tuple((self.entry(item.field), item.words) for item in faults))

    def entry(self, name: str) -> Entry:
        """Give the entry of a field, for its faults."""
        entries: dict[str, Entry] = {
            "name": self.name,
            "phone": self.phone,
            "rems_facility_id": self.facility,
            "weekdays": self.weekdays,
            "prescribers": self.prescribers,
            "closures": self.closures.day,
            "year": self.closures.year,
            "approved_on": self.letters.approved,
            **{each: getattr(self.letters, each) for each in LETTER_TEXTS},
        }
        return entries[name]

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _tell_save(self) -> None:
        self.save_pressed.emit()

    def _tell_closed(self) -> None:
        self.closed.emit()

    def _tell_look(self) -> None:
        percent = self.text_size.value()
        self.look_chosen.emit(str(self.theme.value()), percent if isinstance(percent, int) else 100)

    def _arrange(self) -> None:
        wide = self.width() >= look().theme.length(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        for columns in (self._center_columns, self.letters.columns):
            columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns, or in one where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
