"""The units that given days took from prior authorizations, and what each of these has left."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_facts import PriorAuthorization


class Taken(Frozen):
    """What one day took.

    Attributes:
        authorization: the one whose window covers the day.
        left: its units after the day, below 0 where they were too few; None when it has none
            recorded.
        doses: the same for its doses.
    """

    authorization: PriorAuthorization
    left: int | None
    doses: int | None = None


def units_taken(
    known: Sequence[PriorAuthorization], used: Iterable[tuple[date, int]]
) -> Mapping[date, Taken]:
    """Say for each day from which authorization its units came.

    A day takes them from the window that closes first and has enough of them left, as the check
    of a plan does; where doses are counted, a day takes one of them. Where none has enough, the
    window that closes first is overdrawn.

    Source: rulebook PAYER-AUTH-2.

    Args:
        known: what was authorized, in any order.
        used: units by day, in any order.

    Returns:
        Nothing for a day that no window covers.
    """
    left = {item: Taken(item, item.units, item.doses) for item in sorted(known, key=by_end)}
    taken: dict[date, Taken] = {}
    for day, units in sorted(used):
        open_ones = [item for item in left if item.covers(day)]
        enough = [item for item in open_ones if _holds(left[item], units)]
        for item in (enough or open_ones)[:1]:
            before = left[item]
            left[item] = Taken(item, _less(before.left, units), _less(before.doses, 1))
            taken[day] = left[item]
    return taken


def _holds(found: Taken, units: int) -> bool:
    return (found.left is None or found.left >= units) and (found.doses is None or found.doses >= 1)


def _less(left: int | None, taken: int) -> int | None:
    return None if left is None else left - taken


def by_end(item: PriorAuthorization) -> tuple[date, date, str]:
    """Give what authorizations are ordered by: the window that closes first comes first."""
    return (item.to_on, item.from_on, item.number)
