"""Checks records after a fault: all that was acknowledged is there, and nothing is torn."""

import json
from collections.abc import Iterator, Mapping

from infusion_planner.store.driver import Database, one
from infusion_planner.store.store import Store
from infusion_planner.store.tables import TABLES

Rows = dict[tuple[str, str], dict[str, object]]
Acknowledged = Mapping[str, int]
"""Id of each operation that was reported as saved, and the number of rows it changed."""


def problems(store: Store, acknowledged: Acknowledged) -> tuple[str, ...]:
    """Name everything that is not as it has to be; empty when nothing is.

    An operation is whole when its entry, its changes and the tables say the same, so the tables
    are computed a second time from the trail alone and compared.
    """
    return tuple(_problems(store.db, store, acknowledged))


def entries(db: Database) -> dict[str, int]:
    """Give the operations of the trail and how many rows each changed."""
    sql = (
        "SELECT op.id, count(change.seq) FROM op LEFT JOIN change ON change.op_id = op.id"
        " GROUP BY op.id"
    )
    return dict(db.execute(sql).fetchall())


def tables(db: Database) -> Rows:
    """Give every row of every journaled table."""
    return {(name, str(row["id"])): row for name in _names() for row in _rows(db, name)}


def _problems(db: Database, store: Store, acknowledged: Acknowledged) -> Iterator[str]:
    found = entries(db)
    for op_id, rows in acknowledged.items():
        if op_id not in found:
            yield f"lost: the operation {op_id}"
        elif found[op_id] != rows:
            yield f"torn: {op_id} changed {rows} rows, {found[op_id]} are in the trail"
    if one(db, "PRAGMA integrity_check") != "ok":
        yield "damaged: the integrity check complains"
    if db.execute("PRAGMA foreign_key_check").fetchall():
        yield "torn: a row refers to one that is not there"
    check = store.verify()
    if not check.is_good:
        yield f"chain: {check.words}"
    if not agrees_with_its_trail(db):
        yield "torn: the tables are not what the trail says"


def agrees_with_its_trail(db: Database) -> bool:
    """Tell whether each row is as its last change left it; columns added since are left out."""
    stored, told = tables(db), _told_by_the_trail(db)
    return stored.keys() == told.keys() and all(
        told[place].items() <= row.items() for place, row in stored.items()
    )


def _told_by_the_trail(db: Database) -> Rows:
    rows = {
        (str(table), str(row_id)): after
        for table, row_id, after in db.execute("SELECT tbl, row_id, after FROM change ORDER BY seq")
    }
    return {place: json.loads(after) for place, after in rows.items() if after is not None}


def _names() -> tuple[str, ...]:
    return tuple(table.name for table in TABLES)


def _rows(db: Database, table: str) -> Iterator[dict[str, object]]:
    cursor = db.execute(f"SELECT * FROM {table}")
    names = [str(column[0]) for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)
