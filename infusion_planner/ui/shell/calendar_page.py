"""The way to the calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.panel import CALENDAR

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.shelf import PageShelf


class CalendarPage:
    """Show the calendar.

    Args:
        stack: turns the pages.
        shelf: builds the page when it is first needed.
    """

    def __init__(self, stack: PageStack, shelf: PageShelf) -> None:
        self._stack = stack
        self._shelf = shelf

    def open(self, on: date | None = None) -> None:
        """Go to the calendar, after asking where work is unsaved.

        Args:
            on: a day to go to; None for the days shown last.
        """
        self._stack.go(partial(self._show_on, on))

    def _show_on(self, on: date | None) -> None:
        self.show()
        if on is not None:
            self._shelf.calendar[1].go_to(on)

    def show(self) -> None:
        """Show the calendar; what cannot be read is said on the page before."""
        panel, presenter = self._shelf.calendar
        if self._stack.open(CALENDAR, presenter.show):
            panel.begin()
