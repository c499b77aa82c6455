"""The list of patients, and the search that leads to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.shell.panel import PATIENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.ui.shell.page_stack import PageStack
    from infusion_planner.ui.shell.shelf import PageShelf


class PatientsPage(QObject):
    """Show the list of patients, whole or as it is searched.

    Args:
        stack: turns the pages.
        shelf: has the list.
        again: gives the way back to the page that is shown now.
        parent: owns this object.

    Signals:
        unsearched: something was to be searched for, but unsaved work keeps its page.
    """

    unsearched = Signal()

    def __init__(
        self,
        stack: PageStack,
        shelf: PageShelf,
        again: Callable[[], Callable[[], None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._again = again
        self._list, self._patients = shelf.patients
        self._searched_from: Callable[[], None] | None = None

    def open(self) -> None:
        """Go to the list, after asking where work is unsaved."""
        self._stack.go(self.show)

    def show(self) -> None:
        """Show the whole list; who was seen last is chosen in it."""
        before = self._stack.about
        self._patients.show()
        self._stack.turn_to(PATIENTS)
        if before:
            self._patients.choose(before)
        self._list.focus_lines()

    def read_again(self) -> None:
        """Read the list that is shown."""
        self._patients.show()

    def search(self, text: str) -> None:
        """Show the list as it is searched; unsaved work keeps its page until it is left."""
        if self._stack.has_unsaved():
            if text.strip():
                self.unsearched.emit()
            return
        if self._stack.at != PATIENTS:
            before = self._again()
            self._patients.show()
            self._stack.turn_to(PATIENTS)
            self._searched_from = before
        self._patients.search(text)

    def leave_search(self, text: str) -> None:
        """Go from a search to the lines it found."""
        self._stack.go(partial(self._show_found, text))

    def give_up_search(self) -> None:
        """Go back to the page that the search was begun on."""
        step, self._searched_from = self._searched_from, None
        if step is not None:
            step()

    def note_turn(self, page: str) -> None:
        """Forget where a search was begun, and note one that is left."""
        self._searched_from = None
        if page != PATIENTS:
            self._patients.note_search()

    def _show_found(self, text: str) -> None:
        self._patients.show()
        self._stack.turn_to(PATIENTS)
        self._patients.search(text)
        self._list.focus_lines()
