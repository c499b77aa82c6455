"""The ways to the Today board, to the run sheet of an infusion, and to the close of a course."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from infusion_planner.ui.shell.build import build_course_close, build_run_sheet, build_today
from infusion_planner.ui.shell.panel import CALENDAR, TODAY
from infusion_planner.ui.shell.paper_pages import PaperPages
from infusion_planner.ui.shell.shelf import CLOSE, PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.ui.course_close.presenter import CourseClosePresenter
    from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.calendar_page import CalendarPage
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.sheet_page import SheetPage
    from infusion_planner.ui.today.presenter import TodayPresenter

RUN = "run sheet"
LOG = "reaction log"


class WaysBack(Protocol):
    """The pages that a run sheet is opened from; see `Pages`."""

    @property
    def calendar(self) -> CalendarPage:
        """The way to the calendar."""

    def open_patient(self, patient_id: str) -> None:
        """Show a patient."""


class DayPages:
    """Show the Today board, run sheets and closes; each page is built when it is first needed.

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
        self._preview = sheet
        self._ways = ways
        self._back: Callable[[], None] = self.open_today
        session.sheet_asked.connect(self.open_sheet)
        self._today: TodayPresenter | None = None
        self._sheet: RunSheetPresenter | None = None
        self.paper = PaperPages(session, stack, self.open_today, sheet.show)
        self._close: CourseClosePresenter | None = None

    def again(self, about: str) -> Mapping[str, Callable[[], None]]:
        """Give the ways back to these pages."""
        return {
            TODAY: self.show_today,
            RUN: partial(self.show_sheet, about),
            CLOSE: partial(self._show_close, about),
            **self.paper.again(about),
        }

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
        if self._stack.at == CLOSE:
            return partial(self.open, self._stack.about, CLOSE)
        return self._back if self._stack.at == RUN else self.open_today

    def open(self, patient_id: str, what: str) -> None:
        """Go to something of a patient, after asking where work is unsaved.

        Args:
            patient_id: the patient's row id.
            what: `CLOSE` for the close of the newest course, `LOG` for the log of reactions.
        """
        ways = {CLOSE: self._show_close, LOG: self._show_log}
        self._stack.go(partial(ways[what], patient_id))

    def print_course(self, sheet: str, course_id: str) -> None:
        """Show a sheet of a course before it is printed, by its code."""
        read = partial(self._session.read.of_closing.sheet, sheet, course_id)
        self._stack.go(partial(self._preview.show, read))

    def print_pharmacy(self, infusion_id: str) -> None:
        """Show the pharmacy's sheet of an infusion before it is printed."""
        read = partial(self._session.read.of_closing.pharmacy_sheet, infusion_id)
        self._stack.go(partial(self._preview.show, read))

    def _show_from(self, infusion_id: str, back: Callable[[], None]) -> None:
        self._back = back
        self.show_sheet(infusion_id)

    def show_today(self) -> None:
        """Show the board; what cannot be read is said on the page before."""
        self._stack.open(TODAY, self._board().show)

    def show_sheet(self, infusion_id: str) -> None:
        """Show a run sheet; what cannot be read is said on the page before."""
        self._stack.open(RUN, partial(self._run().show, infusion_id), infusion_id)

    def _show_close(self, patient_id: str) -> None:
        self._stack.open(CLOSE, partial(self._closing().show, patient_id), patient_id)

    def _show_log(self, patient_id: str) -> None:
        """Show the run sheet of the last infusion, where reactions of the days after go."""
        found: list[str] = []
        self._session.tell_refusal(lambda: found.append(self._last(patient_id)))
        for infusion_id in found:
            self._show_from(infusion_id, partial(self._ways.open_patient, patient_id))

    def _last(self, patient_id: str) -> str:
        return self._session.read.of_closing.last_infusion(patient_id)[0]

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

    def _closing(self) -> CourseClosePresenter:
        if self._close is None:
            panel, self._close = build_course_close(self._session)
            self._close.print_asked.connect(self.print_course)
            self._close.day_asked.connect(self.open_sheet)
            self._close.closed.connect(self._ways.open_patient)
            self._stack.put(CLOSE, panel, panel.back_pressed.emit)
        return self._close

    def _go_back(self) -> None:
        self._back()

    def _go_to_day(self, on: str) -> None:
        self._ways.calendar.open(date.fromisoformat(on))
