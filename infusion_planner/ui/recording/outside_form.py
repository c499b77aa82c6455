"""The form in which a course that another center gave is entered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.wording import date_words, dose_words
from infusion_planner.ui.drafts.typed import rows
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, fields, group, row
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.domain.course import Dose
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.entry import Entry

_SENTENCE = (
    "Enter each day on which a dose was given. Where the day is not known, type month and year,"
    " such as june 2024; dates are then counted from its last day. Rows without a day are left out."
)
_DOSE = "dose"
_NUMBER_WIDTH, _DAY_WIDTH, _DOSE_WIDTH = 84, 164, 104
_ROW_GAP = 12


class DoseRow(QWidget):
    """The day and the dose of one infusion, under the head that says what they are.

    Signals:
        day_edited(object): this row, while a person types its day.
        removed(object): this row, when it is to be taken away.
    """

    day_edited = Signal(object)
    removed = Signal(object)

    def __init__(self, number: int, dose_mg: str) -> None:
        super().__init__()
        self.day = DayField("", hint="", width=_DAY_WIDTH)
        self.dose = Field("", unit="mg", width=_DOSE_WIDTH)
        self.dose.set_text(dose_mg)
        self.typed_here = False
        self.remove = IconButton("close", "Remove")
        # a row whose day is emptied is left out too, so Tab goes from a dose to the next day
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self._ask_removal)
        self.day.edited.connect(self._tell)
        self._number = Label("", "body", "ink2", room=_NUMBER_WIDTH)
        for entry in (self.day, self.dose):
            entry.label.hide()
        # what is wrong with a day or a dose must not push either out of its column
        self.day.keep_width()
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._number.setMinimumHeight(self.day.box.sizeHint().height())
        away = group(column(self.remove, None, gap=0, margins=(0, 2, 0, 0)))
        self.setLayout(fields(self._number, self.day, self.dose, away, gap=_ROW_GAP))
        self.show_number(number)

    def show_number(self, number: int) -> None:
        """Say which infusion of the course it is."""
        self._number.setText(f"Infusion {number}")
        self.day.label.setText(f"Infusion {number}, day")
        self.dose.label.setText(f"Dose {number}")
        self.day.box.setAccessibleName(f"Infusion {number}, day")
        self.dose.box.setAccessibleName(f"Infusion {number}, dose, mg")
        self.remove.setAccessibleName(f"Remove infusion {number}")

    def follow(self, words: str) -> None:
        """Take what follows from the first day, as long as nothing was typed here."""
        if not self.typed_here:
            self.day.set_text(words)

    def show_read(self, dose: Dose) -> None:
        """Write day and dose the way they are said everywhere else."""
        self.day.set_text(dose_date_words(dose))
        self.dose.set_text(dose_words(dose.dose_ug).removesuffix(" mg"))

    def _tell(self) -> None:
        self.typed_here = True
        self.day_edited.emit(self)

    def _ask_removal(self) -> None:
        self.removed.emit(self)


class OutsideForm(FormDialog):
    """Ask for the days and doses of a course given elsewhere.

    Args:
        identity: the patient.
        number: of the course.
        usual: how many infusions such a course usually has, and its dose in mg.
        parent: the page it is about.

    Signals:
        first_day_edited(str): the day of the first row, while a person types it.
    """

    first_day_edited = Signal(str)

    def __init__(
        self, identity: IdentityCard, number: int, usual: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(
            f"Course {number}, given elsewhere",
            f"Enter course {number}",
            parent=parent,
            identity=identity,
            sentence=_SENTENCE,
        )
        self._usual_dose = usual[1]
        self._rows: list[DoseRow] = []
        self.where = Field("&Where it was given", width=380)
        self._list = column(gap=6)
        more = Button("&Add an infusion", icon="plus", size=28)
        more.clicked.connect(self._add_row)
        for _ in range(usual[0]):
            self._add_row()
        self.add_fields(
            self.where,
            group(column(_head(), self._list, gap=4)),
            group(row(more, None)),
            where_given=self.where,
        )

    @property
    def rows(self) -> tuple[DoseRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    def show_following(self, first: date | None) -> None:
        """Fill the rows nobody typed in with the days that follow the first one."""
        for place, line in enumerate(self._rows[1:], start=1):
            line.follow(date_words(first + timedelta(days=place)) if first else "")

    def show_same(self, words: str) -> None:
        """Fill the rows nobody typed in with the month of the first, since no day is known."""
        for line in self._rows[1:]:
            line.follow(words)

    def draft(self) -> Mapping[str, object] | None:
        """Give the fields, and day and dose of each row."""
        typed = super().draft()
        rows = [[line.day.text(), line.dose.text()] for line in self._rows]
        return None if typed is None else {**typed, "rows": rows}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put the fields back, and as many rows as there were."""
        kept = rows(typed, "rows", 2)
        while len(self._rows) < len(kept):
            self._add_row()
        for line in tuple(self._rows[len(kept) :] if kept else ()):
            self._remove_row(line)
        for line, (day, dose) in zip(self._rows, kept, strict=False):
            line.day.show_draft(day)
            line.dose.show_draft(dose)
        super().show_draft(typed)

    def entry_of(self, fault: Fault) -> Entry | None:
        """Find the row a fault is about: the last one that shows the day or dose it names."""
        if fault.field == _DOSE:
            doses = [r.dose for r in self._rows if fault.words.startswith(f"{r.dose.text()} mg")]
            return (doses or [self._rows[0].dose])[-1]
        named = [r.day for r in self._rows if r.day.text() and r.day.text() in fault.words]
        return (named or [self._rows[0].day])[-1]

    def _add_row(self) -> None:
        line = DoseRow(len(self._rows) + 1, self._usual_dose)
        line.day_edited.connect(self._follow)
        line.removed.connect(self._remove_row)
        self._rows.append(line)
        add(self._list, line)
        self.renew_calendars()
        if self.isVisible():
            line.day.setFocus()

    def _remove_row(self, line: DoseRow) -> None:
        if len(self._rows) == 1:
            line.day.set_text("")
            return
        self._rows.remove(line)
        discard(line)
        for number, left in enumerate(self._rows, start=1):
            left.show_number(number)

    def _follow(self, line: DoseRow) -> None:
        if line is self._rows[0]:
            self.first_day_edited.emit(line.day.text())


def _head() -> QWidget:
    """Say once over all rows what stands in them."""
    parts = (
        Label("", "smallm", room=_NUMBER_WIDTH),
        Label("Day", "smallm", "ink2", room=_DAY_WIDTH),
        Label("Dose", "smallm", "ink2", room=_DOSE_WIDTH),
    )
    return group(row(*parts, None, gap=_ROW_GAP))
