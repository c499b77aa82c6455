"""Dates as people type them, read without guessing."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from infusion_planner.domain.months import MONTHS_IN_YEAR
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.wording import LONG_WEEKDAYS, MONTHS, date_words

_CENTURY = 100
_SHORTEST_NAME = 3
_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY_NAMES = tuple(name.lower() for name in LONG_WEEKDAYS)
_UNITS = {
    "d": relativedelta(days=1),
    "w": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "y": relativedelta(years=1),
}

_RELATIVE = re.compile(r"([+-]) ?([0-9]{1,3}) ?([dwmy])")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[ .-]*([a-z]+)[ .,-]*([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]+)[ .-]*([0-9]{1,2})[ ,-]+([0-9]{4}|[0-9]{2})")
_WEEKDAY = re.compile(r"([a-z]+)[ .,]+(?=[0-9a-z])(.*[0-9].*)")

_YEAR = re.compile(r"(?!0000)[0-9]{4}")
_NAMED_MONTH = re.compile(r"([a-z]+)[ .,/-]*([0-9]{4})")
_NUMBERED_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})|([0-9]{1,2})[-/]([0-9]{4})")

Reading = tuple[str, int, int]
"""The year as typed, the month and the day of the month."""


class AmbiguousDay(ValueError):
    """What was typed names more than one day.

    Attributes:
        readings: the days, the one that reads the day of the month first before the other.
    """

    def __init__(self, text: str, readings: tuple[date, ...]) -> None:
        days = " or ".join(date_words(day) for day in readings)
        super().__init__(f"'{text}' can mean {days}. Choose one, or type the month in letters.")
        self.readings = readings


def parse_day(text: str, today: date, *, birth: bool = False) -> date:
    """Read a day: `5 jan 27`, `Jan 5, 2027`, `2027-01-05`, `+3m`, `-2d`, `t` for today.

    Args:
        text: as typed; case and a weekday before it do not matter, but a weekday must be right.
        today: what relative days and years of two digits count from.
        birth: whether it is a birth date; then two digits mean the newest year that has
            passed, else the nearest year.

    Raises:
        AmbiguousDay: it names more than one day.
        ValueError: it is no day; the words say what is expected.
    """
    words = " ".join(text.split())
    days = day_readings(words, today, birth=birth)
    if len(days) > 1:
        raise AmbiguousDay(words, days)
    if not days:
        raise ValueError(_refusal(words, birth=birth))
    named = _weekday_named(words)
    if named is not None and named != days[0].weekday():
        right = LONG_WEEKDAYS[days[0].weekday()]
        raise ValueError(f"{date_words(days[0])} is a {right}. Correct the date or the weekday.")
    return days[0]


def parse_month(text: str) -> PartlyKnown | None:
    """Read a month or year whose day is not known: `jun 2024`, `2024-06`, `6/2024`, `2024`.

    The year has four digits, so that none of them can be a day; None for anything else.
    """
    words = " ".join(text.lower().split())
    if _YEAR.fullmatch(words):
        return PartlyKnown(int(words))
    if found := _NAMED_MONTH.fullmatch(words):
        month, year = _month(found[1]), int(found[2])
    elif found := _NUMBERED_MONTH.fullmatch(words):
        month, year = int(found[2] or found[3]), int(found[1] or found[4])
    else:
        return None
    return PartlyKnown(year, month) if 1 <= month <= MONTHS_IN_YEAR and year else None


def day_readings(text: str, today: date, *, birth: bool = False) -> tuple[date, ...]:
    """Give every day that a text can mean, none when it is no day; see `parse_day`."""
    words = _without_weekday(" ".join(text.lower().split()))
    if words in {"t", "today"}:
        return (today,)
    relative = _RELATIVE.fullmatch(words)
    if relative is not None:
        sign, count, unit = relative.groups()
        return (_shifted(today, int(sign + count), unit),)
    days = [_day(reading, today, birth=birth) for reading in _readings(words)]
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _shifted(today: date, count: int, unit: str) -> date:
    return today + _UNITS[unit] * count


def _readings(words: str) -> tuple[Reading, ...]:
    if found := _ISO.fullmatch(words):
        return ((found[1], int(found[2]), int(found[3])),)
    if found := _NUMBERS.fullmatch(words):
        first, second = int(found[1]), int(found[2])
        return ((found[3], second, first), (found[3], first, second))
    if (found := _DAY_FIRST.fullmatch(words)) and (month := _month(found[2])):
        return ((found[3], month, int(found[1])),)
    if (found := _MONTH_FIRST.fullmatch(words)) and (month := _month(found[1])):
        return ((found[3], month, int(found[2])),)
    return ()


def _month(name: str) -> int:
    """Give the number of a month named by at least three letters; 0 when none is."""
    place = _place(name, _MONTH_NAMES)
    return 0 if place is None else place + 1


def _place(name: str, names: tuple[str, ...]) -> int | None:
    if len(name) < _SHORTEST_NAME:
        return None
    return next((place for place, full in enumerate(names) if full.startswith(name)), None)


def _day(reading: Reading, today: date, *, birth: bool) -> date | None:
    year, month, day = reading
    if len(year) != 2:
        return _date(int(year), month, day)
    this_century = today.year - today.year % _CENTURY + int(year)
    years = (this_century, this_century - _CENTURY, this_century + _CENTURY)
    days = [found for each in years if (found := _date(each, month, day)) is not None]
    if birth:
        return max((found for found in days if found <= today), default=None)
    return min(days, key=lambda found: abs(found - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_named(words: str) -> int | None:
    found = _WEEKDAY.fullmatch(words.lower())
    return _place(found[1], _WEEKDAY_NAMES) if found else None


def _without_weekday(words: str) -> str:
    found = _WEEKDAY.fullmatch(words)
    return found[2] if found and _place(found[1], _WEEKDAY_NAMES) is not None else words


def _refusal(words: str, *, birth: bool) -> str:
    example = "9 mar 1988 or 1988-03-09" if birth else "5 jan 27, 2027-01-05 or +3m"
    if not words:
        return f"Type a date, for example {example}."
    readings = _readings(_without_weekday(words.lower()))
    if readings and 1 <= readings[0][1] <= MONTHS_IN_YEAR:
        year, month, day = readings[0]
        return f"There is no {day:02d}-{MONTHS[month - 1]}-{year}. Check the day and the month."
    return f"'{words}' is not a date. Type it like {example}."
