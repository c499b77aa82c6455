"""The only formatting of names, dates, doses and durations, for screen and paper alike.

Month and weekday names are our own, so that no locale of a workstation changes them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

from infusion_planner.domain.months import MONTHS_IN_YEAR, completed_months
from infusion_planner.domain.units import MINUTES_IN_HOUR, SECONDS_IN_MINUTE, UG_PER_MG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusion_planner.domain.partly_known import PartlyKnown
    from infusion_planner.domain.patient import PersonName

NOT_KNOWN = "Not known"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(day: date) -> str:
    """Word a date without its weekday, `05-Jan-2027`."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}"


def short_date_words(day: date) -> str:
    """Word a date without weekday and year, `05-Jan`; only where the year stands beside it."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}"


def day_words(day: date) -> str:
    """Word a date with its weekday, `Tue 05-Jan-2027`."""
    return f"{WEEKDAYS[day.weekday()]} {date_words(day)}"


def short_day_words(day: date) -> str:
    """Word a date without its year, `Tue 05-Jan`; only where the year stands beside it."""
    return f"{WEEKDAYS[day.weekday()]} {day.day:02d}-{MONTHS[day.month - 1]}"


def weekday_words(day: date) -> str:
    """Word a date by weekday and day alone, `Tue 05`; only where month and year stand beside it."""
    return f"{WEEKDAYS[day.weekday()]} {day.day:02d}"


def span_words(first: date, last: date) -> str:
    """Word a run of days, `Mon 14 to Wed 16-Dec-2026`, spelling only what differs."""
    if first == last:
        return day_words(first)
    start = f"{WEEKDAYS[first.weekday()]} {first.day:02d}"
    if first.year != last.year:
        start = day_words(first)
    elif first.month != last.month:
        start = short_day_words(first)
    return f"{start} to {day_words(last)}"


def days_words(days: Sequence[date]) -> str:
    """Word several days of one year, `Mon 30-Nov, Tue 01, Wed 02-Dec-2026`; at least one."""
    words = [
        f"{WEEKDAYS[day.weekday()]} {day.day:02d}"
        if (day.year, day.month) == (later.year, later.month)
        else short_day_words(day)
        for day, later in pairwise(days)
    ]
    return ", ".join([*words, day_words(days[-1])])


def partly_known_words(day: PartlyKnown) -> str:
    """Word a day as far as it is known, `05-Jan-2027`, `June 2024`, `2024`."""
    if day.is_exact:
        return date_words(day.assumed_on)
    return f"{LONG_MONTHS[day.month - 1]} {day.year}" if day.month else f"{day.year}"


def long_date_words(day: date) -> str:
    """Word a date as patients read it, `November 16, 2026`."""
    return f"{LONG_MONTHS[day.month - 1]} {day.day}, {day.year:04d}"


def long_day_words(day: date) -> str:
    """Word a date with its weekday as patients read it, `Monday, November 16, 2026`."""
    return f"{LONG_WEEKDAYS[day.weekday()]}, {long_date_words(day)}"


def every_words(months: int) -> str:
    """Word an interval, `every month`, `every 3 months`."""
    return "every month" if months == 1 else f"every {count_words(months, 'month')}"


def zone_words(at: datetime) -> str:
    """Word how far a time is from UTC, `UTC-06:00`; `UTC` for not at all."""
    return str(timezone(at.utcoffset() or timedelta()))


def time_words(moment: datetime | time) -> str:
    """Word a time of day in 24 hours, `14:05`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def moment_words(moment: datetime) -> str:
    """Word an instant of a record with its day, `14:05 on Mon 03-Mar-2025`."""
    return f"{time_words(moment)} on {day_words(moment.date())}"


def duration_words(minutes: int) -> str:
    """Word a duration, `45 min`, `4 h 05 min`, `4 h`; negative ones are not worded."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"


def ago_words(moment: datetime, now: datetime) -> str:
    """Word how long ago a moment was, `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`.

    Only whole units that have passed are counted; a moment ahead of the clock is said as such.
    """
    passed = now - moment
    if passed < timedelta(0):
        return "at a time that is still ahead of this clock"
    minutes = int(passed.total_seconds()) // SECONDS_IN_MINUTE
    if minutes < 1:
        return "just now"
    units = (("day", 24 * MINUTES_IN_HOUR), ("hour", MINUTES_IN_HOUR), ("minute", 1))
    unit, size = next(each for each in units if minutes >= each[1])
    return f"{count_words(minutes // size, unit)} ago"


def count_words(number: int, noun: str) -> str:
    """Word a count with its unit, `1 day`, `23 days`, `1,000 days`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Word a list, `Anna, Ben and Cleo`; empty for an empty one."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def dose_words(dose_ug: int) -> str:
    """Word a dose given in micrograms, `12 mg`, `0.5 mg`, `1,000 mg`, without trailing zeros."""
    whole, rest = divmod(dose_ug, UG_PER_MG)
    decimals = f".{rest:03d}".rstrip("0") if rest else ""
    return f"{whole:,}{decimals} mg"


def name_words(name: PersonName) -> str:
    """Word a name as `FAMILY, Given (Title)`."""
    return _join(name.family, name.given, name.title)


def paper_name_words(name: PersonName) -> str:
    """Word a name as paper can set it: the Latin form where one was given."""
    return _join(name.latin_family or name.family, name.latin_given or name.given, name.title)


def _join(family: str, given: str, title: str) -> str:
    words = ", ".join(part for part in (family.upper(), given) if part)
    return f"{words} ({title})" if title else words


def age_in_years(born_on: date, as_of: date) -> int:
    """Give the completed years on a day; born on 29 February, one completes them on 1 March."""
    return completed_months(born_on, as_of) // MONTHS_IN_YEAR


def born_words(born_on: date, as_of: date) -> str:
    """Word a birth date with the age, `09-Mar-1988 (38 y)`."""
    return f"{date_words(born_on)} ({age_in_years(born_on, as_of)} y)"


def or_not_known(value: str) -> str:
    """Give the value, or `Not known` where there is none."""
    return value or NOT_KNOWN


TALL_MAN = {
    "methylprednisolone": "methylPREDNISolone",
    "prednisolone": "prednisoLONE",
    "prednisone": "predniSONE",
    "diphenhydramine": "diphenhydrAMINE",
    "hydroxyzine": "hydrOXYzine",
    "epinephrine": "EPINEPHrine",
}
"""Names written so that look-alikes are told apart (FDA and ISMP lists)."""


def medicine_words(generic: str, dose_ug: int) -> str:
    """Word a medicine with its dose, `methylPREDNISolone 1,000 mg`."""
    return f"{TALL_MAN.get(generic.lower(), generic)} {dose_words(dose_ug)}"
