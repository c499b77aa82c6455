"""Reads operations as the journal holds them, also from a file of an earlier version."""

from collections.abc import Iterator, Sequence
from typing import Any

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.trail import Event, Outcome
from infusion_planner.store.driver import Database
from infusion_planner.store.journal import OP_NAMES, Kind, Op


def read_ops(db: Database, *, after: int, count: int) -> Iterator[Op]:
    """Give operations in order, also from a file of an earlier version, with its columns.

    Args:
        db: the records.
        after: number of the operation before the first.
        count: how many at most.
    """
    stored = {str(row[1]) for row in db.execute("PRAGMA table_info(op)")}
    names = [name for name in OP_NAMES if name in stored]
    sql = f"SELECT {', '.join(names)} FROM op WHERE seq > ? ORDER BY seq LIMIT ?"
    rows = db.execute(sql, (after, count))
    if len(names) == len(OP_NAMES):
        yield from (Op(*row) for row in rows)
        return
    for row in rows:
        op = Op(**dict(zip(names, row, strict=True)))
        yield op if "format" in stored else replace(op, format=1)


def read_op(row: Sequence[Any]) -> Op:
    """Make an operation from the columns `OP_COLUMNS`."""
    op = Op(*row)
    return replace(
        op,
        kind=Kind(op.kind),
        sealed=bool(op.sealed),
        event=Event(op.event),
        outcome=Outcome(op.outcome),
        clock_behind=bool(op.clock_behind),
    )


def news_of(op: Op) -> str:
    """Word an operation for the undo strip."""
    opening = {Kind.DO: "", Kind.UNDO: "Undone: ", Kind.REDO: "Done again: "}
    return opening[op.kind] + op.title
