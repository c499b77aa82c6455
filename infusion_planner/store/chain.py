"""Checks the trail: every operation against its hash, and the hashes against each other."""

import hmac
from dataclasses import dataclass
from itertools import groupby

from infusion_planner.store.driver import Database
from infusion_planner.store.journal import (
    CHANGE_COLUMNS,
    ChangeRow,
    Op,
    entry_hash,
    read_ops,
)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """Tell how the check of the trail went.

    Attributes:
        entries: operations that stand, from the first on.
        head: hash of the last one that stands; empty for none. Kept outside the file, it shows
            a cut-off tail, which the chain alone cannot.
        broken_seq: number of the first operation that does not stand; None when all do.
        words: the result for the reader.
    """

    entries: int
    head: str
    broken_seq: int | None
    words: str

    @property
    def is_good(self) -> bool:
        """Tell whether every entry stands."""
        return self.broken_seq is None


def verify_chain(db: Database, chain_key: bytes) -> ChainCheck:
    """Walk the whole trail and stop at the first entry that is not as it was sealed."""
    changes = _changes_by_op(db)
    entries, head = 0, ""
    for op in read_ops(db):
        if not _stands(op, entries, head, changes.pop(op.id, ()), chain_key):
            return _broken(entries, head, f"entry {entries + 1} ({op.ended_at}) was changed")
        entries, head = op.seq, op.hash
    if changes:
        return _broken(entries, head, "a change was added that belongs to no entry")
    return ChainCheck(entries, head, None, f"The trail is complete: {entries} entries checked.")


def _changes_by_op(db: Database) -> dict[str, tuple[ChangeRow, ...]]:
    rows = db.execute(f"SELECT {CHANGE_COLUMNS} FROM change ORDER BY op_id, seq")
    grouped = groupby((ChangeRow(*row) for row in rows), key=lambda change: change.op_id)
    return {op_id: tuple(changes) for op_id, changes in grouped}


def _stands(
    op: Op, entries: int, head: str, changes: tuple[ChangeRow, ...], chain_key: bytes
) -> bool:
    in_order = op.seq == entries + 1 and op.previous == head
    due = entry_hash(op, changes, chain_key)
    return in_order and hmac.compare_digest(due.encode(), op.hash.encode())


def _broken(entries: int, head: str, what: str) -> ChainCheck:
    words = (
        f"The trail is broken: {what}. The {entries} entries before it stand. Keep the file and "
        "tell the person who looks after the program."
    )
    return ChainCheck(entries, head, entries + 1, words)
