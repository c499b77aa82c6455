"""Compares rows with what the trail says of them, and stored results with their computation.

An old page that was copied back passes every check of the file itself; only this shows it.
"""

import json

from infusion_planner.domain.similar import search_text
from infusion_planner.store import patients, schema
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.tables import UNCOUNTED, Table, tables_of
from infusion_planner.store.triggers import row_image

# In SQL, because it is done with each backup: a row that is as its last entry says never gets here.
_ROWS_OFF = (
    "SELECT image, last FROM (SELECT {image} AS image, (SELECT after FROM change"
    " WHERE row_id = {table}.id AND tbl = '{table}' ORDER BY seq DESC LIMIT 1) AS last"
    " FROM {table}) WHERE image IS NOT last"
)
_LIVING = (
    "SELECT tbl, count(*) FROM (SELECT tbl, max(seq), after FROM change GROUP BY tbl, row_id)"
    " WHERE after IS NOT NULL GROUP BY tbl"
)
_REVISION_THEN = (
    "SELECT count(DISTINCT earlier.op_id) FROM change AS earlier"
    " WHERE earlier.patient_id = print.patient_id AND earlier.seq < made.seq"
    f" AND earlier.tbl NOT IN ({', '.join(repr(name) for name in UNCOUNTED)})"
)
_PRINTS_AHEAD = (
    "SELECT count(*) FROM sheet_print AS print"
    " JOIN change AS made ON made.tbl = 'sheet_print' AND made.row_id = print.id"
    f" WHERE print.revision > ({_REVISION_THEN})"
)


def rows_trouble(db: Database) -> str:
    """Say which table has a row that is not as its last entry left it; empty when none has."""
    living = dict(db.execute(_LIVING).fetchall())
    for table in tables_of(int(one(db, "PRAGMA user_version") or 0)):
        gone = living.get(table.name, 0) - int(one(db, f"SELECT count(*) FROM {table.name}") or 0)
        # a row too many is off by itself: it has no entry, or its last one took it away
        wrong = _rows_off(db, table) + max(gone, 0)
        if wrong:
            return f"The trail does not agree with {wrong} row(s) of '{table.name}'."
    return ""


def computed_trouble(db: Database) -> str:
    """Say which stored result is not what its computation gives; empty when all are.

    A file of an earlier version is not asked: bringing it to the newest tables comes first.
    """
    if schema.is_older(db):
        return ""
    stored = {row["id"]: row["search_text"] for row in read_rows(db, "SELECT * FROM patient")}
    if any(stored[each.id] != search_text(each) for each in patients.every(db)):
        return "By the text kept for the search a patient would not be found."
    if one(db, _PRINTS_AHEAD):
        return "A print carries a revision that the record did not have yet."
    return ""


def _rows_off(db: Database, table: Table) -> int:
    names = [str(row[1]) for row in db.execute(f"PRAGMA table_info({table.name})")]
    image = row_image(table.name, names, table)
    differing = db.execute(_ROWS_OFF.format(table=table.name, image=image))
    return sum(not _stands(json.loads(image), last) for image, last in differing)


def _stands(row: Row, after: str | None) -> bool:
    try:
        last = json.loads(after or "null")
    except ValueError:  # the entry itself is damaged
        return False
    # a column that came with a later version is in the row but not in older entries
    return isinstance(last, dict) and {name: row.get(name) for name in last} == last
