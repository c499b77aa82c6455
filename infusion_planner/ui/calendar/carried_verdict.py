"""What the rules say of a day of a begun course that is carried to another, before it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.mistakes import date_moves
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.wording import day_words
from infusion_planner.ui.course_change.actions import Chosen, action_of
from infusion_planner.ui.course_change.presenter import TO_TELL, any_reason

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.ui.calendar.carried import CarriedDay
    from infusion_planner.ui.session import Session

_UNSAVED = "Nothing was saved. "
_HOME = VerdictCard("info", "Here now", "Nothing moves when it is let go on its own day.")


class CarriedVerdict(Frozen):
    """What a move of a day and of those after it comes to.

    Attributes:
        verdict: whether it may be.
        facts: the dates that would be others; none where it may not be.
    """

    verdict: VerdictCard
    facts: tuple[Fact, ...] = ()


def carried_verdict(session: Session, day: CarriedDay, to: date) -> CarriedVerdict:
    """Let the move be rehearsed, as the form does that asks why; nothing is kept of it."""
    if day.column == day.home:
        return CarriedVerdict(_HOME)
    moved = Chosen(
        Verb.MOVE,
        day.course_id,
        day.infusion_id,
        any_reason(Verb.MOVE, Why("")),
        to=to,
        scope=Scope.REST,
    )
    try:
        facts = _rehearsed(session, moved)
    except PlannerError as refusal:
        return _decided(session, moved, str(refusal).removeprefix(_UNSAVED))
    words = f"{day_words(to)} for it, and the days after it move along."
    return CarriedVerdict(VerdictCard("ok", "Allowed", words), facts)


def _decided(session: Session, moved: Chosen, refusal: str) -> CarriedVerdict:
    """Say what is refused, or that a prescriber may decide so all the same."""
    try:
        facts = _rehearsed(session, replace(moved, prescriber=TO_TELL))
    except PlannerError:
        return CarriedVerdict(VerdictCard("blocked", "Blocked", refusal))
    return CarriedVerdict(VerdictCard("override", "Override needed", refusal), facts)


def _rehearsed(session: Session, moved: Chosen) -> tuple[Fact, ...]:
    read = session.read.of_changes
    card = read.form(moved.course_id)
    who = card.identity.patient_id
    before = read.dates(who, moved.course_id)
    action = action_of(replace(moved, seen=card.mark))
    after = session.rehearse(action, lambda: read.dates(who, moved.course_id))
    return tuple(
        Fact(move.label, move.after, f"now {move.before}") for move in date_moves(before, after)
    )
