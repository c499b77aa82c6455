"""Chairs, hours and staff of the SAMPLE center, and who sits where."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from infusion_planner.actions.desk import Action
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.domain.chairs import Chair, Outage, StoredOutage
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening

CHAIRS = ("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2")
_HOURS = Hours(time(7), time(17, 30))
_PHARMACY = Hours(time(7, 30), time(16))
_NURSES, _RUNNING_EACH, _STARTS = 5, 2, 2
_FEWER = 4
_SET_UP_BEFORE = timedelta(days=70)
_SEATED_WITHIN = timedelta(days=24)
"""Whose course is further ahead has no chair yet."""
_WEEK = timedelta(days=7)


def set_up(today: date) -> Iterator[tuple[date, Callable[[], Action]]]:
    """Yield the days on which chairs, hours and staff were entered, and what makes the action."""
    chairs = tuple(Chair(name) for name in CHAIRS)
    days = tuple(
        DayPlan(weekday, _HOURS, _NURSES, _RUNNING_EACH, _STARTS, _PHARMACY) for weekday in range(5)
    )
    yield today - _SET_UP_BEFORE, lambda: SetChairs(chairs)
    yield today - _SET_UP_BEFORE, lambda: SetOpening(Opening(days))
    monday = today + _WEEK - timedelta(days=today.weekday())
    tuesday = monday + timedelta(days=1)
    # the names are those of the chairs in use, so they keep their rows
    repair = StoredOutage("", Outage(CHAIRS[-1], monday, tuesday, "pump in repair"))
    yield today, lambda: SetChairs(chairs, (repair,))
    fewer = NursesOn(tuesday + timedelta(days=1), _FEWER)
    yield today, lambda: SetOpening(Opening(days, (fewer,)))


class Seats:
    """Give each course one chair for all its days, the first that is free.

    Args:
        today: the day the stories are told for.
    """

    def __init__(self, today: date) -> None:
        self._first, self._last = today - _SET_UP_BEFORE + _WEEK, today + _SEATED_WITHIN
        self._taken: set[tuple[str, date]] = set()

    def take(self, days: tuple[date, ...]) -> tuple[str, ...]:
        """Give the chair of each day; none at all where it stays open."""
        if not self._first <= days[0] <= self._last:
            return ()
        # the last one is in repair soon
        for chair in CHAIRS[:-1]:
            wanted = {(chair, day) for day in days}
            if not wanted & self._taken:
                self._taken |= wanted
                return (chair,) * len(days)
        return ()
