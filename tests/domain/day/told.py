"""Short ways to tell an infusion day in tests, as a nurse would: a time and what was done."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any

from infusion_planner.domain.day_before import Arrived, BagMade, Gate, PumpCheck, Ticked
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_values import Infused, Nothing, RateSet, Reason, Resumed, Started
from infusion_planner.domain.infusion_bag import BagStorage
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY = date(2025, 3, 3)
EVENING = datetime(2025, 3, 3, 20, 0)  # noqa: DTZ001  # civil local time
BAG = Decimal("101.2")
_NUMBERS = count(1)


def at(clock: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(clock))


def told(kind: str, clock: str, value: object, by: str = "A. Ruiz", **more: Any) -> DayEntry:
    """An entry that was made in the same minute."""
    number = next(_NUMBERS)
    noted = at(clock).replace(second=0, tzinfo=UTC).isoformat()
    return DayEntry(
        kind, value, at(clock), by, **{"noted_at": noted, "id": f"e{number:04}", **more}
    )


def arrived(clock: str = "08:00", chair: str = "Chair 2") -> DayEntry:
    return told("arrived", clock, Arrived(chair))


def bag(clock: str = "08:30", bag_ml: Decimal = BAG) -> DayEntry:
    made = BagMade("sodium chloride 0.9 %", bag_ml, "P. Lind", "A. Ruiz", True, BagStorage.ROOM)
    return told("bag", clock, made)


def tick(gate: Gate, clock: str = "08:10") -> DayEntry:
    return told("gate", clock, Ticked(gate))


def pump_check(
    by: str, clock: str, dose_ug: int = 12_000, ml_per_hour: str = "25.3", bag_ml: str = "101.2"
) -> DayEntry:
    value = PumpCheck(dose_ug, Decimal(ml_per_hour), Decimal(bag_ml))
    return told("pump_check", clock, value, by)


def start(clock: str = "09:30", ml_per_hour: str = "25.3") -> DayEntry:
    return told("start", clock, Started(Decimal(ml_per_hour)))


def rate(clock: str, ml_per_hour: str, reason: str = "reaction") -> DayEntry:
    return told("rate", clock, RateSet(Decimal(ml_per_hour), reason))


def hold(clock: str, reason: str = "rash") -> DayEntry:
    return told("hold", clock, Reason(reason))


def resume(clock: str, order_by: str = "") -> DayEntry:
    return told("resume", clock, Resumed(order_by=order_by))


def stop(clock: str, reason: str = "") -> DayEntry:
    return told("stop", clock, Reason(reason))


def volume(clock: str, ml: str) -> DayEntry:
    return told("volume", clock, Infused(Decimal(ml)))


def bare(kind: str, clock: str) -> DayEntry:
    return told(kind, clock, Nothing())


def day(*entries: DayEntry, number: int = 1) -> DaySoFar:
    return DaySoFar(DAY, 1, number, entries)
