"""Opens what changes a course from the calendar: by its menu, and after a drop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.change_reasons import Verb
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.ui.calendar.carried_verdict import carried_verdict
from infusion_planner.ui.calendar.menus import chair_entries
from infusion_planner.ui.course_change.presenter import open_change_form
from infusion_planner.ui.course_change.verbs import change_entries
from infusion_planner.ui.kit.menu import Menu

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QPoint

    from infusion_planner.cards.calendar_board import Ribbon
    from infusion_planner.ui.calendar.carried import CarriedDay
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.course_change.form import ChangeForm
    from infusion_planner.ui.session import Session


class CalendarChanges(QObject):
    """Change the course under the cursor.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        outdated(): something was refused, so what is shown may be older than the records.
    """

    outdated = Signal()

    def __init__(self, session: Session, panel: CalendarPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        panel.board.carrier.dropped.connect(self._move_day)
        panel.board.carrier.carried.connect(self._judge)

    def open(self, entry: str, chairs: tuple[str, ...]) -> None:
        """Open the menu of the chairs, or of every change, for the day under the cursor."""
        board = self._panel.board
        here = board.currentIndex()
        ribbon = board.cells.ribbon(here)
        if ribbon is None:
            return
        corner = board.viewport().mapToGlobal(board.visualRect(here).center())
        infusion_id = ribbon.infusions[here.column() - ribbon.first]
        if entry == "chair" and not ribbon.chair:
            self._open_chairs(ribbon, infusion_id, chairs, corner)
        elif entry == "chair":
            self._open_form(Verb.CHAIR, ribbon.course_id, infusion_id)
        else:
            self._open_changes(ribbon, infusion_id, corner)

    def _open_chairs(
        self, ribbon: Ribbon, infusion_id: str, chairs: tuple[str, ...], corner: QPoint
    ) -> None:
        """Offer the chairs of one day; which are taken is said when one is chosen."""
        menu = Menu(f"Chair of {ribbon.name}", chair_entries(chairs), self._panel)
        menu.chosen.connect(partial(self.seat, infusion_id))
        menu.open_at(corner)

    def seat(self, infusion_id: str, chair: str) -> None:
        """Give an infusion a chair; what stands against it is said on the page."""
        outcome = self._session.attempt(AssignChair(infusion_id, chair))
        if outcome.refusal:
            self.outdated.emit()
            self._panel.say(VerdictCard("blocked", "Not seated", outcome.refusal))

    def _open_changes(self, ribbon: Ribbon, infusion_id: str, corner: QPoint) -> None:
        try:
            card = self._session.read.of_changes.form(ribbon.course_id)
        except PlannerError as refusal:
            self._refuse(refusal)
            return
        day = card.day(infusion_id)
        menu = Menu(
            f"Change {ribbon.name}, day {day.number}", change_entries(card, day), self._panel
        )
        menu.chosen.connect(partial(self._take, ribbon.course_id, infusion_id))
        menu.open_at(corner)

    def _take(self, course_id: str, infusion_id: str, entry: str) -> None:
        self._open_form(Verb(entry), course_id, infusion_id)

    def _judge(self, day: CarriedDay | None) -> None:
        """Say of a day that is carried what its move would come to."""
        if day is None:
            self._panel.clear_ghost()
            return
        board = self._panel.board
        to = board.cells.board.days[day.column].on
        judged = carried_verdict(self._session, day, to)
        board.carrier.judge(judged.verdict)
        self._panel.show_carried(f"If it is moved to {day_words(to)}", judged.facts)

    def _move_day(self, day: CarriedDay) -> None:
        """Ask why a day of a course that has begun moves; those after it go along at first."""
        board = self._panel.board.cells.board
        form = self._open_form(Verb.MOVE, day.course_id, day.infusion_id)
        if form is not None:
            self._propose(form, Scope.REST, board.days[day.column].on)

    def move_to(self, course_id: str, start_on: date) -> bool:
        """Ask why a plan that was dropped on another day moves, with all its days.

        A plan on hold has no days that could move: it is planned again, and False is given.
        """
        try:
            if self._session.read.of_changes.form(course_id).held:
                return False
        except PlannerError as refusal:
            self._refuse(refusal)
            return True
        form = self._open_form(Verb.MOVE, course_id)
        if form is not None:
            self._propose(form, Scope.ALL, start_on)
        return True

    def _propose(self, form: ChangeForm, scope: Scope, to: date) -> None:
        """Fill in where it was dropped; the reason is next."""
        form.scope.set_value(scope)
        form.to.set_text(date_words(to))
        form.to.edited.emit(form.to.text())
        form.code.box.setFocus()

    def _open_form(self, verb: Verb, course_id: str, infusion_id: str = "") -> ChangeForm | None:
        try:
            return open_change_form(self._session, self._panel, verb, course_id, infusion_id)
        except PlannerError as refusal:
            self._refuse(refusal)
            return None

    def _refuse(self, refusal: PlannerError) -> None:
        self._panel.say(VerdictCard("blocked", "Not changed", str(refusal)))
