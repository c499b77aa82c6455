"""What is done from the calendar with whole days: closed, re-planned, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.wording import day_words
from infusion_planner.ui.kit.menu import Menu, MenuEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.ui.calendar.panel import CalendarPanel

_ENTRIES = (
    MenuEntry("close", "&Close days or a chair, and re-plan", "close"),
    MenuEntry("day list", "Print the &day list", "print", apart=True),
    MenuEntry("week plan", "Print the &week plan", "print"),
    MenuEntry("pack", "Print the &pack of the day", "print"),
)


class DayActs(QObject):
    """Offer what is done with the day of the cursor.

    Args:
        panel: the calendar; it owns this object.
        here: gives the day of the cursor.

    Signals:
        asked(str, object): what is to be done, `close`, `day list`, `week plan` or `pack`,
            and the day.
    """

    asked = Signal(str, object)

    def __init__(self, panel: CalendarPanel, here: Callable[[], date]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._here = here
        panel.more_button.clicked.connect(self._open)

    def _open(self) -> None:
        day = self._here()
        menu = Menu(day_words(day), _ENTRIES, self._panel)
        menu.chosen.connect(lambda entry: self.asked.emit(entry, day))
        menu.open_at(self._panel.under(self._panel.more_button))
