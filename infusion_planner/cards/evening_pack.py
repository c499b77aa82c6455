"""Reads whether the downtime pack is to be written this evening, or was not on the last one."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_state import DayState, state_of
from infusion_planner.domain.downtime import PACK_FAILED, evening_due, missed_on
from infusion_planner.domain.trail import Event
from infusion_planner.domain.wording import day_words, time_words
from infusion_planner.store import bookings, day_entries, downtime, trail
from infusion_planner.store.driver import Database

_DAY, _AHEAD, _BACK = timedelta(days=1), timedelta(days=60), timedelta(days=14)
_OVER = frozenset({DayState.DONE, DayState.NO_SHOW})
_LEAVES = ("discharge", "no_show")


def evening_is_due(db: Database, now: datetime) -> bool:
    """Tell whether the pack waits to be written: the last infusion of today is over.

    Args:
        db: the records.
        now: the workstation's time, with its zone.
    """
    found, today = downtime.get(db), now.date()
    if not found.is_on or not _come(db, today + _DAY):
        return False
    days = [(each, _log_of(db, each)) for each in bookings.between(db, today, today)]
    if not all(_is_over(booking, log) for booking, log in days):
        return False
    ended = _last_end(log for _, log in days)
    return evening_due(_written(found.written_at, now), today, ended)


def missed_words(db: Database, now: datetime) -> str:
    """Say that the pack was not written on the last evening; empty where it was, or is not set up.

    Args:
        db: the records.
        now: the workstation's time, with its zone.
    """
    found, today = downtime.get(db), now.date()
    if not found.is_on or not _come(db, today):
        return ""
    before = bookings.between(db, today - _BACK, today - _DAY)
    last_day = max((each.on for each in before), default=None)
    ended = _last_end(_log_of(db, each) for each in before if each.on == last_day)
    set_up = _on_the_wall(found.password_at, now)
    missed = missed_on(_written(found.written_at, now), last_day, ended, set_up.date())
    if missed is None:
        return ""
    return (
        f"The downtime pack was not written on {day_words(missed)}. Write it in Settings, on the"
        " page Downtime pack."
    )


def failed_words(db: Database, now: datetime) -> str:
    """Say that the pack could not be written today when somebody left; empty where it could.

    Args:
        db: the records.
        now: the workstation's time, with its zone.
    """
    found, today = downtime.get(db), now.date()
    tried, _ = trail.last_titled(db, Event.BACKUP, PACK_FAILED)
    failed = _written(tried, now)
    if not found.is_on or failed is None or failed.date() != today:
        return ""
    written = _written(found.written_at, now)
    if written is not None and written >= failed:
        return ""
    return (
        f"{PACK_FAILED} at {time_words(failed)}. Look whether its folder is there, and write it in"
        " Settings, on the page Downtime pack."
    )


def _come(db: Database, first: date) -> bool:
    return any(not each.given for each in bookings.between(db, first, first + _AHEAD))


def _log_of(db: Database, booking: Booking) -> DayLog:
    return DayLog(day_entries.of_day(db, (booking.infusion_id, booking.on)))


def _is_over(booking: Booking, log: DayLog) -> bool:
    return booking.given or log.closed is not None or state_of(log) in _OVER


def _last_end(days: Iterable[DayLog]) -> datetime | None:
    """Give when the last infusion was over, as far as that was entered."""
    return max((at for log in days if (at := _end_of(log)) is not None), default=None)


def _end_of(log: DayLog) -> datetime | None:
    """Give when the patient left; the close of a day on which nobody came."""
    left = [at for kind in _LEAVES if (at := log.at(kind)) is not None]
    return max(left, default=log.at("closed"))


def _written(instant: str, now: datetime) -> datetime | None:
    """Give when it was written; None for never."""
    return _on_the_wall(instant, now) if instant else None


def _on_the_wall(instant: str, now: datetime) -> datetime:
    """Give an instant as the clock on the wall showed it."""
    return datetime.fromisoformat(instant).astimezone(now.tzinfo).replace(tzinfo=None)
