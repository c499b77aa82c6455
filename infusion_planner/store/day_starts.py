"""Everybody of one day with the length of their stay, as starts are proposed for them."""

from datetime import date

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import DayPlan, infusion_day_minutes
from infusion_planner.domain.premedication import steroid_required
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.starts import Comer
from infusion_planner.store import bookings, chairs
from infusion_planner.store.driver import Database


class DayStarts(Frozen):
    """One day.

    Attributes:
        plan: hours and staff; None where the center keeps none for the weekday.
        booked: who comes, by course and infusion.
        comers: the same, with the length of the stay.
    """

    plan: DayPlan | None
    booked: tuple[Booking, ...]
    comers: tuple[Comer, ...]


def of_day(db: Database, day: date, book: Rulebook) -> DayStarts:
    """Read one day."""
    booked = bookings.between(db, day, day)
    comers = tuple(Comer(item.infusion_id, _minutes(item, book), item.starts_at) for item in booked)
    return DayStarts(chairs.opening(db).plan_of(day), booked, comers)


def _minutes(booking: Booking, book: Rulebook) -> int:
    steroid = steroid_required(book, booking.course, booking.number)
    return infusion_day_minutes(book, steroid=steroid)
