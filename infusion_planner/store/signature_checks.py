"""Compares what was signed with what stands under the signature now."""

import json
from collections.abc import Iterator

from infusion_planner.domain.course_closing import close_mark
from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store import day_entries, schema
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.row_checks import RowTrouble

_WHAT = "the mark does not fit what it was put under"


def signature_troubles(db: Database) -> Iterator[RowTrouble]:
    """Yield each signature whose code is not that of the entries it covers.

    A file of an earlier version is not asked: bringing it to the newest tables comes first.
    """
    if schema.is_older(db):
        return
    for row in read_rows(db, "SELECT * FROM day_signature ORDER BY id", []):
        if not _covers(db, row):
            yield RowTrouble(day_entries.SIGNATURE, row["id"], _WHAT)
    for row in read_rows(db, "SELECT * FROM course_close WHERE signed_at <> '' ORDER BY id", []):
        if close_mark(row["course_id"], row["content"]) != row["mark"]:
            yield RowTrouble("course_close", row["id"], _WHAT)


def _covers(db: Database, row: Row) -> bool:
    covers = json.loads(row["covers"])
    places = ", ".join("?" for _ in covers)
    found = list(read_rows(db, f"SELECT * FROM day_entry WHERE id IN ({places})", covers))
    try:
        entries = [day_entries.entry_of(each) for each in found]
    except DamagedFile:
        return False
    return len(entries) == len(covers) and day_entries.mark_of(entries) == row["mark"]
