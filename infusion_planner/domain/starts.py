"""At which half hour each patient of a day may begin, so that nobody is flooded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import time
from enum import StrEnum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import DayPlan, minute_of, start_times

_HALF_HOUR = 30


class StartReason(StrEnum):
    """Why a start is another than the one proposed."""

    WISH = "wish"
    TRANSPORT = "transport"
    PHARMACY = "pharmacy"
    NURSES = "nurses"
    RESULT = "result"
    CHAIR = "chair"
    OTHER = "other"


REASON_WORDS: Mapping[StartReason, str] = {
    StartReason.WISH: "The patient asks for it",
    StartReason.TRANSPORT: "Transport",
    StartReason.PHARMACY: "The pharmacy asks for it",
    StartReason.NURSES: "Nurses at that hour",
    StartReason.RESULT: "A result is awaited",
    StartReason.CHAIR: "The chair is free later",
    StartReason.OTHER: "Another reason",
}


class Comer(Frozen):
    """One patient of a day.

    Attributes:
        infusion_id: the infusion's row id.
        minutes: how long the patient stays.
        starts_at: the start that was saved; None while none is.
    """

    infusion_id: str
    minutes: int
    starts_at: time | None = None


def half_hour_of(at: time) -> time:
    """Give the half hour in which a time lies."""
    return time(at.hour, at.minute - at.minute % _HALF_HOUR)


def proposed_starts(plan: DayPlan, comers: Sequence[Comer]) -> dict[str, time | None]:
    """Propose a start for each patient who has none yet; None where no half hour has room.

    Starts that were saved stay. Who stays longest is placed first, as the fewest half hours do
    for them; each gets the half hour with the fewest starts, the earliest of those.

    Args:
        plan: hours and staff of the weekday.
        comers: everybody of the day, in the order in which they are placed among equals.
    """
    taken = Counter(half_hour_of(item.starts_at) for item in comers if item.starts_at)
    found: dict[str, time | None] = {}
    waiting = [item for item in comers if item.starts_at is None]
    for comer in sorted(waiting, key=lambda item: -item.minutes):
        at = _least_taken(plan, comer.minutes, taken)
        found[comer.infusion_id] = at
        if at is not None:
            taken[at] += 1
    return found


def _least_taken(plan: DayPlan, minutes: int, taken: Counter[time]) -> time | None:
    free = [at for at in _half_hours(plan, minutes) if taken[at] < plan.starts_per_half_hour]
    # of equals the first, and they come earliest first
    return min(free, key=taken.__getitem__, default=None)


def _half_hours(plan: DayPlan, minutes: int) -> tuple[time, ...]:
    return tuple(dict.fromkeys(half_hour_of(at) for at in start_times(plan, minutes)))


def proposal_for(plan: DayPlan, comers: Sequence[Comer], infusion_id: str) -> time | None:
    """Give what would be proposed to one patient, were its start not saved."""
    open_again = [
        Comer(item.infusion_id, item.minutes) if item.infusion_id == infusion_id else item
        for item in comers
    ]
    return proposed_starts(plan, open_again).get(infusion_id)


def flooded(plan: DayPlan, comers: Sequence[Comer]) -> tuple[time, ...]:
    """Give the half hours in which more were put than the staff can begin."""
    taken = Counter(half_hour_of(item.starts_at) for item in comers if item.starts_at)
    return tuple(sorted(at for at, count in taken.items() if count > plan.starts_per_half_hour))


def clock_words(at: time) -> str:
    """Word a time of day, `08:30`."""
    return f"{at:%H:%M}"


def end_words(at: time, minutes: int) -> str:
    """Word when a stay ends, `16:00`."""
    hour, minute = divmod(minute_of(at) + minutes, 60)
    return f"{hour:02d}:{minute:02d}"
