"""Which courses cannot stay where they are, and where the rules let them go."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_changes import open_run
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.replan import HitCourse

NOTICE = timedelta(days=7)
"""Nobody is asked to come earlier with less notice than this."""
HORIZON = timedelta(weeks=13)
"""So far after its old days a course is looked for a place."""
_ONE_DAY = timedelta(days=1)

IsLegal = Callable[[date], bool]
"""Tells whether the rules let the first moved day be on a day."""


class Scope(Frozen):
    """The days that are looked at.

    Attributes:
        first: the first of them.
        last: the last one.
        today: the center's civil date; what has passed is not moved.
    """

    first: date
    last: date
    today: date

    def covers(self, day: date) -> bool:
        """Tell whether a day is looked at."""
        return max(self.first, self.today) <= day <= self.last


def hit_bookings(booked: Iterable[Booking], room: ChairDays, scope: Scope) -> tuple[Booking, ...]:
    """Give who cannot stay: on a closed day, or without a chair while one is out of service.

    Args:
        booked: of the days looked at, or more.
        room: the chairs by days with everything that is booked.
        scope: the days looked at.
    """
    coming = (item for item in booked if not item.given and scope.covers(item.on))
    return tuple(item for item in coming if _is_hit(item, room))


def _is_hit(booking: Booking, room: ChairDays) -> bool:
    if not room.open_days.is_open(booking.on):
        return True
    out = any(outage.covers(booking.on) for outage in room.outages)
    return out and booking.chair not in room.in_service(booking.on)


def moving_part(course: Course, hit: frozenset[str]) -> tuple[Infusion, ...]:
    """Give the infusions that move together.

    A plan moves as a whole, to days in a row. Of a course that has begun, those before the first
    that cannot stay are given on their days, and the rest follows on the next open days.

    Source: rulebook MISS-1; SPACE-4.

    Args:
        course: as it is stored.
        hit: row ids of its infusions that cannot stay.
    """
    coming = tuple(item for item in course.infusions if item.given is None and item.planned_on)
    if not course.doses:
        return coming
    first = next(place for place, item in enumerate(coming) if item.id in hit)
    return coming[first:]


def days_before(course: Course, first: date) -> tuple[date, ...]:
    """Give the days without an entry that a course has before the first that cannot stay.

    Args:
        course: as it is stored.
        first: the first day that cannot stay.
    """
    coming = (item.planned_on for item in course.infusions if item.given is None)
    return tuple(day for day in coming if day is not None and day < first)


def hit_course(
    course: Course,
    hit: frozenset[str],
    open_days: OpenDays,
    is_legal: IsLegal,
    today: date,
    *,
    has_room: Callable[[date], bool],
) -> HitCourse:
    """Describe a course that cannot stay, with every first day on which it may be.

    Args:
        course: as it is stored.
        hit: row ids of its infusions that cannot stay.
        open_days: when the center gives infusions.
        is_legal: asked last, and only of days on which there is room.
        today: the center's civil date.
        has_room: tells whether a day has room for another patient.
    """
    part = moving_part(course, hit)
    by_id = {item.id: item.planned_on for item in part if item.planned_on is not None}
    days = tuple(by_id.values())
    cannot = frozenset(day for row, day in by_id.items() if row in hit)
    held = frozenset(days) - cannot
    given = {dose.on for dose in course.doses}
    fits = (
        run
        for run in _runs(course, days, open_days, today)
        if all(day in held or has_room(day) for day in run)
    )
    return HitCourse(
        key=course.id,
        days=days,
        hit=cannot,
        runs=tuple(run for run in fits if is_legal(run[0])),
        may_stay=all(open_days.is_open(day) and day not in given for day in cannot),
    )


def _runs(
    course: Course, days: tuple[date, ...], open_days: OpenDays, today: date
) -> Iterator[tuple[date, ...]]:
    span = _span(course, days[0], today)
    if not course.doses:
        yield from (days_from(start, len(days)) for start in open_days.starts(len(days), *span))
    else:
        for start in open_days.starts(1, *span):
            yield tuple(open_run(start, len(days), open_days))


def _span(course: Course, old: date, today: date) -> tuple[date, int]:
    """Give the first day that may be looked at, and how many follow it."""
    earliest = min(old, today + NOTICE)
    if course.doses:
        # one day has one infusion: a dose may have been given on the day of the next
        done = (*(dose.on for dose in course.doses), *days_before(course, old))
        earliest = max(done) + _ONE_DAY
    earliest = max(earliest, today)
    return earliest, (max(old, today) + HORIZON - earliest).days
