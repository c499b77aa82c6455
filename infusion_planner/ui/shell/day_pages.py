"""The ways to the Today board and to the run sheet of one infusion day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from infusion_planner.ui.shell.build import build_run_sheet, build_today
from infusion_planner.ui.shell.panel import CALENDAR, TODAY
from infusion_planner.ui.shell.paper_pages import PaperPages
from infusion_planner.ui.shell.shelf import PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.calendar_page import CalendarPage
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.sheet_page import SheetPage
    from infusion_planner.ui.today.presenter import TodayPresenter

RUN = "run sheet"


class WaysBack(Protocol):
    """The pages that a run sheet is opened from; see `Pages`."""

    @property
    def calendar(self) -> CalendarPage:
        """The way to the calendar."""

    def open_patient(self, patient_id: str) -> None:
        """Show a patient."""


class DayPages:
    """Show the Today board and run sheets; each page is built when it is first needed.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        ways: to the pages that a sheet is opened from.
        sheet: shows a sheet before it is printed.
    """

    def __init__(
        self, session: Session, stack: PageStack, ways: WaysBack, sheet: SheetPage
    ) -> None:
        self._session = session
        self._stack = stack
        self._ways = ways
        self._back: Callable[[], None] = self.open_today
        session.sheet_asked.connect(self.open_sheet)
        self._today: TodayPresenter | None = None
        self._sheet: RunSheetPresenter | None = None
        self.paper = PaperPages(session, stack, self.open_today, sheet.show)

    def open_today(self) -> None:
        """Go to the board, after asking where work is unsaved."""
        self._stack.go(self.show_today)

    def open_sheet(self, infusion_id: str) -> None:
        """Go to the run sheet of an infusion, after asking where work is unsaved.

        It is left to the page from which it was opened.
        """
        back = self._way_back()
        self._stack.go(partial(self._show_from, infusion_id, back))

    def _way_back(self) -> Callable[[], None]:
        if self._stack.at == CALENDAR:
            return self._ways.calendar.open
        if self._stack.at == PATIENT:
            return partial(self._ways.open_patient, self._stack.about)
        return self._back if self._stack.at == RUN else self.open_today

    def _show_from(self, infusion_id: str, back: Callable[[], None]) -> None:
        self._back = back
        self.show_sheet(infusion_id)

    def show_today(self) -> None:
        """Show the board; what cannot be read is said on the page before."""
        self._stack.open(TODAY, self._board().show)

    def show_sheet(self, infusion_id: str) -> None:
        """Show a run sheet; what cannot be read is said on the page before."""
        self._stack.open(RUN, partial(self._run().show, infusion_id), infusion_id)

    def again(self, about: str) -> dict[str, Callable[[], None]]:
        """Give the ways that read a page again.

        Args:
            about: what the page that is shown is about.
        """
        sheet = partial(self.show_sheet, about)
        return {TODAY: self.show_today, RUN: sheet, **self.paper.again(about)}

    def _board(self) -> TodayPresenter:
        if self._today is None:
            panel, self._today = build_today(self._session)
            self._today.opened.connect(self.open_sheet)
            panel.pack_pressed.connect(self.paper.open_pack)
            panel.paper_pressed.connect(self.paper.open_days)
            self._today.day_asked.connect(self._go_to_day)
            self._today.patient_asked.connect(self._ways.open_patient)
            self._stack.put(TODAY, panel, panel.board.setFocus)
        return self._today

    def _run(self) -> RunSheetPresenter:
        if self._sheet is None:
            panel, self._sheet = build_run_sheet(self._session)
            self._sheet.closed.connect(self._go_back)
            self._sheet.print_asked.connect(self.paper.print_record)
            self._stack.put(RUN, panel, panel.leave, self._sheet)
        return self._sheet

    def _go_back(self) -> None:
        self._back()

    def _go_to_day(self, on: str) -> None:
        self._ways.calendar.open(date.fromisoformat(on))
