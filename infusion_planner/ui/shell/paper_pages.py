"""The ways to what is printed before an infusion day, and typed in from paper after it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.build import build_from_paper, build_pack, build_paper_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.ui.paper.back_panel import BackPanel
    from infusion_planner.ui.paper.back_presenter import BackPresenter
    from infusion_planner.ui.paper.days import DaysPanel, DaysPresenter
    from infusion_planner.ui.paper.pack_panel import PackPanel
    from infusion_planner.ui.paper.pack_presenter import PackPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack

PACK, DAYS, FROM_PAPER = "day pack", "days from paper", "from paper"


class PaperPages:
    """Show the pack of a day, and a day from paper; each page is built when it is first needed.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        back: leads to the day when a page is left.
        show_sheet: shows a sheet before it is printed.
    """

    def __init__(
        self,
        session: Session,
        stack: PageStack,
        back: Callable[[], None],
        show_sheet: Callable[[Callable[[], SheetCopy]], None],
    ) -> None:
        self._session = session
        self._stack = stack
        self._back = back
        self._show_sheet = show_sheet

    def open_pack(self, on: date | None = None) -> None:
        """Go to the pack of a day, after asking where work is unsaved.

        Args:
            on: the day; None for the next one on which somebody comes.
        """
        self._stack.go(partial(self._show_pack, on))

    def open_days(self) -> None:
        """Go to the days that may be typed in, after asking where work is unsaved."""
        self._stack.go(self._show_days)

    def open_from_paper(self, about: str) -> None:
        """Go to a day that is typed in, after asking where work is unsaved.

        Args:
            about: row id of the infusion, a blank, and the day.
        """
        self._stack.go(partial(self._show_from_paper, about))

    def print_record(self, infusion_id: str, on: date | None = None) -> None:
        """Show the record of a day before it is printed; None is today."""
        read = partial(self._session.read.of_packs.record, infusion_id, on)
        self._stack.go(partial(self._show_sheet, read))

    def again(self, about: str) -> dict[str, Callable[[], None]]:
        """Give the ways that read a page again.

        Args:
            about: what the page that is shown is about.
        """
        return {
            PACK: self._show_pack,
            DAYS: self._show_days,
            FROM_PAPER: partial(self._show_from_paper, about),
        }

    def _show_pack(self, on: date | None = None) -> None:
        self._stack.open(PACK, partial(self._pack[1].show, on))

    def _show_days(self) -> None:
        self._stack.open(DAYS, self._days[1].show)

    def _show_from_paper(self, about: str) -> None:
        self._stack.open(FROM_PAPER, partial(self._from_paper[1].show, about), about)

    @cached_property
    def _pack(self) -> tuple[PackPanel, PackPresenter]:
        panel, presenter = build_pack(self._session)
        presenter.closed.connect(self._back)
        self._stack.put(PACK, panel, panel.back_pressed.emit)
        return panel, presenter

    @cached_property
    def _days(self) -> tuple[DaysPanel, DaysPresenter]:
        panel, presenter = build_paper_days(self._session)
        panel.opened.connect(self.open_from_paper)
        panel.back_pressed.connect(self._back)
        self._stack.put(DAYS, panel, panel.back_pressed.emit)
        return panel, presenter

    @cached_property
    def _from_paper(self) -> tuple[BackPanel, BackPresenter]:
        panel, presenter = build_from_paper(self._session)
        presenter.closed.connect(self.open_days)
        presenter.print_asked.connect(self.print_record)
        self._stack.put(FROM_PAPER, panel, panel.back_pressed.emit, presenter)
        return panel, presenter
