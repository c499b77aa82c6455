"""What was done to courses and why: rows to domain objects and back."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.change_reasons import ByWhom, CourseEvent, Verb, Why
from infusion_planner.domain.registration import tidy
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, Row, read_rows

_TABLE = "course_event"
_VERBS = {verb.value: verb for verb in Verb}
_BY_WHOM = {who.value: who for who in ByWhom}


def add(records: Records, patient_id: str, event: CourseEvent) -> None:
    """Write one change of a course."""
    records.insert(
        _TABLE,
        {
            "patient_id": patient_id,
            "course_id": event.course_id,
            "course": event.course,
            "infusion_id": event.infusion_id or None,
            "verb": event.verb.value,
            "reason_code": event.why.code,
            "reason": tidy(event.why.words),
            "by_whom": event.why.by_whom.value,
            "what": event.what,
            "planned": " ".join(f"{number}:{day.isoformat()}" for number, day in event.planned),
            "noted_at": event.done_at,
            "noted_by": event.done_by,
        },
    )


def of_patient(db: Database, patient_id: str) -> tuple[CourseEvent, ...]:
    """Read the changes of a patient's courses, oldest first."""
    sql = f"SELECT * FROM {_TABLE} WHERE patient_id = ? ORDER BY noted_at, rowid"
    return tuple(map(_event, read_rows(db, sql, [patient_id])))


def rows_of_course(db: Database, course_id: str) -> list[Row]:
    """Read the rows of one course, to move them to another chart with it."""
    return read_rows(db, f"SELECT * FROM {_TABLE} WHERE course_id = ? ORDER BY id", [course_id])


def counted(db: Database, verb: Verb, first: str, last: str) -> dict[str, int]:
    """Count the changes of a kind between two instants in UTC ISO text, by code of the reason."""
    sql = (
        f"SELECT reason_code, count(*) AS number FROM {_TABLE}"
        " WHERE verb = ? AND noted_at BETWEEN ? AND ? GROUP BY reason_code ORDER BY reason_code"
    )
    return {
        row["reason_code"]: row["number"] for row in read_rows(db, sql, [verb.value, first, last])
    }


def _event(row: Row) -> CourseEvent:
    return CourseEvent(
        verb=_VERBS[row["verb"]],
        why=Why(row["reason_code"], row["reason"], _BY_WHOM[row["by_whom"]]),
        course_id=row["course_id"],
        course=row["course"],
        what=row["what"],
        infusion_id=row["infusion_id"] or "",
        done_at=row["noted_at"],
        done_by=row["noted_by"],
        planned=tuple(_planned(row["planned"])),
    )


def _planned(words: str) -> Iterator[tuple[int, date]]:
    """Read number and day of each infusion, `3:2026-12-02 4:2026-12-03`."""
    for part in words.split():
        number, _, day = part.partition(":")
        yield int(number), date.fromisoformat(day)
