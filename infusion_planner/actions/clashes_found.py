"""Finds what stands against days, with what the records say of chairs and staff."""

from collections.abc import Sequence

from infusion_planner.domain.clashes import Clash, ClashKind, Wanted, find_clashes
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import bookings, chairs
from infusion_planner.store.driver import Database


def clashes_of(
    db: Database, patient_id: str, course_id: str, wanted: Sequence[Wanted], book: Rulebook
) -> tuple[Clash, ...]:
    """Say what stands against days; a center without chairs has none to run out of.

    Args:
        db: the open database.
        patient_id: the patient's row id.
        course_id: row id of the course that is moved; empty for a new one.
        wanted: every day of the change.
        book: the rules in force.
    """
    days = [item.on for item in wanted]
    others = frozenset(
        item.on for item in bookings.of_patient(db, patient_id) if item.course_id != course_id
    )
    minutes = infusion_day_minutes(book)
    room = chairs.room(db, min(days), max(days), minutes, course_id)
    found = find_clashes(room, wanted, others)
    if room.chairs:
        return found
    return tuple(item for item in found if item.kind is not ClashKind.NO_CHAIR)
