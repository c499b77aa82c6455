"""Courses and their infusions: rows to domain objects and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from infusion_planner.domain.course import Course, Dose, Infusion, Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import as_dict
from infusion_planner.domain.override import Override
from infusion_planner.domain.partly_known import PartlyKnown, partly_known
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, Row, each_row, read_rows

_INFUSIONS = (
    "SELECT patient_id, course_id, id, number, planned_on, given_on, dose_ug, steroid, steroid_ug,"
    " reason, given_known FROM infusion"
)
_STEROIDS = {steroid.value: steroid for steroid in Steroid}


def add(
    records: Records, patient_id: str, course: Course, overrides: Iterable[Override] = ()
) -> str:
    """Write a new course with its infusions and give the course's row id."""
    course_id = records.insert(
        "course",
        {
            "patient_id": patient_id,
            "number": course.number,
            "length": course.length,
            "given_elsewhere": int(course.given_elsewhere),
            "where_given": course.where_given,
            "ended_reason": course.ended_reason,
            "rulebook_version": course.rulebook_version,
            "override_json": _to_json(overrides),
        },
    )
    for infusion in course.infusions:
        owner: dict[str, Value] = {
            "patient_id": patient_id,
            "course_id": course_id,
            "number": infusion.number,
        }
        records.insert("infusion", {**owner, **_columns(infusion)})
    return course_id


def save_infusion(records: Records, infusion: Infusion, recorded_at: str = "") -> None:
    """Write an infusion over the one stored; chair and hour stay only with the day.

    Args:
        records: the open transaction.
        infusion: its `id` names the row.
        recorded_at: UTC ISO text of the entry; empty while nothing was given.
    """
    values = {**_columns(infusion), "recorded_at": recorded_at}
    if not _keeps_chair(records.db, infusion):
        values |= {"chair_id": None, "starts_at": None}
    records.update("infusion", infusion.id, values)


def drop_infusions(records: Records, infusions: Iterable[Infusion]) -> None:
    """Take planned infusions away."""
    for infusion in infusions:
        records.delete("infusion", infusion.id)


def add_infusion(records: Records, patient_id: str, course_id: str, infusion: Infusion) -> None:
    """Write one more infusion of a course."""
    owner: dict[str, Value] = {
        "patient_id": patient_id,
        "course_id": course_id,
        "number": infusion.number,
    }
    records.insert("infusion", {**owner, **_columns(infusion)})


def drop(records: Records, course: Course) -> None:
    """Take a planned course away; sheets printed of it keep it in the records."""
    drop_infusions(records, course.infusions)
    records.delete("course", course.id)


def drop_without_dose(records: Records, stored: Iterable[Course], number: int) -> None:
    """Take away a course of this number that was entered or ended, and has no dose any more.

    That is what is left when every dose was amended away; its entries stay in the trail.
    """
    for course in stored:
        closed = course.given_elsewhere or course.ended_reason
        if course.number == number and closed and not course.doses:
            drop(records, course)


def save_course(records: Records, course: Course, overrides: Iterable[Override]) -> None:
    """Write what may change of a course: its length, end, hold, rules and overrides."""
    records.update(
        "course",
        course.id,
        {
            "length": course.length,
            "ended_reason": course.ended_reason,
            "rulebook_version": course.rulebook_version,
            "held_reason": course.held_reason,
            "override_json": _to_json(overrides),
        },
    )
    if course.ended_reason or course.held_reason:
        for infusion in course.infusions:
            if not infusion.entered:
                records.update("infusion", infusion.id, {"chair_id": None})


def of_patient(db: Database, patient_id: str) -> tuple[Course, ...]:
    """Read a patient's courses, by number."""
    return dict(_read(db, "WHERE patient_id = ?", patient_id)).get(patient_id, ())


def of_patients(db: Database, ids: Sequence[str]) -> Iterator[tuple[str, tuple[Course, ...]]]:
    """Read the courses of some patients, patient by patient, each patient's by number."""
    return _read(db, f"WHERE patient_id IN ({', '.join('?' for _ in ids)})", *ids)


def every(db: Database) -> Iterator[tuple[str, tuple[Course, ...]]]:
    """Read all courses, patient by patient, each patient's by number.

    They come as they are asked for, so that those of a large center are never all in memory;
    this is to be used up within one `Store.read`.
    """
    return _read(db, "")


