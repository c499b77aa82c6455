"""Writes the new days of a course; each infusion keeps a chair where there is one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.wording import day_words
from infusion_planner.store import bookings, chairs, courses
from infusion_planner.store.records import Records


def write_days(records: Records, course: Course, changed: Course, moment: Moment) -> str:
    """Write the infusions of a course as they would be, and say which chairs are other ones.

    Every chair that is concerned is let go first, so that none is in its own way. An infusion sits
    in the chair that the course had on that day, else in its own, else in the one the course has
    most, else in any that is free; one that had none stays without.

    Args:
        records: the open transaction.
        course: as it is stored.
        changed: as it would be; infusions that are not in it are taken away.
        moment: the rules in force.
    """
    seats = _Seats(records, course)
    before = {item.id: item for item in course.infusions}
    kept = {item.id for item in changed.infusions}
    moves = [item for item in changed.infusions if item != before[item.id]]
    gone = [item for item in course.infusions if item.id not in kept]
    for item in (*moves, *gone):
        bookings.seat(records, item.id, "")
    courses.drop_infusions(records, gone)
    for item in moves:
        courses.save_infusion(records, item)
    return _seat(records, seats, moves, moment)


class _Seats:
    """Knows which chairs a course had."""

    def __init__(self, records: Records, course: Course) -> None:
        patient_id, _ = courses.owner_of_course(records.db, course.id)
        found = bookings.of_patient(records.db, patient_id)
        held = [item for item in found if item.course_id == course.id and item.chair]
        self.course_id = course.id
        self._own = {item.infusion_id: item.chair for item in held}
        self._on = {item.on: item.chair for item in held}
        self._most = _most(held)
        self._was_held = bool(course.held_reason)

    def wished(self, infusion: Infusion, day: date) -> tuple[str, ...]:
        """Give the chairs an infusion would have, the best first; none where it had none."""
        own, there = self._own.get(infusion.id, ""), self._on.get(day, "")
        if not own and not there and not self._was_held:
            return ()
        wished = (there, own, self._most)
        return tuple(dict.fromkeys(chair for chair in wished if chair))


def _most(held: Iterable[Booking]) -> str:
    counted = Counter(item.chair for item in held)
    return min(counted, key=lambda chair: (-counted[chair], chair)) if counted else ""


def _seat(records: Records, seats: _Seats, moves: list[Infusion], moment: Moment) -> str:
    days = [item.planned_on for item in moves if item.planned_on is not None]
    if not days:
        return ""
    minutes = infusion_day_minutes(moment.book)
    room = chairs.room(records.db, min(days), max(days), minutes, seats.course_id)
    other = []
    for item in moves:
        wished = seats.wished(item, item.planned_on) if item.planned_on else ()
        if item.planned_on is None or not wished:
            continue
        free = room.free_chairs(item.planned_on)
        chair = next((name for name in (*wished, *free) if name in free), "")
        bookings.seat(records, item.id, chair)
        if chair not in wished:
            place = f"chair {chair}" if chair else "no chair"
            other.append(f"{place} on {day_words(item.planned_on)}")
    return ", ".join(other)
