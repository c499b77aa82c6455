"""Checks days that are wanted against chairs and staff, inside the operation that writes them."""

from collections.abc import Sequence

from infusion_planner.domain.bookings import days_beside
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
    """Say what stands against days.

    Args:
        db: the open database.
        patient_id: the patient's row id.
        course_id: row id of the course that is moved; empty for a new one.
        wanted: every day of the change.
        book: the rules in force.
    """
    days = [item.on for item in wanted]
    others = days_beside(bookings.of_patient(db, patient_id), course_id)
    minutes = infusion_day_minutes(book)
    room = chairs.room(db, min(days), max(days), minutes, course_id)
    return find_clashes(room, wanted, others)


def refuse_clashes(
    db: Database,
    patient_id: str,
    course_id: str,
    wanted: Sequence[Wanted],
    book: Rulebook,
    *,
    rules: Sequence[Clash] = (),
) -> None:
    """Refuse days that a rule blocks or that have no place, all of them at once.

    That a day is closed is for the rules to weigh (SPACE-4), not for the chairs.

    Raises:
        Refused: a rule blocks the course, or a day has no hours, chair or nurse for it, or the
            patient comes on it already.
    """
    found = clashes_of(db, patient_id, course_id, wanted, book)
    _refuse([*rules, *(item for item in found if item.kind is not ClashKind.CLOSED)])


def refuse_any_clash(
    db: Database,
    patient_id: str,
    course_id: str,
    wanted: Sequence[Wanted],
    book: Rulebook,
    *,
    rules: Sequence[Clash] = (),
) -> None:
    """Refuse the same, and days on which the center is closed.

    Raises:
        Refused: a day is closed, or as for `refuse_clashes`.
    """
    _refuse([*rules, *clashes_of(db, patient_id, course_id, wanted, book)])


def _refuse(found: Sequence[Clash]) -> None:
    if not found:
        return
    if all(item.kind is ClashKind.RULE for item in found):
        raise Refused(_words(found[0]))
    more = len(found) - _SHOWN
    words = [_words(item) for item in found[:_SHOWN]]
    words += [f"And {more} more."] if more > 0 else []
    raise Refused(" ".join(["Nothing was saved.", *words]))


def _words(clash: Clash) -> str:
    if clash.kind is ClashKind.RULE:
        return f"Blocked - {clash.words} {clash.rule}"
    return clash.words
