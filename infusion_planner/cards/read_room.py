"""Reads which days still have room for a course that is planned or moved."""

from collections.abc import Mapping, Sequence
from datetime import date

from infusion_planner.domain.case import Case
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.course import Course
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from infusion_planner.store import chairs
from infusion_planner.store.driver import Database
from infusion_planner.store.store import Store
from infusion_planner.store.unchanged import Kept


def read_room(
    db: Database, today: date, book: Rulebook, moved: str = "", *, until: date = date.max
) -> ChairDays | None:
    """Read chairs and staff by days; None where the center keeps neither chairs nor hours.

    Args:
        db: the open database.
        today: the first day that is read.
        book: the rules in force.
        moved: row id of the course that is moved, so that it is not in its own way.
        until: the last day that is read.
    """
    room = chairs.room(db, today, until, infusion_day_minutes(book), moved)
    return room if room.has_limits else None


def overfull_days(room: ChairDays | None) -> frozenset[date]:
    """Give the days with more patients than there is room for; none where nothing limits a day."""
    if room is None:
        return frozenset()
    days = {*room.booked.chairs, *room.booked.without_chair}
    return frozenset(day for day in days if room.is_overfull(day))


class RoomReader:
    """Reads the room once for as long as nothing is written.

    A ghost that is led over the calendar asks for it on each day, and a large center has years of
    bookings.
    """

    def __init__(self, store: Store, book: Rulebook) -> None:
        self._store = store
        self._book = book
        self._kept: Kept[ChairDays | None] = Kept()

    def room(self, today: date, moved: str = "") -> ChairDays | None:
        """Give chairs and staff by days, as `read_room` does."""
        return self._store.read(
            lambda db: self._kept.give(
                db, (today, moved), lambda: read_room(db, today, self._book, moved)
            )
        )


def own_chairs(
    stored: Sequence[Course], course_id: str, chairs: Mapping[str, str]
) -> tuple[str, ...]:
    """Give the chairs of a plan by infusion, empty where one is open.

    Args:
        stored: the patient's courses.
        course_id: the plan's row id; empty for none.
        chairs: the names of the patient's chairs, by the infusion's row id.
    """
    found = (item for item in stored if course_id and item.id == course_id)
    plan = next(found, None)
    return tuple(chairs.get(item.id, "") for item in plan.infusions) if plan else ()


def open_plan(stored: Sequence[Course], case: Case, book: Rulebook) -> str:
    """Give the row id of the plan there is of the coming course; empty for none."""
    number = next_course(case.given, case.as_of, book).number
    found = (item for item in stored if item.number == number)
    return next((item.id for item in found if not item.given_elsewhere and not item.doses), "")
