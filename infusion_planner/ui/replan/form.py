"""What is closed, from which day to which, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.recording.entries import DayField

if TYPE_CHECKING:
    from infusion_planner.domain.errors import Fault

WHOLE_CENTER = ""
_WHAT_WIDTH = 180
_WHY_WIDTH = 260
_WHAT_HINT, _WHY_HINT = "everything, or one chair", "stands on the calendar"


class CloseForm(Card):
    """Ask for days, and for a chair where only one is closed.

    Attributes:
        first: the first day.
        last: the last day.
        what: the whole center, or a chair by its row id.
        why: the reason.

    Signals:
        close_pressed(): close them.
    """

    close_pressed = Signal()

    def __init__(self) -> None:
        super().__init__("Close days", "courses on them stay until each is moved")
        self.first = DayField("&First day")
        self.last = DayField("Las&t day")
        self.what = Choice("W&hat is closed", hint=_WHAT_HINT, width=_WHAT_WIDTH)
        self.why = Field("Wh&y", hint=_WHY_HINT, width=_WHY_WIDTH)
        self._close = Button("&Close them", "primary", icon="close")
        press = group(column(Label(" ", "smallm"), self._close, Label(" ", "small"), gap=4))
        self.add(group(Flow(self.first, self.last, self.what, self.why, press, gap=(12, 6))))
        self._close.clicked.connect(self._tell)
        self.why.box.returnPressed.connect(self._tell)

    def offer_chairs(self, chairs: tuple[tuple[str, str], ...]) -> None:
        """Offer the chairs by name and row id; the choice stays where it is still there."""
        self.what.set_choices((("The whole center", WHOLE_CENTER), *chairs))

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say beside each field what is wrong with it."""
        fields = {"from_on": self.first, "to_on": self.last, "why": self.why}
        for field in fields.values():
            field.clear_message()
        for fault in faults:
            fields[fault.field].show_error(fault.words)

    def make_primary(self, *, primary: bool) -> None:
        """Be the next step of the page, or leave that to the proposals."""
        self._close.set_kind("primary" if primary else "secondary")

    def _tell(self) -> None:
        self.close_pressed.emit()
