"""The ways from the calendar to the re-plan of closed days, and to the sheets of days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.shell.build import build_replan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.ui.replan.presenter import ReplanPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.sheet_page import SheetPage

REPLAN = "re-plan"
_CALL_LIST = "S11C"


class ClosingPages(QObject):
    """Show the re-plan; the page is built when it is first needed.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        sheet: shows a sheet before it is printed.
        open_pack: leads to the sheets of a day; it asks by itself where work is unsaved.

    Signals:
        opened(str): row id of the patient whose page is to be shown.
        left: a page was left for the calendar.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(
        self,
        session: Session,
        stack: PageStack,
        sheet: SheetPage,
        open_pack: Callable[[date], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._stack = stack
        self._sheet = sheet
        self._open_pack = open_pack
        self._replan: ReplanPresenter | None = None

    def take(self, what: str, day: date) -> None:
        """Do what was asked of a day in the calendar, after asking where work is unsaved.

        Args:
            what: `close`, `day list`, `week plan` or `pack`.
            day: the day.
        """
        if what == "pack":
            self._open_pack(day)
            return
        read = self._session.read.of_lists
        ways = {
            "close": partial(self.show_replan, day),
            "day list": partial(self._sheet.show, partial(read.day_list, day)),
            "week plan": partial(self._sheet.show, partial(read.week_plan, day)),
        }
        self._stack.go(ways[what])

    def show_replan(self, day: date) -> None:
        """Show the closed days around one; what cannot be read is said on the page before."""
        self._stack.open(REPLAN, partial(self._page().show, day))

    def open_replan(self, first: date, last: date) -> None:
        """Go to the re-plan of some days, after asking where work is unsaved."""
        self._stack.go(partial(self._show_days, first, last))

    def _show_days(self, first: date, last: date) -> None:
        self._stack.open(REPLAN, partial(self._page().show_days, first, last))

    def show_replan_again(self) -> None:
        """Show the days shown last."""
        self._stack.open(REPLAN, self._page().show_again)

    def _page(self) -> ReplanPresenter:
        if self._replan is None:
            panel, self._replan = build_replan(self._session)
            self._replan.opened.connect(self.opened)
            self._replan.closed.connect(self._leave)
            self._replan.print_asked.connect(self._print_calls)
            self._stack.put(REPLAN, panel, panel.back_pressed.emit)
        return self._replan

    def leave_list(self, code: str) -> None:
        """Go back to what a list was printed of."""
        if code == _CALL_LIST:
            self._stack.go(self.show_replan_again)
        else:
            self.left.emit()

    def _print_calls(self, first: date, last: date) -> None:
        read = partial(self._session.read.of_lists.call_list, first, last)
        self._stack.go(partial(self._sheet.show, read))

    def _leave(self) -> None:
        self.left.emit()
