"""Looks at what an undo or redo brings back: others may have taken the place meanwhile."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from infusion_planner.actions.clash_checks import clashes_of
from infusion_planner.domain.clashes import ClashKind, Wanted
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.errors import Refused, UndoConflict
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import bookings, courses
from infusion_planner.store.day_since import closed_since, is_touched_since
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from infusion_planner.store.journal import ChangeRow, Op, changes_of
from infusion_planner.store.trail import Image, image

_PLACE = ("planned_on", "chair_id", "given_on")
_OPEN = ("ended_reason", "held_reason")


def refuse_untenable(db: Database, op: Op, today: date, book: Rulebook) -> None:
    """Refuse what would bring back days that cannot be any more.

    Args:
        db: the open database, with the rows as they were before the operation.
        op: what is taken back.
        today: the center's civil date.
        book: the rules in force.

    Raises:
        UndoConflict: a day was closed meanwhile, a chair, the nurses or the patient have no room
            on it, or the course would begin before its earliest day.
    """
    for course_id, changed in _courses_of(changes_of(db, op.id)).items():
        try:
            patient_id, course = courses.owner_of_course(db, course_id)
        except Refused:
            continue  # the course is taken away again, and takes up no place
        back = [item for item in _coming(course, today) if not changed or item.id in changed]
        if back:
            because = (
                _closed(db, op, back)
                or _clash(db, patient_id, course, _touched(db, op, back), book)
                or _early(db, patient_id, course, today, book)
            )
            if because:
                raise UndoConflict(
                    f"'{op.title}' cannot be taken back: {because} Choose other days instead."
                )


def _courses_of(changes: tuple[ChangeRow, ...]) -> dict[str, set[str]]:
    """Give the infusions that get another place, by course; none named stands for all of them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    whole = set()
    for change in changes:
        before, after = image(change.before), image(change.after)
        if before is None:
            continue
        if change.tbl == "course" and (after is None or _differ(before, after, _OPEN)):
            whole.add(change.row_id)
        if change.tbl == "infusion" and (after is None or _differ(before, after, _PLACE)):
            found[str(before["course_id"])].add(change.row_id)
    return {**found, **{course_id: set() for course_id in whole}}


def _differ(before: Image, after: Image, names: tuple[str, ...]) -> bool:
    return any(before.get(name) != after.get(name) for name in names)


def _coming(course: Course, today: date) -> Iterator[Infusion]:
    if course.ended_reason or course.held_reason or course.given_elsewhere:
        return
    for item in course.infusions:
        if item.given is None and item.planned_on is not None and item.planned_on >= today:
            yield item


def _closed(db: Database, op: Op, back: list[Infusion]) -> str:
    """Say so where a day was closed after the operation.

    One that was closed before it may be brought back: a re-plan is undone before its closure is.
    """
    closed = closed_since(db, op.seq, (item.planned_on for item in back if item.planned_on))
    return f"{day_words(closed[0])} was closed meanwhile." if closed else ""


def _touched(db: Database, op: Op, back: list[Infusion]) -> list[Infusion]:
    """Leave out days that are as the operation found them: nobody took a place on them since."""
    return [
        item for item in back if item.planned_on and is_touched_since(db, op.seq, item.planned_on)
    ]


def _clash(
    db: Database, patient_id: str, course: Course, back: list[Infusion], book: Rulebook
) -> str:
    if not back:
        return ""
    seats = {item.infusion_id: item.chair for item in bookings.of_patient(db, patient_id)}
    wanted = [Wanted(item.planned_on, seats.get(item.id, "")) for item in back if item.planned_on]
    found = clashes_of(db, patient_id, course.id, wanted, book)
    # that a day is closed is for the rules to weigh, as when it was planned
    words = [item.words for item in found if item.kind is not ClashKind.CLOSED]
    return words[0].rsplit(" Choose", 1)[0] if words else ""


def _early(db: Database, patient_id: str, course: Course, today: date, book: Rulebook) -> str:
    """Say so where a dose that was corrected since moved the earliest day.

    Source: rulebook SPACE-1.
    """
    days = [item.planned_on for item in course.infusions if item.planned_on is not None]
    coming = next_course(case_of(db, patient_id, today).given, today, book)
    earliest = coming.earliest_on
    if course.doses or course.number != coming.number or earliest is None or not days:
        return ""
    if min(days) >= earliest:
        return ""
    return f"{day_words(min(days))} is before {date_words(earliest)}, the earliest day now."
