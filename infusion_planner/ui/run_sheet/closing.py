"""What the form of each way to close a day asks for, and says before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.day_follows import NOTHING_YET, WAIT_LIST, consequences
from infusion_planner.domain.day_values import DayClosed
from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.ui.run_sheet.verbs import act_of, form_of, with_wanted

if TYPE_CHECKING:
    from infusion_planner.cards.day_follows import Consequence
    from infusion_planner.domain.day_values import Outcome
    from infusion_planner.ui.mistakes.foretold import Foretold
    from infusion_planner.ui.run_sheet.asks import ActAsks
    from infusion_planner.ui.run_sheet.day_actions import SheetDay
    from infusion_planner.ui.session import Session

_STAND_IN = "with the reason above"
"""For what is still to be typed, and decides nothing."""
_ABSENT = {
    "Course": ("open", "open"),
    "Steroid": ("none", "no longer needed"),
    WAIT_LIST: ("nothing asked for", "nothing asked for any more"),
}
"""How what is not there is called, before and afterwards, where `nothing yet` is not right."""
_COURSE, _RULES = "What follows for the course", "What the rules say of the day as recorded"


def closing_form(session: Session, became: Outcome, day: SheetDay) -> ActAsks:
    """Give the form of one way to close a day: its own fields, and those the rules want of it.

    Args:
        session: of the person signed in.
        became: what the day is closed as.
        day: the day.

    Raises:
        AssertionError: there is no such way.
    """
    form = form_of(act_of(became))
    if form is None:
        raise AssertionError(f"there is no form for {became}")
    given = {ask.name: _STAND_IN for ask in form.asks}
    try:
        session.rehearse(day.close(DayClosed(became, **given)), lambda: None)
    except InvalidInput as refusal:
        return with_wanted(form, refusal.faults)
    except PlannerError:
        # why it cannot be is said with what follows
        return form
    return form


def foretell(session: Session, foretold: Foretold, became: Outcome, day: SheetDay) -> None:
    """Say what follows for the course where the day is closed so, or why it cannot be."""
    days = session.read.of_days
    closed = DayClosed(became, _STAND_IN, _STAND_IN)
    before = days.foretold(day.infusion_id)
    try:
        after = session.rehearse(day.close(closed), lambda: days.foretold(day.infusion_id))
    except PlannerError as refusal:
        foretold.refuse(_refusal(refusal))
        return
    foretold.show_lines(_COURSE, [_line(each) for each in consequences(before, after)])
    said = days.said_of(day.infusion_id, day.on)
    if said:
        foretold.show_lines(_RULES, said)


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
