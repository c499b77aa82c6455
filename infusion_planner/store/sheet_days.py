"""What sheets of a course show of its days and its close, as it stood at a moment."""

from collections.abc import Iterator

from infusion_planner.store import course_closes, day_entries, then
from infusion_planner.store.driver import Database

OF_DAYS = frozenset({"S3", "S13", "S18"})
"""Sheets that show what was recorded at the chair or said at the close."""
_ENTRY = ("kind", "content", "real_at", "withdrawn")
_CLOSE = ("content", "sent_on", "sent_how", "confirmation", "signed_at")


def recorded(db: Database, patient_id: str, course_id: str, seq: int) -> Iterator[tuple[str, ...]]:
    """Yield what was entered of the days of a course, and how it was closed.

    Args:
        db: the records.
        patient_id: the patient's row id.
        course_id: the course's row id.
        seq: number of the last change that counts.
    """
    infusions = then.rows_at(db, "infusion", patient_id, seq)
    own = {row["id"] for row in infusions if row["course_id"] == course_id}
    entered = then.rows_at(db, day_entries.ENTRY, patient_id, seq)
    mine = (row for row in entered if row["infusion_id"] in own)
    yield from sorted(then.texts(row, _ENTRY) for row in mine)
    for row in then.rows_at(db, course_closes.TABLE, patient_id, seq):
        if row["course_id"] == course_id:
            yield then.texts(row, _CLOSE)
