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
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        said = json.dumps(value, default=str)
        raise ValueError(f'{said} is not a time; expected for example "2026-03-02T09:30"')
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} does not exist in the calendar") from None
    _check_year(moment.year, value)
    return moment


def to_clock(value: object) -> time:
    """Read a time of day to the minute, `09:30`.

    Raises:
        ValueError: it is none; the words say what is expected.
    """
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        said = json.dumps(value, default=str)
        raise ValueError(f'{said} is not a time of day; expected for example "09:30"')
    return time.fromisoformat(value)


def to_partly_known(value: object) -> PartlyKnown:
    """Read a day, or as much of it as is known: `2024-06-07`, `2024-06`, `2024`.

    Raises:
        ValueError: it is none; the words say what is expected.
    """
    said = json.dumps(value, default=str)
    found = _PARTLY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f'{said} is not a date; expected for example "2026-03-02"')
    year, month, day = (None if part is None else int(part) for part in found.groups())
    if year is None or (month is not None and not 1 <= month <= MONTHS_IN_YEAR):
        raise ValueError(f"{value} does not exist in the calendar")
    _check_year(year, str(value))
    if month is not None and day is not None:
        _check_day(year, month, day, str(value))
    return PartlyKnown(year, month, day)


def _check_day(year: int, month: int, day: int, value: str) -> None:
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"{value} does not exist in the calendar") from None


def _check_year(year: int, value: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{value} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