def owner_of_course(db: Database, course_id: str) -> tuple[str, Course]:
    """Read a course with the patient's row id.

    Raises:
        Refused: there is no such course any more.
    """
    patient_id = _owner(db, "SELECT patient_id FROM course WHERE id = ?", course_id)
    stored = of_patient(db, patient_id)
    return patient_id, next(item for item in stored if item.id == course_id)


def owner_of_infusion(db: Database, infusion_id: str) -> tuple[str, Course, Infusion]:
    """Read an infusion with its patient and course.

    Raises:
        Refused: there is no such infusion any more.
    """
    patient_id = _owner(db, "SELECT patient_id FROM infusion WHERE id = ?", infusion_id)
    for course in of_patient(db, patient_id):
        for infusion in course.infusions:
            if infusion.id == infusion_id:
                return patient_id, course, infusion
    raise AssertionError("an infusion hangs on a course by its foreign key")


def overrides_of(db: Database, course_id: str) -> tuple[Override, ...]:
    """Read the overrides documented for a course, in the order recorded."""
    found = read_rows(db, "SELECT override_json FROM course WHERE id = ?", [course_id])
    text = found[0]["override_json"] if found else ""
    return tuple(Override(**values) for values in json.loads(text or "[]"))


def _keeps_chair(db: Database, infusion: Infusion) -> bool:
    sql = "SELECT 1 FROM infusion WHERE id = ? AND planned_on IS ?"
    stays = bool(read_rows(db, sql, [infusion.id, _iso(infusion.planned_on)]))
    given = infusion.given
    return stays and (given is None or (infusion.entered and given.on == infusion.planned_on))


def _owner(db: Database, sql: str, row_id: str) -> str:
    found = read_rows(db, sql, [row_id])
    if not found:
        raise Refused("This course is no longer in the records. Go back to the patient.")
    return str(found[0]["patient_id"])


def _read(db: Database, where: str, *values: Value) -> Iterator[tuple[str, tuple[Course, ...]]]:
    # with the sign rows are sorted; by the index pages would be read, and decrypted, in any order
    order = f"{where} ORDER BY +patient_id, number"
    infusions = groupby(db.execute(f"{_INFUSIONS} {order}", values), itemgetter(0))
    found = each_row(db, f"SELECT * FROM course {order}", values)
    coming = next(infusions, None)
    for patient_id, rows in groupby(found, itemgetter("patient_id")):
        of_course: dict[str, list[Infusion]] = {}
        # each infusion hangs on a course of its patient, but a course may have none
        if coming is not None and coming[0] == patient_id:
            for row in coming[1]:
                of_course.setdefault(row[1], []).append(_infusion(row))
            coming = next(infusions, None)
        yield patient_id, tuple(_course(row, tuple(of_course.get(row["id"], ()))) for row in rows)


def _course(row: Row, infusions: tuple[Infusion, ...]) -> Course:
    return Course(
        number=row["number"],
        length=row["length"],
        infusions=infusions,
        id=row["id"],
        given_elsewhere=bool(row["given_elsewhere"]),
        where_given=row["where_given"],
        ended_reason=row["ended_reason"],
        rulebook_version=row["rulebook_version"],
        held_reason=row["held_reason"],
    )


def _infusion(row: tuple[Any, ...]) -> Infusion:
    _, _, row_id, number, planned_on, given_on, dose_ug, steroid, steroid_ug, reason, known = row
    given = None if given_on is None else Dose(date.fromisoformat(given_on), dose_ug, _known(known))
    before = _STEROIDS[steroid]
    return Infusion(number, _day(planned_on), given, row_id, before, steroid_ug, reason)


def _known(text: str | None) -> PartlyKnown | None:
    return None if text is None else partly_known(text)


def _columns(infusion: Infusion) -> dict[str, Value]:
    return {
        "planned_on": _iso(infusion.planned_on),
        "given_on": _iso(infusion.given.on if infusion.given else None),
        "given_known": _known_text(infusion.given),
        "dose_ug": infusion.given.dose_ug if infusion.given else None,
        "steroid": infusion.steroid.value,
        "steroid_ug": infusion.steroid_ug,
        "reason": infusion.reason,
    }


def _known_text(given: Dose | None) -> str | None:
    if given is None or given.known is None:
        return None
    known = given.known
    return f"{known.year:04d}" if known.month is None else f"{known.year:04d}-{known.month:02d}"


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_json(overrides: Iterable[Override]) -> str:
    values = [as_dict(override) for override in overrides]
    return json.dumps(values, ensure_ascii=False) if values else ""
