"""The settings page: the center's facts, its closed days and prescribers, and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.forms.head import Foot, PageHead
from infusion_planner.ui.forms.pairs import PairRows
from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.forms.weekdays import WeekdayChecks
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.look import look
from infusion_planner.ui.settings.closed_days import ClosedDays
from infusion_planner.ui.settings.form import SettingsForm

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from infusion_planner.domain.errors import Fault

_PAPERS = (("US Letter", "letter"), ("A4", "a4"))
_THEMES = (("Light", "light"), ("Dark", "dark"))
_SIZES = (("100 %", 1.0), ("115 %", 1.15), ("130 %", 1.3), ("150 %", 1.5))
_SIDE_BY_SIDE_FROM = 1120


class SettingsPanel(QWidget):
    """Show the settings and tell what is to be kept.

    Signals:
        edited(): something was typed or chosen.
        save_pressed(): keep the facts.
        closed(): leave the page.
        look_chosen(str, float): the theme and the text size.
    """

    edited = Signal()
    save_pressed = Signal()
    closed = Signal()
    look_chosen = Signal(str, float)

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
        self.theme = Choice("&Theme", _THEMES, width=140)
        self.text_size = Choice("Te&xt size", _SIZES, width=140)
        self._close = Button("Back", key="Esc")
        self._save = Button("Save settings", "primary", key="Ctrl+S")
        self._foot = Foot(self._close, self._save)
        self._columns: QBoxLayout = row((self._left(), 1), (self._right(), 1), gap=12)
        page = group(column(self.errors, group(self._columns), None, gap=10))
        page.setMaximumWidth(1440)
        inner = group(row((page, 1), margins=(20, 0, 20, 16)))
        layout = column(PageHead("Settings"), (PageScroll(inner), 1), self._foot, gap=0)
        self.setLayout(layout)
        self._connect()

    def _left(self) -> QWidget:
        center = Card("Center")
        center.add(self.name, group(fields(self.phone, self.facility, self.paper)), self.weekdays)
        people = Card("Prescribers", "named on sheets and overrides")
        people.add(self.prescribers)
        worn = Card("Look", "of this window, until it is closed")
        worn.add(group(fields(self.theme, self.text_size)))
        return group(column(center, people, worn, None, gap=12))

    def _right(self) -> QWidget:
        return group(column(self.closures, None))

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.facility):
            field.edited.connect(self._tell_edited)
        self.paper.chosen.connect(self._tell_edited)
        self.weekdays.changed.connect(self._tell_edited)
        self.prescribers.changed.connect(self._tell_edited)
        self._save.clicked.connect(self._tell_save)
        self._close.clicked.connect(self._tell_closed)
        self.theme.chosen.connect(self._tell_look)
        self.text_size.chosen.connect(self._tell_look)

    def start(self) -> None:
        """Be ready to type."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> SettingsForm:
        """Give what stands in the fields."""
        return SettingsForm(
            self.name.text(),
            self.phone.text(),
            self.facility.text(),
            str(self.paper.value()),
            self.weekdays.chosen(),
            self.prescribers.pairs(),
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

    def show_look(self, theme: str, size: float) -> None:
        """Show which look is worn."""
        self.theme.set_value(theme)
        self.text_size.set_value(size)

    def show_note(self, words: str) -> None:
        """Say how the page stands."""
        self._foot.set_note(words)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(tuple((self.entry(item.field), item.words) for item in faults))

    def entry(self, name: str) -> Entry:
        """Give the entry of a field, for its faults."""
        return {
            "name": self.name,
            "phone": self.phone,
            "rems_facility_id": self.facility,
            "weekdays": self.weekdays,
            "prescribers": self.prescribers,
            "closures": self.closures.day,
            "year": self.closures.year,
        }[name]

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _tell_save(self) -> None:
        self.save_pressed.emit()

    def _tell_closed(self) -> None:
        self.closed.emit()

    def _tell_look(self) -> None:
        size = self.text_size.value()
        self.look_chosen.emit(str(self.theme.value()), size if isinstance(size, float) else 1.0)

    def _arrange(self) -> None:
        wide = self.width() >= look().theme.length(_SIDE_BY_SIDE_FROM)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns, or in one where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
