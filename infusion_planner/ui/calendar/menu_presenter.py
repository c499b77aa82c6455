"""Opens the menus of the calendar, and leads to what is chosen in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.calendar.menus import free_entries, ribbon_entries
from infusion_planner.ui.kit.menu import Menu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from infusion_planner.cards.calendar_board import Lens
    from infusion_planner.ui.calendar.changes import CalendarChanges
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.session import Session


class Ways(Protocol):
    """What a menu leads to; see `CalendarPresenter`."""

    @property
    def lens(self) -> Lens | None:
        """The course that is laid over the days."""

    @property
    def changes(self) -> CalendarChanges:
        """What opens the changes of a course."""

    def look_at(self, patient_id: str) -> None:
        """Lay the coming course of a patient over the days."""

    def show_first_fit(self) -> None:
        """Stand the ghost on the first days that fit."""

    def show_ghost(self, column: int) -> None:
        """Stand the ghost on a day."""


class MenuPresenter(QObject):
    """Offer what can be done with the course or the free day under the cursor.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
        ways: what an entry leads to.

    Signals:
        opened(str): row id of the patient whose page is to be shown.
    """

    opened = Signal(str)

    def __init__(self, session: Session, panel: CalendarPanel, ways: Ways) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._ways = ways
        panel.board.menu_asked.connect(self._open)

    def _open(self, corner: QPoint) -> None:
        board = self._panel.board
        ribbon = board.cells.ribbon(board.currentIndex())
        if ribbon is None:
            self._open_free(corner)
            return
        chairs = board.cells.board.chairs
        entries = ribbon_entries(ribbon, board.currentIndex().column(), chairs)
        menu = Menu(f"{ribbon.name}, MRN {ribbon.mrn}", entries, self._panel)
        menu.chosen.connect(partial(self._take, ribbon.patient_id))
        menu.open_at(corner)

    def _open_free(self, corner: QPoint) -> None:
        menu = Menu("Free day", free_entries(self._ways.lens), self._panel)
        menu.chosen.connect(self._ghost_here)
        menu.open_at(corner)

    def _ghost_here(self) -> None:
        self._ways.show_ghost(self._panel.board.currentIndex().column())

    def _take(self, patient_id: str, entry: str) -> None:
        if entry == "open":
            self.opened.emit(patient_id)
        elif entry in {"chair", "change"}:
            self._ways.changes.open(entry, self._panel.board.cells.board.chairs)
        elif entry == "sheet":
            self._open_sheet()
        else:
            self._ways.look_at(patient_id)
            if entry == "move":
                self._ways.show_first_fit()

    def _open_sheet(self) -> None:
        here = self._panel.board.currentIndex()
        ribbon = self._panel.board.cells.ribbon(here)
        if ribbon is not None:
            self._session.sheet_asked.emit(ribbon.infusions[here.column() - ribbon.first])
