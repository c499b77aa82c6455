"""Reads how planned courses stand while nothing else is done, and lets the board show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.cards.calendar_board import CalendarBoard
    from infusion_planner.cards.course_standing import StandingRun
    from infusion_planner.ui.calendar.view import BoardView
    from infusion_planner.ui.session import Session

_TURN_MS = 8
"""So long one turn takes; half of the time between two pictures of a screen."""
_BUSY_MS = 250
"""So long it waits while a ghost is led: each of its steps has a picture to be in time for."""


class Standings(QObject):
    """Keep how the courses on the board stand true, a course at a time.

    Args:
        session: of the person signed in.
        view: the board; it owns this object.
    """

    def __init__(self, session: Session, view: BoardView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._run: StandingRun | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)

    def begin(self, board: CalendarBoard) -> None:
        """Read anew; what was read before is shown until all of it is there.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._run = self._session.read.of_calendar.standings(board)
        self._turn.start(0)

    def _go_on(self) -> None:
        if self._run is None or not self._view.isVisible():
            # the page reads its days again when it is shown
            return
        view = self._view
        if view.ghost is not None or view.carrier.day is not None:
            self._turn.start(_BUSY_MS)
            return
        try:
            left = _some(self._run)
        except PlannerError:
            # the chart was shut or merged meanwhile; the change that did so begins it anew
            return
        if left:
            self._turn.start(0)
        else:
            view.cells.standings = self._run.found
            view.still.forget()
            view.viewport().update()


def _some(run: StandingRun) -> bool:
    """Take steps for a moment, and tell whether any is left."""
    watch = QElapsedTimer()
    watch.start()
    while run.step():
        if watch.elapsed() >= _TURN_MS:
            return True
    return False
