"""What the tests of chairs ask again and again."""

from datetime import date

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import Chair
from infusion_planner.store import bookings, chairs
from infusion_planner.store.journal import Actor
from tests.office import STAFF, TestOffice, colleague, register, somebody
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 30)
LATER = date(2027, 12, 31)


def set_chairs(place: TestOffice, *names: str) -> None:
    place.desk.do(SetChairs(tuple(Chair(name) for name in names)))


def chair_id(place: TestOffice, name: str) -> str:
    found = place.store.read(chairs.in_use)
    return next(chair.id for chair in found if chair.name == name)


def patients(place: TestOffice, count: int) -> list[str]:
    return [
        register(place, somebody(f"LEE{n}", "Sam", f"04100{n:02d}", date(1980 + n, 6, 21)))
        for n in range(count)
    ]


def book(place: TestOffice, patient_id: str, start: date = MONDAY, *seats: str) -> str:
    """Plan a first course and give the course's row id."""
    change = place.desk.do(PlanCourse(patient_id, 1, start, chairs=seats))
    return next(row.row_id for row in change.rows if row.table == "course")


def booked(place: TestOffice, patient_id: str = "") -> list[Booking]:
    found = place.store.read(lambda db: bookings.between(db, date(2026, 1, 1), LATER))
    return [item for item in found if patient_id in ("", item.patient_id)]


def seats(place: TestOffice, patient_id: str) -> list[tuple[date, str]]:
    return [(item.on, item.chair) for item in booked(place, patient_id)]


def second_desk(place: TestOffice) -> Desk:
    """Give the desk of a colleague who signed in now."""
    who = colleague(place, STAFF)
    return Desk(place.store, shipped_rulebook(), place.clock, Actor(who, "B. Osei", STAFF))
