"""Opens and seals operations: every change is written with who, when and why, in one chain."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from infusion_planner.store.driver import Database


class Kind(StrEnum):
    """What an operation is to the ones before it."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Actor:
    """Name the person at the keyboard.

    Attributes:
        id: the person's row id, which is the id in the key ring.
        name: as signed in.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Describe an operation before it is sealed.

    Attributes:
        id: the operation's id.
        title: what is done; an undo or redo carries the title of what it takes back or repeats.
        actor: the person's id.
        actor_name: the person's name at that time.
        started_at: UTC ISO text.
        ended_at: UTC ISO text.
        kind: see `Kind`.
        undoes: the operation taken back; None for a DO.
        sealed: whether it can never be undone, only amended by a new operation.
        reason: why, where one was asked for; else empty.
    """

    id: str
    title: str
    actor: str
    actor_name: str
    started_at: str
    ended_at: str
    kind: Kind
    undoes: str | None
    sealed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Op(Draft):
    """Describe a sealed operation.

    Attributes:
        seq: counts the operations of the file from 1, without gaps.
        previous: hash of the operation before; empty for the first.
        hash: HMAC-SHA256 of the previous hash, this operation and its changes.
    """

    seq: int
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Describe one row's change as the triggers wrote it.

    Attributes:
        seq: order of writing.
        op_id: the operation.
        tbl: the table.
        row_id: the row's id.
        patient_id: whose record it belongs to; None for the center's own rows.
        before: the row as JSON; None when it was inserted.
        after: the row as JSON; None when it was deleted.
    """

    seq: int
    op_id: str
    tbl: str
    row_id: str
    patient_id: str | None
    before: str | None
    after: str | None


_OP_NAMES = tuple(each.name for each in fields(Op))
_CHANGE_NAMES = tuple(each.name for each in fields(ChangeRow))
OP_COLUMNS = ", ".join(f"op.{name}" for name in _OP_NAMES)
CHANGE_COLUMNS = ", ".join(f"change.{name}" for name in _CHANGE_NAMES)
_INSERT_OP = f"INSERT INTO op ({', '.join(_OP_NAMES)}) VALUES ({', '.join('?' for _ in _OP_NAMES)})"


def utc_text(moment: datetime) -> str:
    """Write a moment, given with its zone, as UTC ISO text to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def begin(db: Database, op_id: str) -> None:
    """Open an operation; a transaction must be running."""
    db.execute("INSERT INTO open_op (only, id) VALUES (1, ?)", (op_id,))


def changes_of(db: Database, op_id: str) -> tuple[ChangeRow, ...]:
    """Give what an operation wrote, in the order written."""
    sql = f"SELECT {CHANGE_COLUMNS} FROM change WHERE op_id = ? ORDER BY seq"
    return tuple(ChangeRow(*row) for row in db.execute(sql, (op_id,)))


def seal(db: Database, draft: Draft, changes: tuple[ChangeRow, ...], chain_key: bytes) -> Op:
    """Write the finished operation behind the last one and close it."""
    last = db.execute("SELECT seq, hash FROM op ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    number, previous = int(last[0]) + 1, str(last[1])
    drafted = {each.name: getattr(draft, each.name) for each in fields(Draft)}
    unsigned = Op(**drafted, seq=number, previous=previous, hash="")
    op = replace(unsigned, hash=entry_hash(unsigned, changes, chain_key))
    db.execute(_INSERT_OP, [getattr(op, name) for name in _OP_NAMES])
    db.execute("DELETE FROM open_op")
    return op


def entry_hash(op: Op, changes: tuple[ChangeRow, ...], chain_key: bytes) -> str:
    """Give the code that ties an operation and its changes to the one before.

    It covers the columns as they are stored, so that the check need not understand them.
    """
    content: dict[str, object] = {name: getattr(op, name) for name in _OP_NAMES if name != "hash"}
    content["sealed"] = int(op.sealed)
    content["changes"] = [[getattr(row, name) for name in _CHANGE_NAMES] for row in changes]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hmac.new(chain_key, (op.previous + text).encode(), hashlib.sha256).hexdigest()


def read_op(row: Sequence[Any]) -> Op:
    """Make an operation from the columns `OP_COLUMNS`."""
    op = Op(*row)
    return replace(op, kind=Kind(op.kind), sealed=bool(op.sealed))
