"""A slow, obvious calculator of forecasts: it walks day by day and imports nothing of ours.

It takes and gives plain JSON values with the keys of the `forecast` command.
"""

from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Json = dict[str, Any]


def completed_months(start: date, day: date) -> int:
    months = (day.year - start.year) * 12 + day.month - start.month
    return months - 1 if day.day < start.day else months


def first_day_with(start: date, months: int) -> date:
    day = start + timedelta(days=28 * months)
    while completed_months(start, day) < months:
        day += DAY
    return day


def same_day_each_month(start: date, end: date) -> dict[int, date]:
    """For each month after the start, the last day whose number is not above the start's."""
    found: dict[int, date] = {}
    day = start
    while day <= end:
        months = (day.year - start.year) * 12 + day.month - start.month
        if day.day <= start.day:
            found[months] = day
        day += DAY
    return found


def due_series(anchor: date, every: int, end: date) -> list[str]:
    dates = same_day_each_month(anchor, end + timedelta(days=62))
    due = []
    for months in sorted(dates):
        if months >= every and months % every == 0 and (end - dates[months]).days > 7:
            due.append(dates[months].isoformat())
    return [*due, end.isoformat()]


def given_courses(case: Json) -> list[tuple[int, list[date]]]:
    found = []
    for course in sorted(case["courses"], key=lambda item: int(item["number"])):
        days = sorted(date.fromisoformat(d["on"]) for d in course["doses"] if d["mg"] > 0)
        if days:
            found.append((int(course["number"]), days))
    return found


def is_open(case: Json, day: date) -> bool:
    clinic = case["clinic"]
    return WEEKDAYS[day.weekday()] in clinic["open_weekdays"] and day.isoformat() not in clinic.get(
        "closures", []
    )


def first_run(case: Json, start: date, length: int) -> list[str] | None:
    for offset in range(1097):
        days = [start + timedelta(days=offset + n) for n in range(length)]
        if all(is_open(case, day) for day in days):
            return [day.isoformat() for day in days]
    return None


def business_days_after(case: Json, day: date, count: int) -> date:
    while count > 0:
        day += DAY
        if day.weekday() <= 4 and day.isoformat() not in case["clinic"].get("closures", []):
            count -= 1
    return day


def prophylaxis(case: Json, days: list[date], as_of: date) -> Json:
    minimum = first_day_with(days[-1], 2)
    lowest: dict[date, float] = {}
    for sample in case.get("cd4", []):
        on = date.fromisoformat(sample["sampled_on"])
        if days[-1] < on <= as_of:
            lowest[on] = min(sample["cells_per_ul"], lowest.get(on, 10**9))
    stop = None
    for on in sorted(lowest):
        if lowest[on] < 200:
            stop = None
        elif stop is None:
            stop = on
    return {
        "start_on": days[0].isoformat(),
        "minimum_on": minimum.isoformat(),
        "earliest_stop_on": None if stop is None else max(stop, minimum).isoformat(),
    }


def series(given: list[tuple[int, list[date]]]) -> tuple[date, date, date]:
    """Anchor, first dose of the series, end."""
    anchor, first = given[0][1][-1], given[0][1][0]
    end = first_day_with(anchor, 48)
    for _, days in given[1:]:
        if days[0] > end:
            anchor, first = days[-1], days[0]
        end = first_day_with(days[-1], 48)
    return anchor, first, end


def expected(case: Json) -> Json:
    as_of = date.fromisoformat(case["as_of"])
    given = given_courses(case)
    answer: Json = {"next_course": next_course(case, given, as_of)}
    if not given:
        return {
            **answer,
            "prophylaxis": None,
            "monitoring": None,
            "contraception_until": None,
            "rems": None,
        }
    days = given[-1][1]
    anchor, first, end = series(given)
    monthly = due_series(anchor, 1, end)
    return {
        **answer,
        "prophylaxis": prophylaxis(case, days, as_of),
        "monitoring": {
            "ends_on": end.isoformat(),
            "due": {
                "cbc": monthly,
                "creatinine": monthly,
                "urinalysis": monthly,
                "tsh": due_series(anchor, 3, end),
            },
        },
        "contraception_until": first_day_with(days[-1], 4).isoformat(),
        "rems": {
            "checklist_due_on": business_days_after(case, days[-1], 5).isoformat(),
            "status_forms_due": due_series(first, 6, end),
        },
    }


def next_course(case: Json, given: list[tuple[int, list[date]]], as_of: date) -> Json:
    if not given:
        return {
            "number": 1,
            "infusions": 5,
            "earliest_on": None,
            "suggested_days": first_run(case, as_of, 5),
        }
    number, days = given[-1]
    complete = len(days) >= (5 if number == 1 else 3)
    earliest = first_day_with(days[-1], 12)
    return {
        "number": number + 1,
        "infusions": 3 if complete else None,
        "earliest_on": earliest.isoformat(),
        "suggested_days": first_run(case, max(earliest, as_of), 3) if complete else None,
    }


def judged(case: Json) -> Json:
    """Verdict and the ids of the H and O findings of the planned course."""
    coming = next_course(case, given_courses(case), date.fromisoformat(case["as_of"]))
    start = date.fromisoformat(case["planned"]["start_on"])
    length = case["planned"].get("infusions") or coming["infusions"]
    hard, override = [], []
    if coming["earliest_on"] and start < date.fromisoformat(coming["earliest_on"]):
        hard.append("SPACE-1")
    if coming["infusions"] is None:
        override.append("MISS-3")
    elif length != coming["infusions"]:
        override.append("DOSE-1" if coming["number"] == 1 else "DOSE-2")
        if length > coming["infusions"]:
            hard.append("DOSE-5")
    born = case.get("patient", {}).get("born_on")
    if born:
        age = completed_months(date.fromisoformat(born), start) // 12
        if age < 17:
            hard.append("ELIG-2")
        elif age == 17:
            override.append("ELIG-3")
    verdict = "blocked" if hard else "override" if override else "allowed"
    return {"verdict": verdict, "rules": sorted(hard + override)}
