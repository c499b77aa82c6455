"""Keeps the Today board true, minute by minute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.records.steps import Steps
from infusion_planner.ui.today.chairs import free_entries

if TYPE_CHECKING:
    from infusion_planner.cards.since_last_run import SinceRun
    from infusion_planner.cards.today_board import BoardRow, TodayCard
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.today.panel import TodayPanel

_EVERY_MS = 20_000
_NO_CHAIR = "No chair is free today. Chairs are kept in the settings; a booked one is freed there."


class TodayPresenter(QObject):
    """Read the day again whenever time passes or something is entered.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        opened(str): open the run sheet of this infusion.
        day_asked(str): go to another day, an ISO date.
        patient_asked(str): show this patient.
    """

    opened = Signal(str)
    day_asked = Signal(str)
    patient_asked = Signal(str)

    def __init__(self, session: Session, panel: TodayPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._card: TodayCard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._hear)
        panel.opened.connect(self.opened)
        panel.arrive_pressed.connect(self._arrive)
        panel.chair_pressed.connect(self._seat)
        panel.next_day_pressed.connect(self.day_asked)
        panel.handover_pressed.connect(session.handover_asked)
        self._since: SinceRun | None = None
        self._steps = Steps(panel.since.strip)
        self._steps.finished.connect(self._show_since)
        self._was_read = False
        panel.since.seen_pressed.connect(self._mark_seen)
        panel.since.opened.connect(self.patient_asked)

    def show(self) -> None:
        """Show the day.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._card = self._session.read.of_days.today()
        self._panel.show_card(self._card)
        self._panel.board.setFocus()
        self._timer.start()
        self._read_since()

    def _read_since(self) -> None:
        """Read once what fell due while the program was closed, while the board stands there."""
        if not self._was_read:
            self._was_read = True
            self._since = self._session.read.of_days.since()
            if self._since is not None:
                title = "Reading what fell due"
                self._steps.start(title, self._since.step, self._since.progress)

    def _show_since(self) -> None:
        if self._since is not None:
            self._panel.show_since(self._since.card())

    def _mark_seen(self) -> None:
        from infusion_planner.cards.since_last_run import SEEN  # noqa: PLC0415

        self._session.tell_refusal(
            lambda: self._session.note(Note(Event.REVIEW, SEEN, details=SEEN))
        )
        self._panel.show_since(None)

    def refresh(self) -> None:
        """Read the day again; what cannot be read is said to be old."""
        if not self._panel.isVisible():
            return
        try:
            self._card = self._session.read.of_days.today()
        except PlannerError:
            if self._card is not None:
                self._panel.show_stale(f"Not refreshed since {self._card.read_at}.")
            return
        self._panel.show_card(self._card)

    def _hear(self, _change: Change) -> None:
        self.refresh()

    def _arrive(self, row: BoardRow) -> None:
        """Record that a patient is here; the chair is given on the run sheet or later."""
        from infusion_planner.actions.record_day import Entered, RecordDay  # noqa: PLC0415
        from infusion_planner.domain.day_before import Arrived  # noqa: PLC0415

        now = self._session.doors.now().replace(tzinfo=None, second=0, microsecond=0)
        entered = Entered("arrived", Arrived(row.chair), now)
        self._session.do(RecordDay(row.infusion_id, now.date(), (entered,)))

    def _seat(self, row: BoardRow) -> None:
        """Offer the chairs that are free today; which one is taken by its number or by arrows."""
        free = () if self._card is None else self._card.free_chairs
        if not free:
            self._session.refused.emit(_NO_CHAIR)
            return
        menu = Menu(f"Chair of {row.name}, {row.ids}", free_entries(free), self._panel)
        menu.chosen.connect(partial(self._seat_in, row))
        menu.open_at(self._panel.corner_of_chosen())

    def _seat_in(self, row: BoardRow, chair: str) -> None:
        """Book the chair; a check-in that named another one is amended with it."""
        from infusion_planner.actions.amend_day import AmendDay  # noqa: PLC0415
        from infusion_planner.actions.assign_chair import AssignChair  # noqa: PLC0415
        from infusion_planner.domain.day_before import Arrived  # noqa: PLC0415

        if self._session.do(AssignChair(row.infusion_id, chair)) is None:
            return
        came = self._session.read.of_days.day(row.infusion_id).log.last("arrived")
        if came is not None and isinstance(came.value, Arrived) and came.value.chair:
            why = f"moved from {came.value.chair} to {chair}"
            self._session.do(AmendDay(came.id, Arrived(chair), came.real_at, why))
