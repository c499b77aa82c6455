"""The way to the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.shell.panel import CALENDAR

if TYPE_CHECKING:
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

    def open(self) -> None:
        """Go to the calendar, after asking where work is unsaved."""
        self._stack.go(self.show)

    def show(self) -> None:
        """Show the calendar; what cannot be read is said on the page before."""
        panel, presenter = self._shelf.calendar
        if self._stack.open(CALENDAR, presenter.show):
            panel.begin()
