"""Rows as they stood at an earlier moment, read back from the journal."""

from collections.abc import Iterable

from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.trail import Image, image


def now_seq(db: Database) -> int:
    """Give the number of the newest change; what was written up to it is how things stand now."""
    return int(one(db, "SELECT coalesce(max(seq), 0) FROM change") or 0)


def rows_at(db: Database, table: str, patient_id: str, seq: int) -> tuple[Image, ...]:
    """Give a patient's rows as they stood after a change, by row id.

    Args:
        db: the records.
        table: of a patient's record.
        patient_id: whose rows.
        seq: number of the change.
    """
    owner = "id" if table == "patient" else "patient_id"
    rows = read_rows(db, f"SELECT * FROM {table} WHERE {owner} = ?", [patient_id])
    sql = (
        "SELECT row_id, before FROM change WHERE patient_id = ? AND tbl = ? AND seq > ?"
        " ORDER BY seq DESC"
    )
    return _taken_back(rows, db.execute(sql, (patient_id, table, seq)).fetchall())


def center_rows_at(db: Database, table: str, seq: int) -> tuple[Image, ...]:
    """Give rows of the center, which belong to no patient, as they stood after a change.

    Args:
        db: the records.
        table: of the center.
        seq: number of the change.
    """
    rows = read_rows(db, f"SELECT * FROM {table}")
    sql = "SELECT row_id, before FROM change WHERE tbl = ? AND seq > ? ORDER BY seq DESC"
    return _taken_back(rows, db.execute(sql, (table, seq)).fetchall())


def _taken_back(rows: Iterable[Row], changes: Iterable[tuple[str, str]]) -> tuple[Image, ...]:
    """Take changes back, the newest first, and give the rows by id."""
    found: dict[str, Image] = {str(row["id"]): row for row in rows}
    for row_id, before in changes:
        earlier = image(before)
        if earlier is None:
            found.pop(row_id, None)
        else:
            found[row_id] = earlier
    return tuple(found[row_id] for row_id in sorted(found))


def texts(row: Image, columns: Iterable[str]) -> tuple[str, ...]:
    """Give columns of a row as text; empty where there is nothing."""
    return tuple("" if row[column] is None else str(row[column]) for column in columns)
