"""The ways to the Today board, to the run sheet of an infusion, and to the close of a course."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.build import build_course_close, build_run_sheet, build_today
from infusion_planner.ui.shell.panel import TODAY
from infusion_planner.ui.shell.shelf import CLOSE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.ui.course_close.presenter import CourseClosePresenter
    from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.sheet_page import SheetPage
    from infusion_planner.ui.today.presenter import TodayPresenter

RUN = "run sheet"
LOG = "reaction log"


class DayPages:
    """Show the Today board, run sheets and closes; each page is built when it is first needed.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        sheet: shows a sheet before it is printed.
        open_patient: shows the page of a patient, after asking where work is unsaved.
    """

    def __init__(
        self,
        session: Session,
        stack: PageStack,
        sheet: SheetPage,
        open_patient: Callable[[str], None],
    ) -> None:
        self._session = session
        self._stack = stack
        self._paper = sheet
        self._open_patient = open_patient
        self._leave_sheet: Callable[[], None] = self.open_today
        self._on: date | None = None
        self._today: TodayPresenter | None = None
        self._sheet: RunSheetPresenter | None = None
        self._close: CourseClosePresenter | None = None

    def again(self, about: str) -> Mapping[str, Callable[[], None]]:
        """Give the ways back to these pages."""
        return {
            TODAY: self.show_today,
            RUN: partial(self.show_sheet, about, self._on),
            CLOSE: partial(self._show_close, about),
        }

    def open_today(self) -> None:
        """Go to the board, after asking where work is unsaved."""
        self._stack.go(self.show_today)

    def open_sheet(self, infusion_id: str) -> None:
        """Go to the run sheet of an infusion today, after asking where work is unsaved."""
        self._leave_sheet = self.open_today
        self._stack.go(partial(self.show_sheet, infusion_id))

    def open(self, patient_id: str, what: str) -> None:
        """Go to something of a patient, after asking where work is unsaved.

        Args:
            patient_id: the patient's row id.
            what: `CLOSE` for the close of the newest course, `LOG` for the log of reactions.
        """
        ways = {CLOSE: self._show_close, LOG: self._show_log}
        self._stack.go(partial(ways[what], patient_id))

    def open_day(self, infusion_id: str, leave: Callable[[], None]) -> None:
        """Go to the run sheet of an infusion on its own day, and from there back.

        Args:
            infusion_id: the infusion's row id.
            leave: the way back.
        """
        self._leave_sheet = leave
        self._stack.go(partial(self._show_day, infusion_id))

    def print_course(self, sheet: str, course_id: str) -> None:
        """Show a sheet of a course before it is printed, by its code."""
        read = partial(self._session.read.of_closing.sheet, sheet, course_id)
        self._stack.go(partial(self._paper.show, read))

    def print_pharmacy(self, infusion_id: str) -> None:
        """Show the pharmacy's sheet of an infusion before it is printed."""
        read = partial(self._session.read.of_closing.pharmacy_sheet, infusion_id)
        self._stack.go(partial(self._paper.show, read))

    def show_today(self) -> None:
        """Show the board; what cannot be read is said on the page before."""
        self._stack.open(TODAY, self._board().show)

    def show_sheet(self, infusion_id: str, on: date | None = None) -> None:
        """Show a run sheet; what cannot be read is said on the page before."""
        self._on = on
        self._stack.open(RUN, partial(self._run().show, infusion_id, on), infusion_id)

    def _show_day(self, infusion_id: str) -> None:
        on: list[date] = []

        def show() -> None:
            on[:] = [self._session.read.of_days.day_of(infusion_id)]
            self._run().show(infusion_id, on[0])

        if self._stack.open(RUN, show, infusion_id):
            self._on = on[0]

    def _show_log(self, patient_id: str) -> None:
        def show() -> None:
            infusion_id, on = self._session.read.of_closing.last_infusion(patient_id)
            self._run().show(infusion_id, on)
            self._on = on

        self._leave_sheet = partial(self._open_patient, patient_id)
        self._stack.open(RUN, show, patient_id)

    def _show_close(self, patient_id: str) -> None:
        self._stack.open(CLOSE, partial(self._closing().show, patient_id), patient_id)

    def _board(self) -> TodayPresenter:
        if self._today is None:
            panel, self._today = build_today(self._session)
            self._today.opened.connect(self.open_sheet)
            self._stack.put(TODAY, panel, panel.board.setFocus)
        return self._today

    def _run(self) -> RunSheetPresenter:
        if self._sheet is None:
            panel, self._sheet = build_run_sheet(self._session)
            self._sheet.closed.connect(self._close_sheet)
            self._stack.put(RUN, panel, panel.leave, self._sheet)
        return self._sheet

    def _close_sheet(self) -> None:
        self._leave_sheet()

    def _closing(self) -> CourseClosePresenter:
        if self._close is None:
            panel, self._close = build_course_close(self._session)
            self._close.print_asked.connect(self.print_course)
            self._close.day_asked.connect(self._open_day_of_course)
            self._close.closed.connect(self._open_patient)
            self._stack.put(CLOSE, panel, panel.back_pressed.emit)
        return self._close

    def _open_day_of_course(self, infusion_id: str) -> None:
        self.open_day(infusion_id, partial(self.open, self._stack.about, CLOSE))
