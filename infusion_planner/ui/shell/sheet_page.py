"""The page on which a sheet is looked at before it is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.shelf import PREVIEW

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.shelf import PageShelf


class SheetPage:
    """Show the next copy of a sheet, whichever it is.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        shelf: builds the page when it is first needed.
    """

    def __init__(self, session: Session, stack: PageStack, shelf: PageShelf) -> None:
        self._session = session
        self._stack = stack
        self._shelf = shelf
        self._read: Callable[[], AnyCopy] | None = None

    def show(self, read: Callable[[], AnyCopy]) -> None:
        """Show a sheet; what cannot be read is said on the page before.

        Args:
            read: gives the next copy.
        """
        panel, presenter = self._shelf.preview
        make_pdf = self._session.doors.sheet_pdf
        if self._stack.open(PREVIEW, partial(presenter.show, read, make_pdf)):
            self._read = read
            # out of sight there was no sheet to start in
            panel.begin()

    def show_readiness(self, patient_id: str, as_of: date | None) -> None:
        """Show the readiness sheet of the coming course, as of a day; None for today."""
        self.show(partial(self._session.read.readiness_sheet, patient_id, as_of))

    def show_again(self) -> None:
        """Show the sheet that was shown last."""
        if self._read is None:
            raise AssertionError("a sheet is shown again before one was shown")
        self.show(self._read)
