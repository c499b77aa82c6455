"""The infusion day with everything in order, and short ways to change it and to ask a rule."""

from datetime import datetime, timedelta
from typing import Any

from infusion_planner.domain.answers import Answer, Met, NotEvaluated
from infusion_planner.domain.asked_day import AskedDay, DayCheck
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_record import NOT_STARTED, InfusionRecord
from tests.exchange import infusion_days
from tests.resources import shipped_rulebook

READY = infusion_days.asked(infusion_days.READY)
"""Monday 03-Mar-2025, infusion 1 of course 1: 09:30 to 13:30, left at 15:50."""
RECORD = READY.record
WAITING = replace(RECORD, run=NOT_STARTED, flush=None, discharge=None, reactions=None)
"""The same day before the start."""


def at(clock: str, days: int = 0) -> datetime:
    """Give a time of that day, or of another one so many days later."""
    time = datetime.strptime(clock, "%H:%M").time()  # noqa: DTZ007 - civil local time
    return datetime.combine(RECORD.on + timedelta(days=days), time)


def says(check: DayCheck, record: InfusionRecord, **around: Any) -> str:
    """Give what a rule says of a day: severity and words, `met`, `?`, or nothing."""
    return worded(check(replace(READY, record=record, **around), shipped_rulebook()))


def worded(answer: Answer) -> str:
    match answer:
        case Finding():
            return f"{answer.severity.value} {answer.message}"
        case NotEvaluated():
            return f"? {answer.missing}"
        case Met():
            return f"met {answer.fact}"
    return ""


def day(record: InfusionRecord, **around: Any) -> AskedDay:
    return replace(READY, record=record, **around)
