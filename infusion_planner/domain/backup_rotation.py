"""Says which backups of a place are kept, and which have had their time."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta

ALL_OF = timedelta(hours=24)
DAYS, WEEKS, MONTHS = 14, 8, 12
ALWAYS = 3
"""So many of the newest are never deleted, whatever the clock says."""


def kept(made_at: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Give those that stay: all of 24 hours, then the last of each day, week and month.

    Counted are the 14 days, 8 weeks and 12 months that have a backup, not those of the calendar:
    a clock that jumps ahead by a year then deletes no more than a quiet year would.

    Args:
        made_at: when each good backup of one place was made, with its zone; in any order.
        now: with its zone, in which days begin and end.
    """
    # the same moments, told by the center's calendar
    newest_first = sorted((each.astimezone(now.tzinfo) for each in made_at), reverse=True)
    stay = set(newest_first[:ALWAYS])
    stay.update(moment for moment in newest_first if now - moment <= ALL_OF)
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        stay.update(_last_of_each(newest_first, most, period))
    return frozenset(stay)


def _last_of_each(
    newest_first: list[datetime], most: int, period: Callable[[datetime], Hashable]
) -> list[datetime]:
    last: dict[Hashable, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return list(last.values())[:most]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
