"""A patient who is left to another nurse: what waits to be taken, and who is looked after."""

import pytest

from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_handover import HANDED, TAKEN, Waiting, is_in_hand, waiting
from infusion_planner.domain.day_state import DayState
from infusion_planner.domain.day_values import (
    DayClosed,
    HandedOver,
    Nothing,
    Outcome,
    Reason,
    TakenOver,
)
from tests.domain.day.told import arrived, told

TO_OSEI, TO_NOVAK = HandedOver("B. Osei", "asleep"), HandedOver("C. Novak")
FIRST, SECOND = told(HANDED, "10:00", TO_OSEI), told(HANDED, "12:00", TO_NOVAK)


def taken(entry: DayEntry) -> DayEntry:
    return told(TAKEN, "12:30", TakenOver("A. Ruiz", entry.id))


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ((), None),
        ((FIRST,), Waiting(FIRST, TO_OSEI)),
        ((FIRST, taken(FIRST)), None),
        ((FIRST, taken(FIRST), SECOND), Waiting(SECOND, TO_NOVAK)),
        ((FIRST, SECOND), Waiting(SECOND, TO_NOVAK)),
        ((FIRST, SECOND, taken(SECOND)), None),
        ((told(HANDED, "10:00", Nothing()),), None),
    ],
)
def test_the_last_handover_waits_until_somebody_takes_it(
    entries: tuple[DayEntry, ...], found: Waiting | None
) -> None:
    assert waiting(DayLog(entries)) == found


HERE = (arrived(),)
CLOSED = told("closed", "11:00", DayClosed(Outcome.DEFERRED, "fever"))


@pytest.mark.parametrize(
    ("entries", "state", "in_hand"),
    [
        (HERE, DayState.ARRIVED, True),
        (HERE, DayState.READY, True),
        (HERE, DayState.INFUSING, True),
        (HERE, DayState.PAUSED, True),
        (HERE, DayState.OBSERVING, True),
        (HERE, DayState.STOPPED, True),
        (HERE, DayState.DONE, False),
        ((), DayState.PLANNED, False),
        ((), DayState.STOPPED, False),
        ((*HERE, CLOSED), DayState.STOPPED, False),
        ((told("no_show", "09:00", Reason("no answer")),), DayState.NO_SHOW, False),
    ],
)
def test_somebody_who_is_here_and_not_gone_is_looked_after(
    entries: tuple[DayEntry, ...], state: DayState, *, in_hand: bool
) -> None:
    assert is_in_hand(DayLog(entries), state) is in_hand
