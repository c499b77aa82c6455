"""How long each chair still takes, in words that anybody in the room may read: no names."""

from collections.abc import Iterable

from infusion_planner.cards.run_clocks import left_words
from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.run_next import next_act
from infusion_planner.cards.stored_days import DayRead, DayView, view_of
from infusion_planner.domain.day_state import STATE_WORDS, DayState
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rulebook

_WATCHED = frozenset({DayState.INFUSING, DayState.PAUSED, DayState.OBSERVING, DayState.STOPPED})
NO_CHAIR = "No chair"


class ChairClock(Frozen):
    """One chair with somebody who is infused or observed.

    Attributes:
        chair: its name.
        left: how long the infusion or the observation still takes.
        due: what is due next and when.
        tone: `blocked` for late, `override` for soon, empty else.
    """

    chair: str
    left: str
    due: str
    tone: str = ""


def chair_clocks(days: Iterable[DayRead], book: Rulebook) -> tuple[ChairClock, ...]:
    """Word every chair in use, in the order of their names; nobody is named."""
    views = (view_of(read, book) for read in days)
    found = (_clock(view, book) for view in views if view.state in _WATCHED)
    return tuple(sorted(found, key=lambda item: (item.chair == NO_CHAIR, item.chair)))


def _clock(view: DayView, book: Rulebook) -> ChairClock:
    act = next_act(view, gate_ticks(view.read, book), book)
    due = f"{act.what} {act.when}".strip()
    return ChairClock(view.read.chair or NO_CHAIR, _left(view), due, act.tone)


def _left(view: DayView) -> str:
    pump, watch = view.clocks.pump, view.clocks.observation
    if view.record.run.stopped_at is None and pump is not None and not pump.stands:
        return left_words(pump.left)
    if view.state is not DayState.PAUSED and watch is not None:
        return f"observation, {left_words(watch.left)}" if watch.left else "observation over"
    return STATE_WORDS[view.state]
