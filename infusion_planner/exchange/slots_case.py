"""Reads a question of `slots` from JSON: the chairs by days and what is looked for."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from infusion_planner.domain.chairs import ChairDays, Outage, SeatedDays
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.slots import Search
from infusion_planner.exchange.forecast_case import read_open_days
from infusion_planner.exchange.json_values import Reader

_MOST_INFUSIONS = 31
"""A course of more days in a row is a slip of the pen."""
_MOST_STARTS = 10_000
_MOST_DAYS = 36_525
"""A horizon of a hundred years."""


class SlotsCase(NamedTuple):
    """One question.

    Attributes:
        room: the chairs by days.
        search: what is looked for.
    """

    room: ChairDays
    search: Search


def read_slots_case(value: object) -> SlotsCase:
    """Read one question.

    Raises:
        InvalidInput: one fault for each thing that is wrong.
    """
    faults: list[Fault] = []
    top = Reader(value, "", faults)
    top.has("id")
    clinic = top.child("clinic")
    chairs = _read_chairs(clinic)
    outages = _read_outages(clinic, chairs) if clinic.has("out_of_service") else ()
    most = _read_most_patients(clinic)
    open_days = read_open_days(clinic)
    booked = _read_bookings(top, chairs) if top.has("bookings") else SeatedDays()
    search = _read_search(top)
    top.finish()
    if faults or search is None:
        raise InvalidInput(*faults)
    limits = dict.fromkeys(range(7), most) if most is not None else {}
    return SlotsCase(ChairDays(open_days, chairs, outages, booked, limits), search)


def _read_chairs(clinic: Reader) -> tuple[str, ...]:
    """Read the chairs' names, each once; a question without any has no start, and is answered."""
    named: list[str] = []
    for name in clinic.each("chairs", _to_name):
        if name in named:
            clinic.fault("chairs", f"the chair {name} stands twice")
        else:
            named.append(name)
    return tuple(named)


def _read_outages(clinic: Reader, chairs: tuple[str, ...]) -> tuple[Outage, ...]:
    found: list[Outage] = []
    for item in clinic.objects("out_of_service"):
        chair = _read_chair(item, chairs)
        from_on, to_on = item.day("from"), item.day("to")
        item.finish()
        if from_on is None or to_on is None:
            continue
        if to_on < from_on:
            item.fault("to", f"{to_on} lies before {from_on}, the first day")
        else:
            found.append(Outage(chair, from_on, to_on))
    return tuple(found)


def _read_most_patients(clinic: Reader) -> int | None:
    """Read how many patients the nurses can look after on a day; None for no limit."""
    keys = ("nurses", "infusions_per_nurse")
    given = [key for key in keys if clinic.has(key)]
    if not given:
        return None
    numbers = [clinic.whole(key, 0) for key in keys]
    return None if None in numbers else (numbers[0] or 0) * (numbers[1] or 0)


def _read_bookings(top: Reader, chairs: tuple[str, ...]) -> SeatedDays:
    taken: defaultdict[date, set[str]] = defaultdict(set)
    for item in top.objects("bookings"):
        chair, day = _read_chair(item, chairs), item.day("on")
        item.finish()
        if day is None or not chair:
            continue
        if chair in taken[day]:
            item.fault("chair", f"the chair {chair} is booked twice on {day}")
        taken[day].add(chair)
    return SeatedDays({day: frozenset(names) for day, names in taken.items()})


def _read_chair(item: Reader, chairs: tuple[str, ...]) -> str:
    name = item.text("chair")
    if name and name not in chairs:
        known = ", ".join(chairs) or "none"
        item.fault("chair", f"there is no chair {name}; the chairs are {known}")
    return name


def _read_search(top: Reader) -> Search | None:
    length = _bounded(top, "length", _MOST_INFUSIONS)
    not_before = top.day("not_before")
    count = _bounded(top, "count", _MOST_STARTS)
    horizon = _bounded(top, "horizon_days", _MOST_DAYS)
    if length is None or not_before is None or count is None or horizon is None:
        return None
    return Search(length, not_before, count, horizon)


def _bounded(top: Reader, key: str, highest: int) -> int | None:
    number = top.whole(key, 1)
    if number is not None and number > highest:
        top.fault(key, f"{number} is above {highest}")
    return number


def _to_name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not the name of a chair")
    return " ".join(value.split())
