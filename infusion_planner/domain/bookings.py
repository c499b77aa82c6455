"""Bookings: the infusions that are planned, each on its day, with or without a chair."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time

from infusion_planner.domain.chairs import SeatedDays
from infusion_planner.domain.frozen import Frozen


class Booking(Frozen):
    """One infusion that takes up a place on its day.

    Attributes:
        infusion_id: the infusion's row id.
        patient_id: the patient's row id.
        course_id: the course's row id.
        on: the day.
        chair: the chair's name; empty while none is chosen.
        course: the course's number.
        number: the infusion's number.
        given: whether it was given already.
        starts_at: when the patient is to come; None while no time is saved.
    """

    infusion_id: str
    patient_id: str
    course_id: str
    on: date
    chair: str
    course: int
    number: int
    given: bool
    starts_at: time | None = None


def seated(bookings: Iterable[Booking]) -> SeatedDays:
    """Give what is taken by day."""
    chairs: defaultdict[date, set[str]] = defaultdict(set)
    without: defaultdict[date, int] = defaultdict(int)
    for booking in bookings:
        if booking.chair:
            chairs[booking.on].add(booking.chair)
        else:
            without[booking.on] += 1
    return SeatedDays({day: frozenset(names) for day, names in chairs.items()}, without)


def days_beside(bookings: Iterable[Booking], course_id: str) -> frozenset[date]:
    """Give the days on which a patient comes for another course than this one.

    Args:
        bookings: the patient's.
        course_id: the course's row id; empty for a new one.
    """
    return frozenset(item.on for item in bookings if item.course_id != course_id)
