"""Checks days that are wanted against chairs and staff, inside the operation that writes them."""

from collections.abc import Sequence

from infusion_planner.actions.clashes_found import clashes_of
from infusion_planner.actions.desk import Moment
from infusion_planner.domain.clashes import Clash, ClashKind, Wanted
from infusion_planner.domain.errors import Refused
from infusion_planner.store.driver import Database

_SHOWN = 3


def refuse_clashes(
    db: Database, patient_id: str, course_id: str, wanted: Sequence[Wanted], moment: Moment
) -> None:
    """Refuse days without a place, all of them at once.

    That a day is closed is for the rules to weigh (SPACE-4), not for the chairs.

    Raises:
        Refused: a chair, the nurses or the patient have no room on a day.
    """
    found = clashes_of(db, patient_id, course_id, wanted, moment.book)
    _refuse([item for item in found if item.kind is not ClashKind.CLOSED])


def refuse_any_clash(
    db: Database, patient_id: str, course_id: str, wanted: Sequence[Wanted], moment: Moment
) -> None:
    """Refuse the same, and days on which the center is closed.

    Raises:
        Refused: a day is closed, or a chair, the nurses or the patient have no room on it.
    """
    _refuse(clashes_of(db, patient_id, course_id, wanted, moment.book))


def _refuse(found: Sequence[Clash]) -> None:
    if not found:
        return
    more = len(found) - _SHOWN
    words = [item.words for item in found[:_SHOWN]]
    words += [f"And {more} more."] if more > 0 else []
    raise Refused(" ".join(["Nothing was saved.", *words]))
