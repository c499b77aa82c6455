"""The ways to what is printed before an infusion day, and typed in from paper after it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from infusion_planner.ui.shell.build import build_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.ui.paper.pack_panel import PackPanel
    from infusion_planner.ui.paper.pack_presenter import PackPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.page_stack import PageStack

PACK = "day pack"


class PaperPages:
    """Show the pack of a day; the page is built when it is first needed.

    Args:
        session: of the person signed in.
        stack: turns the pages.
        back: leads to the day when a page is left.
    """

    def __init__(self, session: Session, stack: PageStack, back: Callable[[], None]) -> None:
        self._session = session
        self._stack = stack
        self._back = back

    def open_pack(self, on: date | None = None) -> None:
        """Go to the pack of a day, after asking where work is unsaved.

        Args:
            on: the day; None for the next one on which somebody comes.
        """
        self._stack.go(partial(self._show_pack, on))

    def again(self, about: str) -> dict[str, Callable[[], None]]:
        """Give the ways that read a page again.

        Args:
            about: what the page that is shown is about.
        """
        del about
        return {PACK: self._show_pack}

    def _show_pack(self, on: date | None = None) -> None:
        self._stack.open(PACK, partial(self._pack[1].show, on))

    @cached_property
    def _pack(self) -> tuple[PackPanel, PackPresenter]:
        panel, presenter = build_pack(self._session)
        presenter.closed.connect(self._back)
        self._stack.put(PACK, panel, panel.back_pressed.emit)
        return panel, presenter
