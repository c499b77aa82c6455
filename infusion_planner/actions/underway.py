"""Looks whether an infusion of today has begun, before its day or its chair is closed."""

from datetime import date

from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.wording import day_words
from infusion_planner.store import bookings, day_entries
from infusion_planner.store.driver import Database


def refuse_underway(db: Database, first: date, last: date, today: date, chair: str = "") -> None:
    """Refuse to close a day, or a chair on it, while somebody is there.

    Args:
        db: the open database.
        first: the first day that is to be closed.
        last: the last one.
        today: the center's civil date.
        chair: the chair's name; empty for the whole center.

    Raises:
        Refused: an infusion of today was given, or its patient is here.
    """
    if not first <= today <= last:
        return
    here = day_entries.of_date(db, today)
    for booking in bookings.between(db, today, today):
        entries = here.get((booking.infusion_id, today), ())
        begun = booking.given or DayLog(entries).last("arrived") is not None
        if begun and chair in ("", booking.chair):
            place = f"Chair {chair}" if chair else "The center"
            raise Refused(
                f"{place} cannot be closed for {day_words(today)}: infusions of that day"
                " have begun. Close from the next day on, and finish this one."
            )
