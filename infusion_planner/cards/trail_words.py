"""Words what the trail keeps: tables, fields and values as a nurse names them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from infusion_planner.cards.trail_names import FIELDS
from infusion_planner.domain.trail import Event
from infusion_planner.domain.wording import LONG_WEEKDAYS, date_words, dose_words
from infusion_planner.store.driver import Value

NO_VALUE = "nothing"
NOT_SHOWN = "not shown"
_YES_NO = frozenset({"abnormal", "given_elsewhere", "in_use", "sample", "stopped_early"})
_CODES = frozenset({"sheet", "test", "allergy_state", "verb", "reason_code"})
_MINUTES = frozenset({"hide_minutes", "lock_minutes"})
_DOSES = frozenset({"dose_ug", "steroid_ug"})
_ROWS = {
    "chair_id": "a chair",
    "course_id": "a course",
    "infusion_id": "an infusion day",
    "merged_id": "a patient",
    "merged_into": "a patient",
    "patient_id": "a patient",
    "person_id": "a person",
    "prescriber_id": "a prescriber",
    "replaces": "an entry",
    "reviewed_by": "a person",
}
"""Columns that point to another row, and what kind of row it is."""
_NOWHERE = "that neither the records nor the trail tell of"
_MINUTE = timedelta(minutes=1)
Names = Callable[[str], str]
"""Gives the words behind a row id; empty when no row has it."""


def event_words(event: str) -> str:
    """Word what an entry is about, as it stands in the column."""
    return event[:1].upper() + event[1:]


EVENTS = tuple((event_words(event), event) for event in Event)


def local_moment(utc_text: str, offset: int) -> datetime:
    """Give an instant of the trail in the zone of the workstation it was written at.

    Args:
        utc_text: UTC ISO text.
        offset: minutes that the local time was ahead of UTC.
    """
    return datetime.fromisoformat(utc_text).astimezone(timezone(offset * _MINUTE))


def when_words(utc_text: str, offset: int) -> str:
    """Word an instant with its zone, `20-Nov-2026 09:00:05 UTC-6`."""
    at = local_moment(utc_text, offset)
    return f"{date_words(at.date())} {at:%H:%M:%S} {zone_words(offset)}"


def zone_words(offset: int) -> str:
    """Word a zone, `UTC`, `UTC-6`, `UTC+5:30`."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    return "UTC" if not offset else f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def field_words(column: str) -> str:
    """Word a field; one that is not known is named as the file names it."""
    return FIELDS.get(column, column.replace("_", " ").capitalize())


def value_words(column: str, value: Value, offset: int, names: Names) -> str:
    """Word what a field says.

    Args:
        column: the field.
        value: as it is stored.
        offset: zone of the entry, for instants.
        names: gives the words behind a row id.
    """
    if value is None or value == "":
        return NO_VALUE
    if column == "hash":
        return NOT_SHOWN
    if column in _YES_NO:
        return "yes" if value else "no"
    if column in _MINUTES:
        return f"{value} minutes"
    if column in _DOSES and isinstance(value, int):
        return dose_words(value)
    return _text_words(column, str(value), offset, names)


def _text_words(column: str, text: str, offset: int, names: Names) -> str:
    if column in _ROWS:
        return names(text) or f"{_ROWS[column]} {_NOWHERE}"
    try:
        if column == "weekday":
            return LONG_WEEKDAYS[int(text)]
        if column.endswith("_on") or column == "on_day":
            return date_words(date.fromisoformat(text))
        if column.endswith("_at") and column != "arrive_at":
            return when_words(text, offset)
    except ValueError:  # somebody wrote something else into the file: show what stands there
        return text
    return text.replace("_", " ") if column in _CODES else text
