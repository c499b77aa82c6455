"""Reads the journal: what can be undone, how a row came to be, how often a record changed."""

import json

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.trail import Event
from infusion_planner.store.driver import Database, Value, one
from infusion_planner.store.journal import OP_COLUMNS, Op
from infusion_planner.store.read_journal import read_op
from infusion_planner.store.tables import UNCOUNTED

Image = dict[str, Value]

_NOT_TAKEN_BACK = "NOT EXISTS (SELECT 1 FROM op AS later WHERE later.undoes = op.id)"
_UNCOUNTED_NAMES = ", ".join(f"'{name}'" for name in UNCOUNTED)


def _counts(op: str) -> str:
    """Leave out operations such as a print, which stand in the way of neither undo nor redo."""
    return (
        f"EXISTS (SELECT 1 FROM change WHERE change.op_id = {op}.id"
        f" AND change.tbl NOT IN ({_UNCOUNTED_NAMES}))"
    )


class HistoryLine(Frozen):
    """Tell one step in the life of a row.

    Attributes:
        op: the operation that made it.
        before: the row's columns; None when it was inserted.
        after: the row's columns; None when it was deleted.
    """

    op: Op
    before: Image | None
    after: Image | None


def image(text: str | None) -> Image | None:
    """Read a row's columns from the journal's JSON."""
    if text is None:
        return None
    columns: Image = json.loads(text)
    return columns


def last_seq(db: Database) -> int:
    """Give the number of the newest operation; 0 for none."""
    return int(one(db, "SELECT coalesce(max(seq), 0) FROM op") or 0)


def last_ended(db: Database) -> str:
    """Give the UTC ISO text of when the newest operation ended; empty for none."""
    return str(one(db, "SELECT ended_at FROM op ORDER BY seq DESC LIMIT 1") or "")


def changed_after(db: Database, seq: int) -> bool:
    """Tell whether an operation later than this one changed a row; a mere entry does not count."""
    sql = "SELECT 1 FROM op JOIN change ON change.op_id = op.id WHERE op.seq > ? LIMIT 1"
    return one(db, sql, (seq,)) is not None


def last_sign_in(db: Database, person_id: str) -> str:
    """Give the UTC ISO text of a person's newest sign-in; empty for none."""
    sql = "SELECT started_at FROM op WHERE event = ? AND actor = ? ORDER BY seq DESC LIMIT 1"
    return str(one(db, sql, (Event.SIGN_IN, person_id)) or "")


def last_titled(db: Database, event: Event, begin: str) -> tuple[str, str]:
    """Give when the newest entry of a kind ended whose title begins so, and how; empty for none."""
    sql = "SELECT ended_at, outcome FROM op WHERE event = ? AND title LIKE ? || '%'"
    found = db.execute(f"{sql} ORDER BY seq DESC LIMIT 1", (event, begin)).fetchone()
    return ("", "") if found is None else (str(found[0]), str(found[1]))


def begun_at(db: Database) -> str:
    """Give the UTC ISO text of the first entry; empty for none."""
    return str(one(db, "SELECT ended_at FROM op ORDER BY seq LIMIT 1") or "")


def last_standing(db: Database, actor_id: str, since_seq: int) -> Op | None:
    """Give this person's newest operation after `since_seq` that was not taken back.

    An operation that wrote only uncounted tables is looked past.
    """
    condition = f"kind IN ('do', 'redo') AND {_NOT_TAKEN_BACK} AND {_counts('op')}"
    return _newest(db, condition, actor_id, since_seq)


def last_taken_back(db: Database, actor_id: str, since_seq: int) -> Op | None:
    """Give this person's newest undo that can be redone; a new operation ends that chance."""
    fresh = (
        "NOT EXISTS (SELECT 1 FROM op AS newer WHERE newer.actor = op.actor "
        f"AND newer.kind = 'do' AND newer.seq > op.seq AND {_counts('newer')})"
    )
    return _newest(db, f"kind = 'undo' AND {_NOT_TAKEN_BACK} AND {fresh}", actor_id, since_seq)


def history(db: Database, table: str, row_id: str) -> tuple[HistoryLine, ...]:
    """Give every change of one row, oldest first."""
    sql = (
        f"SELECT change.before, change.after, {OP_COLUMNS} FROM change "
        "JOIN op ON op.id = change.op_id WHERE change.row_id = ? AND change.tbl = ? "
        "ORDER BY change.seq"
    )
    rows = db.execute(sql, (row_id, table)).fetchall()
    return tuple(
        HistoryLine(read_op(rest), image(before), image(after)) for before, after, *rest in rows
    )


def revision(db: Database, patient_id: str) -> int:
    """Count the operations that touched a patient's record; 0 for an unknown patient."""
    sql = (
        "SELECT count(DISTINCT op_id) FROM change WHERE patient_id = ?"
        f" AND tbl NOT IN ({_UNCOUNTED_NAMES})"
    )
    return int(one(db, sql, (patient_id,)) or 0)


def written_now(db: Database) -> tuple[tuple[str, str], ...]:
    """Give (table, patient id) of what the open operation wrote to patients' records so far.

    Tables that say nothing of what a chart says, such as prints, are left out.
    """
    sql = (
        "SELECT DISTINCT tbl, patient_id FROM change WHERE patient_id IS NOT NULL"
        f" AND op_id = (SELECT id FROM open_op) AND tbl NOT IN ({_UNCOUNTED_NAMES})"
    )
    return tuple((str(table), str(patient)) for table, patient in db.execute(sql))


def _newest(db: Database, condition: str, actor_id: str, since_seq: int) -> Op | None:
    sql = (
        f"SELECT {OP_COLUMNS} FROM op WHERE op.seq > ? AND op.actor = ? AND {condition} "
        "ORDER BY op.seq DESC LIMIT 1"
    )
    row = db.execute(sql, (since_seq, actor_id)).fetchone()
    return None if row is None else read_op(row)
