"""Shows what a change of a course would come to, and makes it one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from infusion_planner.cards.mistakes import date_moves
from infusion_planner.domain.change_reasons import OTHER, ByWhom, Verb, Why, reasons_of
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import NotPermitted, PlannerError
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.course_change.actions import Chosen, action_of
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.course_change.verbs import WORDS
from infusion_planner.ui.recording.presenter import FormPresenter
from infusion_planner.ui.recording.typed import Typed

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.course_change import CourseChangeCard
    from infusion_planner.cards.mistakes import ChartDates
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session

FORM = "course change"
"""Begins the name of each of these forms, for what is kept of it."""
_REST_MS = 150
TO_TELL = "to be told"
"""Stands for a prescriber or for words while a change is only rehearsed."""


class ChangePresenter(FormPresenter):
    """Make the action of a change, and foretell what follows from it.

    Args:
        session: the person's session.
        form: what is filled in.
        card: the course as it stands.
    """

    def __init__(self, session: Session, form: ChangeForm, card: CourseChangeCard) -> None:
        super().__init__(session, form)
        self._fields = form
        self._card = card
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._foretell)
        self._connect()
        self._foretell()

    def _connect(self) -> None:
        form = self._fields
        for choice in (form.day, form.scope, form.chair, form.by_whom, form.code):
            choice.chosen.connect(self._begin_rest)
        form.to.edited.connect(self._begin_rest)
        form.prescriber.chosen.connect(self._begin_rest)
        self._session.changed.connect(self._hear)

    def _begin_rest(self) -> None:
        self._rest.start()

    def _hear(self, change: Change) -> None:
        if change.touches_patient(self._card.identity.patient_id):
            self._read_again()

    def _read_again(self) -> None:
        """Show the course as it stands now; what was chosen stays."""
        try:
            self._card = self._session.read.of_changes.form(self._card.course_id)
        except PlannerError as refusal:
            self._fields.foretold.refuse(str(refusal))
            return
        self._fields.show_course(self._card)
        self._foretell()

    def action(self, typed: Typed) -> Action | None:
        """Make the change."""
        asks_day = "to" in WORDS[self._fields.verb].asks
        to = typed.day(self._fields.to) if asks_day else None
        if asks_day and to is None:
            return None
        return action_of(self._chosen(to))

    def _chosen(self, to: date | None) -> Chosen:
        form = self._fields
        scope = form.scope.value()
        return Chosen(
            verb=form.verb,
            course_id=self._card.course_id,
            infusion_id=str(form.day.value() or ""),
            why=form.reason,
            to=to,
            scope=scope if isinstance(scope, Scope) else Scope.REST,
            prescriber=form.prescriber.prescriber(),
            chair=str(form.chair.value() or ""),
            seen=self._card.mark,
        )

    def attempt(self, action: Action) -> None:
        """Do it; where somebody else was first, show how it stands now and keep what was chosen."""
        ends = self._session.drafts.key_of(self._form)
        self._session.changed.disconnect(self._hear)
        outcome = self._session.attempt(action, ends)
        if outcome.change is not None:
            self._form.finish()
            return
        self._session.changed.connect(self._hear)
        self._read_again()
        self._form.show_refusal(outcome.refusal, outcome.faults)

    def _foretell(self) -> None:
        """Let the change be rehearsed: what it says, and what would follow."""
        form = self._fields
        form.foretold.clear()
        form.asked.clear()
        asks_day = "to" in WORDS[form.verb].asks
        to = Typed(self._session.read.today()).day(form.to) if asks_day else None
        if asks_day and to is None:
            return
        chosen = self._chosen(to)
        chosen = replace(chosen, why=any_reason(form.verb, chosen.why))
        try:
            self._show(self._rehearsed(chosen))
        except NotPermitted as refusal:
            form.foretold.refuse(str(refusal))
        except PlannerError as refusal:
            self._ask_prescriber(chosen, str(refusal))

    def _ask_prescriber(self, chosen: Chosen, refusal: str) -> None:
        """Where a prescriber may decide so, ask for the name; else say why it cannot be."""
        form = self._fields
        asked = "prescriber" in WORDS[form.verb].asks and not chosen.prescriber
        try:
            moves = self._rehearsed(replace(chosen, prescriber=TO_TELL)) if asked else None
        except PlannerError as other:
            form.foretold.refuse(str(other))
            return
        if moves is None:
            form.foretold.refuse(refusal)
            return
        form.need_prescriber(needed=True)
        form.asked.say("override", refusal)
        self._show(moves)

    def _rehearsed(self, chosen: Chosen) -> tuple[ChartDates, ChartDates]:
        read = self._session.read.of_changes
        who, course_id = self._card.identity.patient_id, self._card.course_id
        before = read.dates(who, course_id)
        after = self._session.rehearse(action_of(chosen), lambda: read.dates(who, course_id))
        return before, after

    def _show(self, dates: tuple[ChartDates, ChartDates]) -> None:
        moves = date_moves(*dates)
        lines = [f"{move.label}: {move.before}, then {move.after}" for move in moves]
        self._fields.foretold.show_lines("What follows", lines or ["No date changes"])


def any_reason(verb: Verb, why: Why) -> Why:
    """Give a reason that is whole: which one is still to be chosen, and decides nothing."""
    code = why.code or reasons_of(verb)[0].code
    words = why.words or (TO_TELL if code == OTHER else "")
    nobody = verb is Verb.CANCEL and why.by_whom is ByWhom.NOBODY
    return Why(code, words, ByWhom.CENTER if nobody else why.by_whom)


def open_change_form(
    session: Session, parent: QWidget, verb: Verb, course_id: str, infusion_id: str = ""
) -> ChangeForm:
    """Open the form of a change.

    Args:
        session: the person's session.
        parent: the page it is about.
        verb: the change.
        course_id: the course's row id.
        infusion_id: the day it begins with; empty for the first that is open.

    Raises:
        Refused: the course is no longer in the records.
    """
    card = session.read.of_changes.form(course_id)
    first = card.day(infusion_id)
    form = ChangeForm(verb, card, first.infusion_id, parent)
    presenter = ChangePresenter(session, form, card)
    title = f"{WORDS[verb].act}, {card.title.lower()}"
    about = f"{course_id} {first.infusion_id}"
    presenter.open(f"{FORM} {verb.value}", about, card.identity.patient_id, title)
    return form
