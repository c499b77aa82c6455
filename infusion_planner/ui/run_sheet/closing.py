"""Says in the form that closes a day what follows from it, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.day_follows import NOTHING_YET, consequences
from infusion_planner.domain.day_values import DayClosed, Outcome
from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.ui.run_sheet.choices import OUTCOMES

if TYPE_CHECKING:
    from infusion_planner.cards.day_follows import Consequence
    from infusion_planner.ui.run_sheet.act_form import ActForm
    from infusion_planner.ui.run_sheet.day_actions import SheetDay
    from infusion_planner.ui.session import Session

_STAND_IN = "with the reason above"
"""For what is still to be typed, and decides nothing."""
_ABSENT = {"Course": ("open", "open"), "Steroid": ("none", "no longer needed")}
"""How what is not there is called, before and afterwards, where `nothing yet` is not right."""
_COURSE, _RULES = "What follows for the course", "What the rules say of the day as recorded"


def suggest(session: Session, form: ActForm, day: SheetDay) -> None:
    """Choose what the day came to by its dose, and say what follows.

    Args:
        session: of the person signed in.
        form: the form that closes the day.
        day: the day.
    """
    likely = session.read.of_days.likely_outcome(day.infusion_id, day.on)
    words = next(words for words, outcome in OUTCOMES if outcome is likely)
    form.show_draft({"outcome": words})
    foretell(session, form, day)


def foretell(session: Session, form: ActForm, day: SheetDay) -> None:
    """Say what follows for the course from the outcome that is chosen, or why it cannot be."""
    outcome = form.typed().get("outcome")
    form.foretold.clear()
    if not isinstance(outcome, Outcome):
        return
    days = session.read.of_days
    closed = DayClosed(outcome, _STAND_IN, _STAND_IN)
    before = days.follows(day.infusion_id)
    try:
        after = session.rehearse(day.close(closed), lambda: days.follows(day.infusion_id))
    except PlannerError as refusal:
        form.foretold.refuse(_refusal(refusal))
        return
    form.foretold.show_lines(_COURSE, [_line(each) for each in consequences(before, after)])
    said = days.said_of(day.infusion_id, day.on)
    if said:
        form.foretold.show_lines(_RULES, said)


def _line(item: Consequence) -> str:
    if item.changes:
        was, comes = _ABSENT.get(item.label, (NOTHING_YET, NOTHING_YET))
        before = was if item.before == NOTHING_YET else item.before
        after = comes if item.after == NOTHING_YET else item.after
        return f"{item.label}: {after} (before: {before})"
    return f"{item.label}: stays {item.after}"


def _refusal(refusal: PlannerError) -> str:
    if isinstance(refusal, InvalidInput):
        return " ".join(fault.words for fault in refusal.faults)
    return str(refusal)
