"""Checks days that are wanted against chairs and staff, inside the operation that writes them."""

from collections.abc import Sequence

from infusion_planner.domain.clashes import Clash, ClashKind, Wanted, find_clashes
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import bookings, chairs
from infusion_planner.store.driver import Database

_SHOWN = 3


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


def refuse_clashes(
    db: Database, patient_id: str, course_id: str, wanted: Sequence[Wanted], book: Rulebook
) -> None:
    """Refuse days without a place, all of them at once.

    That a day is closed is for the rules to weigh (SPACE-4), not for the chairs.

    Raises:
        Refused: a chair, the nurses or the patient have no room on a day.
    """
    found = clashes_of(db, patient_id, course_id, wanted, book)
    _refuse([item for item in found if item.kind is not ClashKind.CLOSED])


def refuse_any_clash(
    db: Database, patient_id: str, course_id: str, wanted: Sequence[Wanted], book: Rulebook
) -> None:
    """Refuse the same, and days on which the center is closed.

    Raises:
        Refused: a day is closed, or a chair, the nurses or the patient have no room on it.
    """
    _refuse(clashes_of(db, patient_id, course_id, wanted, book))


def _refuse(found: Sequence[Clash]) -> None:
    if not found:
        return
    more = len(found) - _SHOWN
    words = [item.words for item in found[:_SHOWN]]
    words += [f"And {more} more."] if more > 0 else []
    raise Refused(" ".join(["Nothing was saved.", *words]))
