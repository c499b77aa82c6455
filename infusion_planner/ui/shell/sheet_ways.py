"""The ways to the preview of each sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.shelf import PREVIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.shelf import PageShelf


class SheetWays:
    """Show a sheet as its next copy would be printed.

    Args:
        session: of the person signed in.
        stack: holds the pages.
        shelf: gives the page of the preview.
        otherwise: where to go again before any sheet was shown.
    """

    def __init__(
        self,
        session: Session,
        stack: PageStack,
        shelf: PageShelf,
        otherwise: Callable[[], None],
    ) -> None:
        self._session = session
        self._stack = stack
        self._shelf = shelf
        self._again = otherwise

    def day_sheet(self, infusion_id: str) -> None:
        """Show an infusion's day sheet."""
        read = partial(self._session.read.day_sheet, infusion_id)
        self._show(read, self._session.doors.day_sheet_pdf)

    def patient_calendar(self, course_id: str) -> None:
        """Show the calendar a patient takes home of a course."""
        read = partial(self._session.read.patient_calendar, course_id)
        self._show(read, self._session.doors.patient_calendar_pdf)

    def again(self) -> None:
        """Show once more what was shown last."""
        self._again()

    def _show(
        self, read: Callable[[], SheetCopy], make_pdf: Callable[[SheetCopy, str], bytes]
    ) -> None:
        panel, presenter = self._shelf.preview
        if self._stack.open(PREVIEW, partial(presenter.show, read, make_pdf)):
            self._again = partial(self._show, read, make_pdf)
            # out of sight there was no sheet to start in
            panel.begin()
