"""Days on which a whole course fits, and why the days before them do not."""

from collections.abc import Iterable
from datetime import date, timedelta

from infusion_planner.domain.chairs import ChairDays, NoRoom
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.frozen import Frozen

_ONE_DAY = timedelta(days=1)


class Search(Frozen):
    """What is looked for.

    Attributes:
        length: infusions on days in a row; at least 1.
        not_before: the first day that may be day 1.
        count: how many starts; at least 1.
        horizon_days: so many days may be day 1, from `not_before`; at least 1.
    """

    length: int
    not_before: date
    count: int
    horizon_days: int


class Start(Frozen):
    """A day from which the whole course fits.

    Attributes:
        days: every day of the course, by date.
        free_chairs: the free chairs of each of them; none is chosen.
    """

    days: tuple[date, ...]
    free_chairs: tuple[tuple[str, ...], ...]


class Rejected(Frozen):
    """A day from which the course does not fit.

    Attributes:
        start: the day.
        on: the first day of the course that fails.
        because: why.
    """

    start: date
    on: date
    because: NoRoom


class Found(Frozen):
    """What a search came to.

    Attributes:
        starts: by date, at most as many as were asked for.
        rejected: by date; those before the last start, or all where fewer were found.
    """

    starts: tuple[Start, ...]
    rejected: tuple[Rejected, ...]


def find_starts(room: ChairDays, search: Search) -> Found:
    """Look at each day in turn whether the course can begin on it.

    Only day 1 must lie in the horizon; the course may run on past it.
    """
    looked_at: dict[date, NoRoom | None] = {}
    starts: list[Start] = []
    rejected: list[Rejected] = []
    for offset in range(search.horizon_days):
        start = search.not_before + offset * _ONE_DAY
        failed = _first_failure(room, start, search.length, looked_at)
        if failed is not None:
            rejected.append(failed)
            continue
        days = days_from(start, search.length)
        starts.append(Start(days, tuple(room.free_chairs(day) for day in days)))
        if len(starts) == search.count:
            break
    return Found(tuple(starts), tuple(rejected))


def first_failure(room: ChairDays, start: date, length: int) -> Rejected | None:
    """Give the first day of a course that has no room; None when all have."""
    return _first_failure(room, start, length, {})


def best_of(rejected: Iterable[Rejected]) -> Rejected:
    """Give the start that comes nearest to fitting: the one whose days fail last.

    A day closed as on every week says least, so a start that fails by it comes after the others.
    """
    return max(
        rejected, key=lambda item: (item.because is not NoRoom.WEEKDAY, item.on - item.start)
    )


def _first_failure(
    room: ChairDays, start: date, length: int, looked_at: dict[date, NoRoom | None]
) -> Rejected | None:
    for day in days_from(start, length):
        if day not in looked_at:
            looked_at[day] = room.no_room(day)
        because = looked_at[day]
        if because is not None:
            return Rejected(start, day, because)
    return None
