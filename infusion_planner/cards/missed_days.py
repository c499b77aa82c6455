"""Finds in the trail the days on which an infusion was recorded as not given."""

from collections.abc import Iterable, Iterator
from datetime import date

from infusion_planner.cards.read_course_strip import MissedDay
from infusion_planner.store.trail import HistoryLine, Image


def missed_days(history: Iterable[HistoryLine]) -> Iterator[MissedDay]:
    """Yield each entry `not given` that stood until its infusion got another day.

    Args:
        history: of one infusion, oldest first.
    """
    for line in history:
        before, after = line.before, line.after
        if before and after and _is_not_given(before) and not after["given_on"]:
            day = date.fromisoformat(str(before["given_on"]))
            yield MissedDay(day, str(before["reason"] or ""))


def _is_not_given(row: Image) -> bool:
    return bool(row["given_on"]) and not row["dose_ug"]
