"""Converts texts of JSON into instants on the wall's clock and partly known days."""

import json
import re
from datetime import date, datetime, time

from infusion_planner.domain.months import MONTHS_IN_YEAR
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.exchange.json_values import FIRST_YEAR, LAST_YEAR

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_PARTLY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def to_moment(value: object) -> datetime:
    """Read a civil local time to the minute, `2025-03-03T09:30`.

    Raises:
        ValueError: it is none; the words say what is expected.
    """
    text = _matched(value, _MOMENT, "a time", "2026-03-02T09:30").string
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} does not exist in the calendar") from None
    _check_year(moment.year, text)
    return moment


def to_clock(value: object) -> time:
    """Read a time of day to the minute, `09:30`.

    Raises:
        ValueError: it is none; the words say what is expected.
    """
    return time.fromisoformat(_matched(value, _CLOCK, "a time of day", "09:30").string)


def to_partly_known(value: object) -> PartlyKnown:
    """Read a day, or as much of it as is known: `2024-06-07`, `2024-06`, `2024`.

    Raises:
        ValueError: it is none; the words say what is expected.
    """
    found = _matched(value, _PARTLY, "a date", "2026-03-02")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    if year is None or (month is not None and not 1 <= month <= MONTHS_IN_YEAR):
        raise ValueError(f"{found.string} does not exist in the calendar")
    _check_year(year, found.string)
    if month is not None and day is not None:
        _check_day(year, month, day, found.string)
    return PartlyKnown(year, month, day)


def _matched(value: object, form: re.Pattern[str], what: str, example: str) -> re.Match[str]:
    """Match a text; refuse what is none, or has another form."""
    found = form.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        said = json.dumps(value, default=str)
        raise ValueError(f'{said} is not {what}; expected for example "{example}"')
    return found


def _check_day(year: int, month: int, day: int, value: str) -> None:
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"{value} does not exist in the calendar") from None


def _check_year(year: int, value: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{value} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
