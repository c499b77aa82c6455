"""Rows as they stood at an earlier moment, read back from the journal."""

from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import read_rows
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
    found: dict[str, Image] = {str(row["id"]): row for row in rows}
    sql = (
        "SELECT row_id, before FROM change WHERE patient_id = ? AND tbl = ? AND seq > ?"
        " ORDER BY seq DESC"
    )
    for row_id, before in db.execute(sql, (patient_id, table, seq)).fetchall():
        earlier = image(before)
        if earlier is None:
            found.pop(row_id, None)
        else:
            found[row_id] = earlier
    return tuple(found[row_id] for row_id in sorted(found))
