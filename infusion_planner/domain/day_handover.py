"""How one nurse leaves a patient in a chair to another one: who may, and what waits to be taken."""

from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_state import DayState
from infusion_planner.domain.day_values import HandedOver, TakenOver
from infusion_planner.domain.frozen import Frozen

HANDED, TAKEN = "handover", "taken_over"
IN_HAND = frozenset(
    {
        DayState.ARRIVED,
        DayState.READY,
        DayState.INFUSING,
        DayState.PAUSED,
        DayState.OBSERVING,
        DayState.STOPPED,
    }
)
"""States in which somebody looks after the patient."""


class Waiting(Frozen):
    """A handover that nobody has taken yet.

    Attributes:
        entry: the entry, which says when and by whom.
        handed: to whom, and what that person has to know.
    """

    entry: DayEntry
    handed: HandedOver


def waiting(log: DayLog) -> Waiting | None:
    """Give the handover that waits to be taken; None where there is none."""
    taken = {value.of for _, value in log.pairs(TAKEN, TakenOver)}
    last = log.last(HANDED)
    if last is None or not isinstance(last.value, HandedOver) or last.id in taken:
        return None
    return Waiting(last, last.value)


def is_in_hand(log: DayLog, state: DayState) -> bool:
    """Tell whether somebody looks after the patient: here, and not gone again."""
    return state in IN_HAND and log.at("arrived") is not None and log.closed is None
