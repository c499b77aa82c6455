"""The pump: two people check it, neither seeing the other's reading, and it may be slowed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from infusion_planner.domain.day_before import PumpCheck
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_values import RateSet, Reacted, Resumed, Started
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.wording import dose_words, listed

_LATELY = timedelta(minutes=15)
"""So long before a reaction a slower rate counts as its answer, and a hold so long after it."""
_AGAIN = "Whoever misread reads order, bag and pump again."


class SecondCheck(Frozen):
    """How the two checks stand to each other.

    Attributes:
        first: the check of the first person; None while there is none.
        second: the check of another person; None while there is none.
        differs: what they did not read alike, in words with both values.
    """

    first: DayEntry | None = None
    second: DayEntry | None = None
    differs: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Tell whether two people read the same."""
        return self.second is not None and not self.differs

    @property
    def words(self) -> str:
        """Say what is missing or differs; empty when two people read the same."""
        if self.first is None:
            return "Nobody has checked dose, rate and volume yet."
        if self.second is None:
            return f"{self.first.done_by} has checked; a second person has to, on their own."
        if self.differs:
            names = f"{self.first.done_by} and {self.second.done_by}"
            return f"{names} did not read the same: {listed(self.differs)}. {_AGAIN}"
        return ""


def second_check(log: DayLog) -> SecondCheck:
    """Compare the newest check of each of two people; of more than two, the last two count.

    They count as they were made; one that was amended keeps its turn.
    """

    def turn(check: tuple[DayEntry, PumpCheck]) -> tuple[str, str]:
        return log.turn(check[0])

    newest = {entry.done_by: (entry, value) for entry, value in sorted(log.pump_checks, key=turn)}
    if not newest:
        return SecondCheck()
    *_, last = last_two = sorted(newest.values(), key=turn)[-2:]
    if len(last_two) == 1:
        return SecondCheck(last[0])
    before = last_two[0]
    return SecondCheck(before[0], last[0], tuple(_differing(before[1], last[1])))


def is_kept_back(log: DayLog) -> bool:
    """Tell whether what was read is shown to nobody, because a second person has still to read.

    Once the pump was started or the day is closed nobody reads any more.
    """
    over = log.last("start") is not None or log.closed is not None
    return not over and second_check(log).second is None


def waits_for_slower_rate(log: DayLog) -> bool:
    """Tell whether a reaction was answered by slowing, and no slower rate was set around it.

    Who slows first and tells of the reaction afterwards need not set the rate twice; and where the
    pump was held soon after it, it went on at the rate that was decided then.
    """
    told = [
        entry.real_at
        for entry, value in log.pairs("reaction", Reacted)
        if value.action is Action.SLOWED
    ]
    if not told:
        return False
    newest = max(told)
    if any(newest <= entry.real_at <= newest + _LATELY for entry in log.all("hold")):
        return False
    since = newest - _LATELY
    rates = _rates_by_time(log)
    return not any(later < before and at >= since for (_, before), (at, later) in pairwise(rates))


def _rates_by_time(log: DayLog) -> list[tuple[datetime, Decimal]]:
    found = [(entry.real_at, value.ml_per_hour) for entry, value in log.pairs("start", Started)]
    found += [(entry.real_at, value.ml_per_hour) for entry, value in log.pairs("rate", RateSet)]
    for entry, value in log.pairs("resume", Resumed):
        if value.ml_per_hour is not None:
            found.append((entry.real_at, value.ml_per_hour))
    return sorted(found)


def _differing(one: PumpCheck, other: PumpCheck) -> Iterator[str]:
    if one.dose_ug != other.dose_ug:
        yield f"dose {dose_words(one.dose_ug)} and {dose_words(other.dose_ug)}"
    if one.ml_per_hour != other.ml_per_hour:
        yield f"rate {one.ml_per_hour} and {other.ml_per_hour} mL/h"
    if one.bag_ml != other.bag_ml:
        yield f"volume {one.bag_ml} and {other.bag_ml} mL"
