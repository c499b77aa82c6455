"""A slow search for free days, written from the words of the task: every chair on every day."""

from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def open_on(case: Json, day: str) -> bool:
    name = WEEKDAYS[date.fromisoformat(day).isoweekday() - 1]
    return name in case["clinic"]["open_weekdays"] and day not in case["clinic"]["closures"]


def free(case: Json, day: str) -> list[str]:
    found = []
    for chair in case["clinic"]["chairs"]:
        broken = any(
            item["chair"] == chair and item["from"] <= day <= item["to"]
            for item in case["clinic"]["out_of_service"]
        )
        if not broken and {"chair": chair, "on": day} not in case["bookings"]:
            found.append(chair)
    return found


def fails(case: Json, day: str) -> bool:
    if not open_on(case, day) or not free(case, day):
        return True
    nurses = case["clinic"].get("nurses")
    here = sum(1 for item in case["bookings"] if item["on"] == day)
    return nurses is not None and here >= nurses * case["clinic"]["infusions_per_nurse"]


def expected(case: Json) -> Json:
    starts: list[Json] = []
    rejected = []
    start = date.fromisoformat(case["not_before"])
    end = start + timedelta(days=case["horizon_days"])
    while start < end and len(starts) < case["count"]:
        days = [(start + timedelta(days=n)).isoformat() for n in range(case["length"])]
        failed = [day for day in days if fails(case, day)]
        if failed:
            rejected.append({"start": days[0], "on": failed[0]})
        else:
            starts.append({"days": days, "free_chairs": [free(case, day) for day in days]})
        start += timedelta(days=1)
    return {"starts": starts, "rejected": rejected}
