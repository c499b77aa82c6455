"""Seeded random cases for `forecast`, leaning on leap days, month ends and the year 2100."""

import random
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def cases(seed: int, count: int) -> list[Json]:
    source = random.Random(seed)
    return [_case(source, index) for index in range(count)]


def _edge_day(source: random.Random) -> date:
    year = source.choice([2015, 2019, 2020, 2023, 2024, 2025, 2052, 2095, 2096, 2099, 2100, 2104])
    kind = source.randrange(4)
    if kind == 0:
        leap = year % 4 == 0 and year != 2100
        return date(year, 2, source.choice([27, 28, 29] if leap else [26, 27, 28]))
    if kind == 1:
        first = date(year, source.randrange(1, 13), 1)
        return first - timedelta(days=source.randrange(1, 4))
    return date(year, 1, 1) + timedelta(days=source.randrange(365))


def _doses(source: random.Random, first: date, count: int) -> tuple[list[Json], date]:
    doses, day = [], first
    for _ in range(count):
        mg = source.choice([12, 12, 12, 12, 12, 12, 4, 0.5, 0])
        doses.append({"on": day.isoformat(), "mg": mg})
        day += timedelta(days=source.choice([1, 1, 1, 1, 1, 1, 3, 6]))
    return doses, day


def _courses(source: random.Random, first: date) -> tuple[list[Json], date]:
    courses: list[Json] = []
    day = first
    for number in range(1, source.choice([0, 1, 1, 2, 2, 3, 4]) + 1):
        usual = 5 if number == 1 else 3
        count = source.choice([usual] * 6 + [usual - 1, 1, 0, usual + 1])
        doses, last = _doses(source, day, count)
        source.shuffle(doses)
        courses.append({"number": number, "doses": doses})
        day = last + timedelta(days=source.choice([365, 366, 370, 400, 330, 20, 1600]))
    after = max((date.fromisoformat(d["on"]) for c in courses for d in c["doses"]), default=first)
    source.shuffle(courses)
    return courses, after


def _closures(source: random.Random, around: date) -> list[str]:
    days = [around + timedelta(days=source.randrange(0, 420)) for _ in range(source.randrange(12))]
    return [day.isoformat() for day in days]


def _cd4(source: random.Random, last: date) -> list[Json]:
    return [
        {
            "sampled_on": (last + timedelta(days=source.randrange(-20, 300))).isoformat(),
            "cells_per_ul": source.choice([40, 180, 199, 200, 201, 340]),
        }
        for _ in range(source.choice([0, 0, 1, 3, 6]))
    ]


def _case(source: random.Random, index: int) -> Json:
    first = _edge_day(source)
    courses, last = _courses(source, first)
    as_of = last + timedelta(days=source.choice([0, 1, 30, 200, 364, 365, 366, 500, 1700]))
    weekdays = source.choice([WEEKDAYS[:5]] * 4 + [WEEKDAYS, WEEKDAYS[1:3], WEEKDAYS[:4], []])
    case: Json = {
        "id": index,
        "as_of": as_of.isoformat(),
        "clinic": {"open_weekdays": weekdays, "closures": _closures(source, last)},
        "courses": courses,
        "cd4": _cd4(source, last),
    }
    if source.random() < 0.5:
        years = source.choice([16, 17, 18, 30, 60])
        born = first - timedelta(days=int(years * 365.25) + source.randrange(-3, 3))
        case["patient"] = {"born_on": born.isoformat()}
    return case


def with_plan(case: Json, coming: Json, source: random.Random) -> Json:
    """The same case with a planned course near the first legal day."""
    as_of = date.fromisoformat(case["as_of"])
    earliest = date.fromisoformat(coming["earliest_on"] or case["as_of"])
    start = max(as_of, max(earliest, as_of) + timedelta(days=source.choice([-2, -1, 0, 1, 9])))
    planned: Json = {"number": coming["number"], "start_on": start.isoformat()}
    if coming["infusions"] is None or source.random() < 0.3:
        planned["infusions"] = source.randrange(1, 7)
    return {**case, "planned": planned}
