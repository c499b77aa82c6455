"""Rows that go from one patient's chart to another's, and what is told of them afterwards.

A row is taken away and written again under the same id, so that the trail holds the step in both
records.
"""

from collections.abc import Mapping
from datetime import date

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.fact_words import whole_words
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.wording import date_words
from infusion_planner.store import chart_facts, course_closes, course_events, day_entries
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.journal import OP_COLUMNS, Op
from infusion_planner.store.read_journal import read_op
from infusion_planner.store.records import Records, Row, read_rows
from infusion_planner.store.trail import Image, image

TEST, CD4, ANTIVIRAL, COURSE = "monitoring_test", "lab_result", "antiviral", "course"
FACT = "chart_fact"
MOVABLE = (TEST, CD4, ANTIVIRAL, COURSE, FACT)
_GONE = "This entry is no longer in the records. Look at the patient's page again."


class MovedAway(Frozen):
    """Tell of an entry that was moved to another chart.

    Attributes:
        words: what it said.
        op: the operation that moved it.
    """

    words: str
    op: Op


def row_of(db: Database, table: str, row_id: str) -> Row:
    """Read one row that can be moved.

    Raises:
        Refused: it is not there any more.
    """
    found = read_rows(db, f"SELECT * FROM {table} WHERE id = ?", [row_id])
    if not found:
        raise Refused(_GONE)
    return found[0]


def rows_of(db: Database, table: str, patient_id: str) -> list[Row]:
    """Read the rows of a chart, in the order they were entered."""
    return read_rows(db, f"SELECT * FROM {table} WHERE patient_id = ? ORDER BY id", [patient_id])


def move(records: Records, table: str, row: Row, to_patient_id: str, **other: Value) -> None:
    """Move one row to another chart, other columns changed with it."""
    take(records, table, row)
    put(records, table, row, to_patient_id, **other)


def take(records: Records, table: str, row: Row) -> None:
    """Take a row off its chart; `put` writes it again."""
    records.delete(table, row["id"])


def put(records: Records, table: str, row: Row, to_patient_id: str, **other: Value) -> None:
    """Write a row that was taken off another chart, under its own id."""
    moved: dict[str, Value] = {**row, "patient_id": to_patient_id, "rev": row["rev"] + 1, **other}
    records.insert(table, moved)


def move_course(records: Records, course_id: str, to_patient_id: str, **other: Value) -> None:
    """Move a course with its infusions to another chart."""
    course = row_of(records.db, COURSE, course_id)
    sql = "SELECT * FROM infusion WHERE course_id = ? ORDER BY number"
    infusions = read_rows(records.db, sql, [course_id])
    closed = course_closes.rows_of_course(records.db, course_id)
    for close in closed:
        take(records, course_closes.TABLE, close)
    for infusion in infusions:
        take(records, "infusion", infusion)
    move(records, COURSE, course, to_patient_id, **other)
    for close in closed:
        put(records, course_closes.TABLE, close, to_patient_id)
    for infusion in infusions:
        put(records, "infusion", infusion, to_patient_id)
        move_day(records, infusion["id"], to_patient_id)
    for row in course_events.rows_of_course(records.db, course_id):
        move(records, "course_event", row, to_patient_id)


def move_day(
    records: Records, infusion_id: str, to_patient_id: str, to_infusion_id: str = ""
) -> None:
    """Move what was entered of an infusion, and the signatures under it, to another chart.

    Args:
        records: the open transaction.
        infusion_id: the infusion it was entered for.
        to_patient_id: row id of the patient it belongs to.
        to_infusion_id: the infusion it belongs to; empty where that moves as well.
    """
    for table, row in day_entries.rows_of_infusion(records.db, infusion_id):
        move(records, table, row, to_patient_id, infusion_id=to_infusion_id or infusion_id)


def entry_words(table: str, row: Mapping[str, Value]) -> str:
    """Word an entry in a line, without whose it is."""
    if table == TEST:
        return f"{title_of(str(row['test']))} of {_day(row['done_on'])}, {_result(row)}"
    if table == CD4:
        return f"CD4 count of {_day(row['sampled_on'])}, {row['value']} cells per microliter"
    if table == ANTIVIRAL:
        until = f" to {_day(row['stopped_on'])}" if row["stopped_on"] else ""
        return f"{row['medicine']}, from {_day(row['started_on'])}{until}"
    if table == FACT:
        entry = chart_facts.entry_of(row)
        return whole_words(entry) + ("" if entry.counts else ", withdrawn")
    if not row["given_elsewhere"]:
        return f"Course {row['number']}"
    where = f" ({row['where_given']})" if row["where_given"] else ""
    return f"Course {row['number']} given elsewhere{where}"


def moved_away(db: Database, patient_id: str) -> tuple[MovedAway, ...]:
    """Read what was moved from a chart to another one and did not come back, oldest first.

    What went with a merge, or came back by parting, is told by the merge itself.
    """
    tables = ", ".join(f"'{table}'" for table in MOVABLE)
    sql = (
        f"SELECT gone.tbl, gone.row_id, gone.before, {OP_COLUMNS} FROM change AS gone"
        " JOIN op ON op.id = gone.op_id"
        f" WHERE gone.patient_id = ? AND gone.after IS NULL AND gone.tbl IN ({tables})"
        " AND EXISTS (SELECT 1 FROM change AS came WHERE came.op_id = gone.op_id"
        "  AND came.row_id = gone.row_id AND came.before IS NULL"
        "  AND came.patient_id IS NOT gone.patient_id)"
        " AND NOT EXISTS (SELECT 1 FROM change AS merge WHERE merge.op_id = gone.op_id"
        "  AND merge.tbl = 'patient_merge')"
        " ORDER BY gone.seq"
    )
    found = [
        (str(table), str(row_id), _image(before), read_op(rest))
        for table, row_id, before, *rest in db.execute(sql, (patient_id,)).fetchall()
    ]
    return tuple(
        MovedAway(entry_words(table, before), op)
        for table, row_id, before, op in found
        if not _is_back(db, table, row_id, patient_id)
    )


def _is_back(db: Database, table: str, row_id: str, patient_id: str) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND patient_id = ?"
    return bool(read_rows(db, sql, [row_id, patient_id]))


def _image(text: str) -> Image:
    return image(text) or {}


def _result(row: Mapping[str, Value]) -> str:
    if row["resulted_on"] is None:
        return "no result yet"
    return "abnormal" if row["abnormal"] else "normal"


def _day(text: Value) -> str:
    return date_words(date.fromisoformat(str(text)))
