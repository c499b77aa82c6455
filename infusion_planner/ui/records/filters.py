"""The row in which the trail is narrowed down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.trail import Event, Outcome
from infusion_planner.domain.trail_filter import TrailFilter
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.cards.trail import TrailHead

_REST_MS = 350
"""So long typing has to rest before the trail is read again."""
_EVERYBODY: tuple[str, object] = ("Everybody", "")
_EVERYTHING: tuple[str, object] = ("Everything", None)
_OUTCOMES: tuple[tuple[str, object], ...] = (
    ("Any", None),
    ("Done", Outcome.DONE),
    ("Refused", Outcome.REFUSED),
)


class TrailFilters(QWidget):
    """Let the trail be narrowed down by person, kind, day, patient and words.

    Args:
        today: gives the day that typed days count from.

    Signals:
        changed(): another stretch of the trail is wanted.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._patient_id = ""
        self.text = Field("&Words", width=170, placeholder="In what was done")
        self.patient = Field("&Patient", width=150, placeholder="Name or MRN")
        self.who = Choice("W&ho", (_EVERYBODY,), width=150)
        self.kind = Choice("&Kind", (_EVERYTHING,), width=150)
        self.outcome = Choice("O&utcome", _OUTCOMES, width=100)
        self.first, self.last = Field("&From", width=140), Field("T&o", width=140)
        self._first, self._last = DayEntry(self.first, today), DayEntry(self.last, today)
        self.changes_only = Check("Cha&nges only")
        self.clear = Button("C&lear filter", "quiet", size=28)
        entries = (self.text, self.patient, self.who, self.kind, self.outcome)
        days = (self.first, self.last)
        self.found = Label("", "bodyb")
        under = row(self.found, self.changes_only, self.clear, None, gap=16)
        self.setLayout(column(group(Flow(*entries, *days, gap=(10, 0))), under, gap=0))
        self.setAccessibleName("Filter")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()

    def _connect(self) -> None:
        self._rest.timeout.connect(self._tell)
        for field in (self.text, self.patient):
            field.edited.connect(self._wait)
        for choice in (self.who, self.kind, self.outcome):
            choice.chosen.connect(self._tell)
        for day in (self._first, self._last):
            day.settled.connect(self._tell)
        self.changes_only.toggled.connect(self._tell)
        self.clear.clicked.connect(self.empty)

    def show_head(self, head: TrailHead) -> None:
        """Offer who and what there is; what was chosen stays."""
        self.who.set_choices((_EVERYBODY, *head.people))
        self.kind.set_choices((_EVERYTHING, *head.events))
        for choice in (self.who, self.kind):
            choice.box.measure_again()

    def keep_to(self, patient_id: str) -> None:
        """Begin anew, with the record of one patient, or with everybody's when empty."""
        self._patient_id = patient_id
        self.patient.setVisible(not patient_id)
        self.empty()

    def value(self) -> TrailFilter:
        """Give what is looked for."""
        kind, outcome = self.kind.value(), self.outcome.value()
        return TrailFilter(
            person=str(self.who.value() or ""),
            event=kind if isinstance(kind, Event) else None,
            outcome=outcome if isinstance(outcome, Outcome) else None,
            patient=self.patient.text(),
            patient_id=self._patient_id,
            text=self.text.text(),
            first_on=self._first.day(),
            last_on=self._last.day(),
            changes_only=self.changes_only.isChecked(),
        )

    def empty(self) -> None:
        """Look for everything again."""
        for field in (self.text, self.patient):
            field.set_text("")
        for choice in (self.who, self.kind, self.outcome):
            choice.set_value(None)
        for day in (self._first, self._last):
            day.set_day(None)
        before = self.changes_only.blockSignals(True)
        self.changes_only.setChecked(False)
        self.changes_only.blockSignals(before)
        self._tell()

    def _wait(self) -> None:
        self._rest.start()

    def _tell(self) -> None:
        self._rest.stop()
        self.changed.emit()
