"""Closes days or a chair, shows what is proposed for the courses on them, and accepts it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.errors import Fault, PlannerError
from infusion_planner.domain.wording import count_words
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.replan.form import WHOLE_CENTER

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.replan import ReplanCard, ReplanLine
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.replan import CourseLeft, CourseMove
    from infusion_planner.ui.replan.panel import ReplanPanel
    from infusion_planner.ui.session import Session

_ONE_DAY = timedelta(days=1)
_NEWS = ("infusion", "course", "closure", "center", "patient", "chair", "chair_outage")
_DONE = "Print the call list and tell the patients; Undo takes all of it back."


class ReplanPresenter(QObject):
    """Keep the proposals true.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        opened(str): row id of the patient whose page is to be shown.
        print_asked(object, object): print the call list of these days, first and last.
        closed(object): the page was left; the first of its days.
    """

    opened = Signal(str)
    print_asked = Signal(object, object)
    closed = Signal(object)

    def __init__(self, session: Session, panel: ReplanPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._days: tuple[date, date] | None = None
        self._card: ReplanCard | None = None
        form = panel.form
        self._first = DayEntry(form.first, session.read.today)
        self._last = DayEntry(form.last, session.read.today)
        session.changed.connect(self._hear)
        form.close_pressed.connect(self._close)
        panel.all_pressed.connect(self._accept_all)
        panel.one_pressed.connect(self._accept_one)
        panel.print_pressed.connect(self._print)
        panel.back_pressed.connect(self._leave)
        panel.opened.connect(self.opened)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last of the days shown."""
        if self._days is None:
            raise AssertionError("a re-plan is asked for before it was shown")
        return self._days

    def show(self, day: date) -> None:
        """Show a day, and the closed ones beside it, as one closure.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        closed = {item.on for item in self._session.read.center().closures}
        first = last = day
        while day in closed and first - _ONE_DAY in closed:
            first -= _ONE_DAY
        while day in closed and last + _ONE_DAY in closed:
            last += _ONE_DAY
        self.show_days(first, last)
        self._panel.form.why.set_text("")
        self._panel.begin()

    def show_again(self) -> None:
        """Show the days shown last.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self.show_days(*self.days)

    def show_days(self, first: date, last: date) -> None:
        """Show some days, from the first to the last.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        read = self._session.read
        self._card = read.of_replan.card(first, last)
        self._days = (first, last)
        self._panel.form.offer_chairs(read.of_replan.chairs())
        self._first.set_day(first)
        self._last.set_day(last)
        self._panel.prescriber.offer(tuple(item.name for item in read.center().prescribers))
        self._panel.show_card(self._card)

    def _close(self) -> None:
        form = self._panel.form
        form.show_faults(())
        found = (("from_on", self._first.fault()), ("to_on", self._last.fault()))
        faults = tuple(Fault(field, words) for field, words in found if words)
        first, last = self._first.day(), self._last.day()
        if first is None or last is None:
            form.show_faults(faults)
            return
        outcome = self._session.attempt(self._closing(first, last))
        if outcome.faults:
            form.show_faults(outcome.faults)
        elif outcome.change is None:
            self._panel.say("blocked", outcome.refusal)
        else:
            self._session.tell_refusal(partial(self.show_days, first, last))
            self._panel.begin()
            self._panel.say("ok", f"{outcome.change.title}.")

    def _closing(self, first: date, last: date) -> Action:
        form = self._panel.form
        chair_id, why = str(form.what.value() or ""), form.why.text()
        if chair_id == WHOLE_CENTER:
            return CloseDays(first, last, why)
        return CloseChair(chair_id, Outage("", first, last, why))

    def _accept_all(self) -> None:
        if self._card is not None:
            self._accept(self._card.moves, self._card.left)

    def _accept_one(self, line: ReplanLine) -> None:
        if line.move is not None:
            self._accept((line.move,), (), decides=line.needs_decision)

    def _accept(
        self,
        moves: tuple[CourseMove, ...],
        left: tuple[CourseLeft, ...],
        *,
        decides: bool | None = None,
    ) -> None:
        card = self._shown()
        needed = card.needs_decision if decides is None else decides
        if needed and self._refused_decision():
            return
        override = self._decision() if needed else None
        why = card.why or "closed"
        action = AcceptReplan(card.from_on, card.to_on, why, moves, left, override)
        outcome = self._session.attempt(action)
        if outcome.change is None:
            words = outcome.refusal or " ".join(fault.words for fault in outcome.faults)
            self._panel.say("blocked", words)
            return
        parts = [f"New days for {count_words(len(moves), 'course')}."] if moves else []
        parts += [f"{count_words(len(left), 'patient')} on the wait list."] if left else []
        self._panel.say("ok", " ".join((*parts, _DONE)))

    def _refused_decision(self) -> bool:
        panel = self._panel
        faults = []
        if not panel.prescriber.prescriber().strip():
            faults.append(Fault("prescriber", "Name the prescriber who decided."))
        if not panel.reason.text().strip():
            faults.append(Fault("reason", "Say why the course may be interrupted."))
        panel.show_decision_faults(tuple(faults))
        return bool(faults)

    def _decision(self) -> OverrideGiven:
        return OverrideGiven(self._panel.prescriber.prescriber(), self._panel.reason.text())

    def _print(self) -> None:
        self.print_asked.emit(*self.days)

    def _leave(self) -> None:
        self.closed.emit(self.days[0])

    def _hear(self, change: Change) -> None:
        if not self._panel.isVisible() or not any(change.touches(table) for table in _NEWS):
            return
        try:
            self.show_again()
        except PlannerError as refusal:
            self._panel.say("blocked", str(refusal))

    def _shown(self) -> ReplanCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a re-plan was shown")
        return self._card
