"""The courses on days that would be closed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import count_words, day_words, listed

_NAMED = 3


class ClosingHits(Frozen):
    """What closing days comes to; nothing of it says whose courses they are.

    Attributes:
        courses: how many are hit.
        days: the days on which they are, by date.
        words: `2 courses have days that would be closed: Tue 01-Dec-2026 (2 patients).`
        saved: the same once the days are closed.
    """

    courses: int
    days: tuple[date, ...]
    words: str
    saved: str


def closing_hits(booked: Iterable[Booking], now: OpenDays, then: OpenDays) -> ClosingHits | None:
    """Count the courses on days that are open now and would be closed; None where there are none.

    Args:
        booked: from today on.
        now: the open days as they are kept.
        then: the open days as they would be.
    """
    hit = [
        item
        for item in booked
        if not item.given and now.is_open(item.on) and not then.is_open(item.on)
    ]
    if not hit:
        return None
    courses = len({item.course_id for item in hit})
    counts = sorted(Counter(item.on for item in hit).items())
    named = [f"{day_words(day)} ({count_words(count, 'patient')})" for day, count in counts]
    if len(named) > _NAMED:
        named[_NAMED:] = [count_words(len(named) - _NAMED, "more day")]
    verb = "has" if courses == 1 else "have"
    head, days = f"{count_words(courses, 'course')} {verb} days that", listed(named)
    return ClosingHits(
        courses=courses,
        days=tuple(day for day, _ in counts),
        words=f"{head} would be closed: {days}.",
        saved=f"{head} are closed now: {days}.",
    )
