"""Checks the trail: every operation against its hash, and the hashes against each other."""

import hmac
from itertools import groupby

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database, one
from infusion_planner.store.journal import CHANGE_COLUMNS, ChangeRow, Op, entry_hash
from infusion_planner.store.read_journal import read_ops

TAIL = 1_000
"""Entries checked whenever the records are opened."""
_AT_ONCE = 100
"""Entries held in memory at a time; more would hardly be faster."""
_CHANGES = (
    f"SELECT {CHANGE_COLUMNS} FROM op JOIN change ON change.op_id = op.id"
    " WHERE op.seq BETWEEN ? AND ? ORDER BY op.seq, change.seq"
)
_OF_NO_ENTRY = "SELECT 1 FROM change WHERE op_id NOT IN (SELECT id FROM op) LIMIT 1"


class ChainCheck(Frozen):
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


class ChainWalk:
    """Walk along the trail, so many entries at a step, up to the first that does not stand.

    Args:
        db: the records.
        chain_key: authenticates the entries.
        after: number of an entry that is taken as it stands; 0 begins with the first.
        accepted: numbers of entries that do not stand and that a manager went on with; the walk
            passes them and takes their codes as they are.
    """

    def __init__(
        self,
        db: Database,
        chain_key: bytes,
        *,
        after: int = 0,
        accepted: frozenset[int] = frozenset(),
    ) -> None:
        self._db = db
        self._chain_key = chain_key
        self._after = after
        self._accepted = accepted
        self.entries = after
        self.head = str(one(db, "SELECT hash FROM op WHERE seq = ?", [after]) or "")
        self._broken = ""

    def step(self, count: int = _AT_ONCE) -> bool:
        """Check the next entries and tell whether there are more."""
        ops = tuple(read_ops(self._db, after=self.entries, count=count))
        if not ops or self._broken:
            self._end()
            return False
        changes = self._changes(ops[0].seq, ops[-1].seq)
        for op in ops:
            if not self._pass(op, changes.get(op.id, ())):
                self._broken = f"entry {self.entries + 1} ({op.ended_at}) was changed"
                return False
            self.entries, self.head = op.seq, op.hash
        return True

    def result(self) -> ChainCheck:
        """Give what was found so far."""
        if self._broken:
            return _broken(self.entries, self.head, self._broken)
        words = f"The trail is complete: {self.entries} entries checked."
        return ChainCheck(self.entries, self.head, None, words)

    def _end(self) -> None:
        if not self._after and not self._broken and one(self._db, _OF_NO_ENTRY):
            self._broken = "a change was added that belongs to no entry"

    def _changes(self, first: int, last: int) -> dict[str, tuple[ChangeRow, ...]]:
        rows = self._db.execute(_CHANGES, (first, last))
        grouped = groupby((ChangeRow(*row) for row in rows), key=lambda change: change.op_id)
        return {op_id: tuple(changes) for op_id, changes in grouped}

    def _pass(self, op: Op, changes: tuple[ChangeRow, ...]) -> bool:
        if self.entries + 1 in self._accepted:
            return True
        in_order = op.seq == self.entries + 1 and op.previous == self.head
        return in_order and stands(op, changes, self._chain_key)


def stands(op: Op, changes: tuple[ChangeRow, ...], chain_key: bytes) -> bool:
    """Tell whether an entry by itself is as it was sealed."""
    due = entry_hash(op, changes, chain_key)
    return hmac.compare_digest(due.encode(), op.hash.encode())


def verify_chain(db: Database, chain_key: bytes) -> ChainCheck:
    """Walk the whole trail and stop at the first entry that is not as it was sealed."""
    return _walked(ChainWalk(db, chain_key))


def verify_tail(
    db: Database, chain_key: bytes, *, count: int = TAIL, accepted: frozenset[int] = frozenset()
) -> ChainCheck:
    """Walk the last entries of the trail only.

    Args:
        db: the records.
        chain_key: authenticates the entries.
        count: how many entries.
        accepted: see `ChainWalk`.
    """
    last = int(one(db, "SELECT coalesce(max(seq), 0) FROM op") or 0)
    return _walked(ChainWalk(db, chain_key, after=max(0, last - count), accepted=accepted))


def _walked(walk: ChainWalk) -> ChainCheck:
    while walk.step():
        pass
    return walk.result()


def _broken(entries: int, head: str, what: str) -> ChainCheck:
    words = (
        f"The trail is broken: {what}. The {entries} entries before it stand. Keep the file and "
        "tell the person who looks after the program."
    )
    return ChainCheck(entries, head, entries + 1, words)
