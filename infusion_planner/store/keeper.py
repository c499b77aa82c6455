"""Keeps watch over the trail: how it stands when opened, and how far it has come since."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from infusion_planner.domain import trail_standing
from infusion_planner.domain.errors import DamagedFile, StoreError
from infusion_planner.domain.trail_standing import Place, TrailTrouble
from infusion_planner.store.anchor import Anchor, read_anchor, write_anchor
from infusion_planner.store.chain import TAIL, stands, verify_tail
from infusion_planner.store.driver import Database, one
from infusion_planner.store.journal import OP_COLUMNS, Op, changes_of, utc_text

_HEAD = "SELECT seq, hash, ended_at FROM op ORDER BY seq DESC LIMIT 1"
WENT_ON = "went on: "
"""What the details of an entry begin with by which a manager went on with trouble."""


class TrailKeeper:
    """Know whether the records opened are the ones that were closed.

    Attributes:
        trouble: why they are not; None when they are, or once a manager went on.
        is_new: whether there are entries but no anchor that remembers them.
        folder: where the anchor lies; None for records in memory, which have none.

    Args:
        db: the records.
        chain_key: authenticates entries and anchor.
        folder: see there.
        clock: the workstation's time; its zone is that of the times that are worded.
    """

    def __init__(
        self,
        db: Database,
        chain_key: bytes,
        folder: Path | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._db = db
        self._chain_key = chain_key
        self.folder = folder
        self._clock = clock
        self.is_new = False
        self.trouble = self._tail_trouble() if folder else None
        if folder and self.trouble is None:
            self.trouble = self._anchor_trouble(folder)

    def require_sound(self) -> None:
        """Refuse what is not to be done with records that may lack something.

        Raises:
            StoreError: they are not the ones that were closed.
        """
        if self.trouble is not None:
            raise StoreError(self.trouble.words)

    def went_on(self) -> None:
        """Take the records as they are from here on; the entry that says why was written."""
        self.trouble = None

    def renew(self) -> None:
        """Remember how far the trail has come, unless it stands in doubt.

        Raises:
            FolderTrouble: the anchor cannot be written; the old one stays.
        """
        head = self._db.execute(_HEAD).fetchone()
        if self.folder and head and self.trouble is None:
            write_anchor(
                self.folder, self._chain_key, Anchor(head[0], head[1], utc_text(self._clock()))
            )

    def _anchor_trouble(self, folder: Path) -> TrailTrouble | None:
        try:
            anchor = read_anchor(folder, self._chain_key)
        except DamagedFile:
            return trail_standing.strange_anchor()
        last, _, at = self._db.execute(_HEAD).fetchone() or (0, "", "")
        if anchor is None:
            self.is_new = last > 0
            return None
        if one(self._db, "SELECT hash FROM op WHERE seq = ?", [anchor.seq]) == anchor.hash:
            return None
        known = Place(anchor.seq, self._local(anchor.written_at))
        if last < anchor.seq:
            return trail_standing.cut_off(Place(last, self._local(at)), known)
        return trail_standing.gone_back(known)

    def _tail_trouble(self) -> TrailTrouble | None:
        check = verify_tail(self._db, self._chain_key)
        if check.broken_seq is not None and (accepted := self._accepted()):
            check = verify_tail(self._db, self._chain_key, accepted=accepted)
        # the pages of the trail, several megabytes, are of no use to whoever reads next
        self._db.execute("PRAGMA shrink_memory")
        if check.broken_seq is None:
            return None
        at = one(self._db, "SELECT ended_at FROM op WHERE seq >= ?", [check.broken_seq])
        last = int(one(self._db, "SELECT max(seq) FROM op") or 0)
        first_bad = Place(check.broken_seq, self._local(str(at or "")))
        return trail_standing.broken(first_bad, check.entries - max(0, last - TAIL))

    def _accepted(self) -> frozenset[int]:
        """Give the entries that do not stand and that a manager went on with.

        The whole trail is searched for them, so it is asked only where the check found something.
        """
        begin = f"{WENT_ON}broken "
        sql = f"SELECT {OP_COLUMNS} FROM op WHERE event = 'check' AND details LIKE ? || '%'"
        entries = [Op(*row) for row in self._db.execute(sql, (begin,))]
        sound = (op for op in entries if stands(op, changes_of(self._db, op.id), self._chain_key))
        numbers = (op.details.removeprefix(begin) for op in sound)
        return frozenset(int(number) for number in numbers if number.isdecimal())

    def _local(self, text: str) -> datetime | None:
        try:
            return datetime.fromisoformat(text).astimezone(self._clock().tzinfo)
        except ValueError:  # there is none, or somebody changed it
            return None
