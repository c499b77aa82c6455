"""Hours and numbers of one weekday as they are typed."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from infusion_planner.domain.opening import DayPlan, Hours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.recording.typed import Typed

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?")
_NUMBER = re.compile(r"\d{1,2}")
_NO_TIME = "Type a time, such as 07:00."
_NO_NUMBER = "Type a whole number."
NUMBERS = ("nurses", "running_each", "starts_per_half_hour")
KEYS = ("opens_at", "closes_at", *NUMBERS, "pharmacy_opens_at", "pharmacy_closes_at")
"""The fields of a weekday, from left to right."""


def read_clock(text: str) -> time | None:
    """Read a time of the day, `7`, `0700` or `7:30`; None when it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_plan(weekday: int, fields: Mapping[str, Field], typed: Typed) -> DayPlan | None:
    """Read a weekday; None where all of it is empty, or something cannot be read."""
    if not any(fields[key].text().strip() for key in KEYS):
        return None
    hours = _hours(fields["opens_at"], fields["closes_at"], typed)
    numbers = [_number(fields[key], typed) for key in NUMBERS]
    opens, closes = fields["pharmacy_opens_at"], fields["pharmacy_closes_at"]
    own = opens.text().strip() or closes.text().strip()
    pharmacy = _hours(opens, closes, typed) if own else None
    nurses, each, starts = numbers
    if hours is None or nurses is None or each is None or starts is None:
        return None
    return DayPlan(weekday, hours, nurses, each, starts, pharmacy)


def plan_texts(plan: DayPlan | None) -> tuple[str, ...]:
    """Give what stands in the fields of a weekday while nothing is typed."""
    if plan is None:
        return ("",) * len(KEYS)
    pharmacy = plan.pharmacy
    return (
        *_hours_texts(plan.hours),
        *(str(getattr(plan, key)) for key in NUMBERS),
        *(_hours_texts(pharmacy) if pharmacy else ("", "")),
    )


def number_of(field: Field, typed: Typed) -> int | None:
    """Read a whole number of at most two digits; None when it is none."""
    return _number(field, typed)


def _hours(opens: Field, closes: Field, typed: Typed) -> Hours | None:
    first, last = (_clock(field, typed) for field in (opens, closes))
    return None if first is None or last is None else Hours(first, last)


def _clock(field: Field, typed: Typed) -> time | None:
    found = read_clock(field.text())
    if found is None:
        typed.ask(field, _NO_TIME)
    return found


def _number(field: Field, typed: Typed) -> int | None:
    text = field.text().strip()
    if _NUMBER.fullmatch(text) is None:
        typed.ask(field, _NO_NUMBER)
        return None
    return int(text)


def _hours_texts(hours: Hours) -> tuple[str, str]:
    return f"{hours.opens_at:%H:%M}", f"{hours.closes_at:%H:%M}"
