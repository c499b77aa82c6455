"""Looks entries of the trail up: filtered, a page at a time, newest first."""

from collections.abc import Iterator

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.trail_filter import TrailFilter
from infusion_planner.store.driver import Database, Value, one
from infusion_planner.store.journal import OP_COLUMNS, ChangeRow, Op, changes_of

PAGE = 500
"""Entries read at a time."""
_HAS_CHANGES = "EXISTS (SELECT 1 FROM change WHERE change.op_id = op.id)"
_COUNT_CHANGES = "(SELECT count(*) FROM change WHERE change.op_id = op.id)"
# entries of file version 1 and 2 name no patient, and one that touches several neither
_OF_PATIENTS = (
    "(op.patient_id IN ({ids}) OR op.id IN (SELECT op_id FROM change WHERE patient_id IN ({ids})))"
)
_LOCAL_DAY = "date(op.ended_at, op.utc_offset || ' minutes')"
_PATIENTS = (
    "SELECT id FROM patient WHERE family LIKE ? ESCAPE '\\' OR given LIKE ? ESCAPE '\\'"
    " OR mrn LIKE ? ESCAPE '\\' OR search_text LIKE ? ESCAPE '\\'"
)


class Found(Frozen):
    """One entry as it was found.

    Attributes:
        op: the entry.
        changes: how many rows it changed.
    """

    op: Op
    changes: int


def page(db: Database, narrow: TrailFilter, before: int | None = None) -> tuple[Found, ...]:
    """Give the newest entries that fit, at most `PAGE`.

    Args:
        db: the records.
        narrow: what is looked for.
        before: only entries with a lower number; None for the newest of all.
    """
    where, values = _where(db, narrow)
    if before is not None:
        where.append("op.seq < ?")
        values.append(before)
    sql = (
        f"SELECT {_COUNT_CHANGES}, {OP_COLUMNS} FROM op WHERE {_all_of(where)}"
        f" ORDER BY op.seq DESC LIMIT {PAGE}"
    )
    return tuple(Found(Op(*rest), count) for count, *rest in db.execute(sql, values))


def count(db: Database, narrow: TrailFilter) -> int:
    """Count the entries that fit."""
    where, values = _where(db, narrow)
    return int(one(db, f"SELECT count(*) FROM op WHERE {_all_of(where)}", values) or 0)


def entry(db: Database, seq: int) -> tuple[Op, tuple[ChangeRow, ...]]:
    """Give one entry with what it changed."""
    row = db.execute(f"SELECT {OP_COLUMNS} FROM op WHERE seq = ?", (seq,)).fetchone()
    op = Op(*row)
    return op, changes_of(db, op.id)


def entries(db: Database, after: int, most: int) -> Iterator[tuple[Op, tuple[ChangeRow, ...]]]:
    """Yield entries with what they changed, oldest first.

    Args:
        db: the records.
        after: only entries with a higher number.
        most: how many.
    """
    sql = f"SELECT {OP_COLUMNS} FROM op WHERE seq > ? ORDER BY seq LIMIT ?"
    for row in db.execute(sql, (after, most)).fetchall():
        op = Op(*row)
        yield op, changes_of(db, op.id)


def people(db: Database) -> tuple[tuple[str, str], ...]:
    """Give (id, name) of everybody who stands in the trail, by name as last written."""
    sql = "SELECT actor, actor_name, max(seq) FROM op GROUP BY actor ORDER BY actor_name"
    return tuple((str(row[0]), str(row[1])) for row in db.execute(sql))


def last_event(db: Database, event: str, begins: str = "") -> str:
    """Give when the newest entry of a kind was made, as UTC ISO text; empty for none.

    Args:
        db: the records.
        event: the kind.
        begins: what its details begin with.
    """
    sql = "SELECT ended_at FROM op WHERE event = ? AND details LIKE ? || '%' ORDER BY seq DESC"
    return str(one(db, f"{sql} LIMIT 1", (event, begins)) or "")


def newest_of(db: Database, event: str, begins: str, most: int) -> tuple[Op, ...]:
    """Give the newest entries of a kind.

    Args:
        db: the records.
        event: the kind.
        begins: what their details begin with.
        most: how many.
    """
    sql = (
        f"SELECT {OP_COLUMNS} FROM op WHERE event = ? AND details LIKE ? || '%'"
        " ORDER BY seq DESC LIMIT ?"
    )
    return tuple(Op(*row) for row in db.execute(sql, (event, begins, most)))


def _where(db: Database, narrow: TrailFilter) -> tuple[list[str], list[Value]]:
    where: list[str] = []
    values: list[Value] = []
    exact = {
        "op.actor = ?": narrow.person,
        "op.event = ?": narrow.event,
        "op.outcome = ?": narrow.outcome,
        f"{_LOCAL_DAY} >= ?": narrow.first_on and narrow.first_on.isoformat(),
        f"{_LOCAL_DAY} <= ?": narrow.last_on and narrow.last_on.isoformat(),
    }
    for condition, value in exact.items():
        if value:
            where.append(condition)
            values.append(str(value))
    if narrow.changes_only:
        where.append(_HAS_CHANGES)
    if narrow.text.strip():
        where.append("(op.title || ' ' || op.reason || ' ' || op.actor_name) LIKE ? ESCAPE '\\'")
        values.append(_like(narrow.text))
    _add_patients(db, narrow, where, values)
    return where, values


def _add_patients(db: Database, narrow: TrailFilter, where: list[str], values: list[Value]) -> None:
    if narrow.patient_id:
        _add_ids([narrow.patient_id], where, values)
    if narrow.patient.strip():
        like = _like(narrow.patient)
        found = db.execute(_PATIENTS, (like, like, like, like.casefold()))
        _add_ids([str(row[0]) for row in found], where, values)


def _add_ids(ids: list[str], where: list[str], values: list[Value]) -> None:
    where.append(_OF_PATIENTS.format(ids=", ".join("?" * len(ids))))
    values += [*ids, *ids]


def _like(words: str) -> str:
    plain = " ".join(words.split())
    for letter in "\\%_":
        plain = plain.replace(letter, f"\\{letter}")
    return f"%{plain}%"


def _all_of(where: list[str]) -> str:
    return " AND ".join(where) or "1"
