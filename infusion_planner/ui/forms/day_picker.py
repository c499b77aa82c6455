"""The calendar at the right end of a box into which a day is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from infusion_planner.domain.typed_dates import parse_day
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.month_model import MonthFacts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.kit.month_model import Reason


def open_day(_day: date) -> str:
    """Say of every day that it can be taken."""
    return ""


class DayPicker(QObject):
    """Open a calendar at a field, and type the day taken there into it.

    Alt+Down opens it; its icon is for the mouse, so Tab does not stop there.

    Args:
        field: what is typed into; it owns this object.
        today: gives the day that relative days count from.
        birth: whether birth dates are typed.
        reason: says why a day cannot be taken, so that it is marked; empty when it can.
    """

    def __init__(
        self,
        field: Field,
        today: Callable[[], date],
        *,
        birth: bool = False,
        reason: Reason = open_day,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._today = today
        self._birth = birth
        self._reason = reason
        self._button = IconButton("calendar", f"Calendar for {field.name}, Alt+Down", size=26)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open)
        field.box.hold(self._button)
        opener = shortcut(field.box, "Alt+Down")
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open)

    def open(self) -> None:
        """Open the calendar on the day typed, or on today."""
        box = self._field.box
        if box.isReadOnly() or not box.isEnabled():
            return
        facts = MonthFacts(self._today(), self._typed(), self._reason)
        popup = CalendarPopup(facts, box)
        popup.taken.connect(self._take)
        popup.open_under(box)

    def _typed(self) -> date | None:
        try:
            return parse_day(self._field.text(), self._today(), birth=self._birth)
        except ValueError:
            return None

    def _take(self, day: date) -> None:
        box = self._field.box
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.setText(date_words(day))
        # told as if it had been typed and Enter pressed, so that no form has to know
        box.textEdited.emit(box.text())
        box.editingFinished.emit()
