"""The ways to the calendar, and to the wait list beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.build import build_waiting
from infusion_planner.ui.shell.panel import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.calendar.presenter import CalendarPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.shelf import PageShelf
    from infusion_planner.ui.waiting.panel import WaitPanel
    from infusion_planner.ui.waiting.presenter import WaitPresenter

WAITING = "wait list"


class CalendarPage:
    """Show the calendar and the wait list.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        shelf: builds the calendar when it is first needed.
        open_patient: the way to a patient's page.
    """

    def __init__(
        self,
        session: Session,
        stack: PageStack,
        shelf: PageShelf,
        open_patient: Callable[[str], None],
    ) -> None:
        self._session = session
        self._stack = stack
        self._shelf = shelf
        self._open_patient = open_patient
        self._waiting: tuple[WaitPanel, WaitPresenter] | None = None
        self._is_wired = False

    def again(self) -> Mapping[str, Callable[[], None]]:
        """Give the ways back to these pages."""
        return {CALENDAR: self.show, WAITING: self.show_waiting}

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

    def open_waiting(self) -> None:
        """Go to the wait list, after asking where work is unsaved."""
        self._stack.go(self.show_waiting)

    def find(self, patient_id: str, search_from: date) -> None:
        """Go to the calendar to find days for a patient, from a day on."""
        self._stack.go(partial(self._show_found, patient_id, search_from))

    def show(self) -> None:
        """Show the calendar; what cannot be read is said on the page before."""
        panel, presenter = self._calendar()
        if self._stack.open(CALENDAR, presenter.show):
            panel.begin()

    def show_waiting(self) -> None:
        """Show the wait list; what cannot be read is said on the page before."""
        panel, presenter = self._list()
        if self._stack.open(WAITING, presenter.show):
            panel.focus_lines()

    def _show_found(self, patient_id: str, search_from: date) -> None:
        panel, presenter = self._calendar()
        if self._stack.open(CALENDAR, partial(presenter.find, patient_id, search_from)):
            panel.begin()

    def _calendar(self) -> tuple[CalendarPanel, CalendarPresenter]:
        panel, presenter = self._shelf.calendar
        if not self._is_wired:
            self._is_wired = True
            panel.waiting_asked.connect(self.open_waiting)
        return panel, presenter

    def _list(self) -> tuple[WaitPanel, WaitPresenter]:
        if self._waiting is None:
            panel, presenter = self._waiting = build_waiting(self._session)
            presenter.slot_asked.connect(self.find)
            presenter.opened.connect(self._open_patient)
            panel.back_pressed.connect(self.open)
            self._stack.put(WAITING, panel, panel.back_pressed.emit)
        return self._waiting
