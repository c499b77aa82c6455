"""How courses were closed: rows to domain objects and back."""

from datetime import date

import msgspec

from infusion_planner.domain.course_closing import (
    ChecklistSent,
    CourseClose,
    StoredClose,
    close_mark,
)
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, Row, read_rows

TABLE = "course_close"


def of_course(db: Database, course_id: str) -> StoredClose | None:
    """Read how a course was closed; None while it was not."""
    rows = rows_of_course(db, course_id)
    return _stored(rows[0]) if rows else None


def rows_of_course(db: Database, course_id: str) -> list[Row]:
    """Read the row of a course, none while it was not closed."""
    return list(read_rows(db, "SELECT * FROM course_close WHERE course_id = ?", [course_id]))


def sent_days(db: Database) -> dict[str, date]:
    """Read the days on which checklists were sent, by the course's row id."""
    sql = "SELECT course_id, sent_on FROM course_close WHERE sent_on IS NOT NULL ORDER BY id"
    return {row["course_id"]: date.fromisoformat(row["sent_on"]) for row in read_rows(db, sql, [])}


def put(
    records: Records, owner: tuple[str, str], close: CourseClose, saved: tuple[str, str]
) -> None:
    """Write a close, over the one that stands.

    Args:
        records: the open transaction.
        owner: row ids of patient and course.
        close: what is said.
        saved: UTC ISO text of the moment, and who saved it.
    """
    patient_id, course_id = owner
    values = {
        "content": msgspec.json.encode(close).decode(),
        "saved_at": saved[0],
        "saved_by": saved[1],
    }
    standing = of_course(records.db, course_id)
    if standing is None:
        own = {"patient_id": patient_id, "course_id": course_id}
        records.insert(TABLE, {**own, **values})
    else:
        records.update(TABLE, standing.id, values)


def note_sent(records: Records, stored: StoredClose, sent: ChecklistSent) -> None:
    """Write that the checklist was sent."""
    values = {
        "sent_on": sent.on.isoformat(),
        "sent_how": sent.how,
        "confirmation": sent.confirmation,
    }
    records.update(TABLE, stored.id, values)


def sign(records: Records, course_id: str, stored: StoredClose, signed: tuple[str, str]) -> None:
    """Write who signed a close.

    Args:
        records: the open transaction.
        course_id: the course's row id.
        stored: the close as it stands.
        signed: UTC ISO text of the moment, and the signer's name.
    """
    content = msgspec.json.encode(stored.close).decode()
    values = {
        "signed_at": signed[0],
        "signed_by": signed[1],
        "mark": close_mark(course_id, content),
    }
    records.update(TABLE, stored.id, values)


def _stored(row: Row) -> StoredClose:
    sent = None
    if row["sent_on"] is not None:
        sent = ChecklistSent(
            date.fromisoformat(row["sent_on"]), row["sent_how"], row["confirmation"]
        )
    return StoredClose(
        close=msgspec.json.decode(row["content"], type=CourseClose),
        saved_by=row["saved_by"],
        saved_at=row["saved_at"],
        sent=sent,
        signed_by=row["signed_by"],
        signed_at=row["signed_at"],
        mark=row["mark"],
        id=row["id"],
    )
