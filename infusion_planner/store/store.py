"""The open records: one transaction per operation, history and close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from infusion_planner.domain.change import Change, ChangedRow
from infusion_planner.domain.errors import DamagedFile, StoreError
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store import journal, read_journal, records_file, trail
from infusion_planner.store.chain import ChainCheck, verify_chain
from infusion_planner.store.codes import Codes
from infusion_planner.store.driver import Database, hurried, transaction
from infusion_planner.store.journal import Actor, Draft, Kind, Op, Origin
from infusion_planner.store.keeper import TrailKeeper
from infusion_planner.store.reserve import Reserve
from infusion_planner.store.trail import HistoryLine
from infusion_planner.store.trouble import worded
from infusion_planner.store.undo import Check, fine, revert

if TYPE_CHECKING:
    from infusion_planner.store.opened import Opened
    from infusion_planner.store.whole_check import WholeCheck

T = TypeVar("T")
Clock = Callable[[], datetime]
NewId = Callable[[], str]
Work = Callable[[Database], object]
Title = str | Callable[[Database], str]

_NOWHERE = Origin()


class Store:
    """Hold the records open for one thread.

    Attributes:
        db: the database, for the modules of this package that turn rows into domain objects.
        new_id: gives the id of the next row.
        keeper: knows how the trail stood when the records were opened.
        codes: makes codes for words that only these records can make.
    """

    def __init__(
        self,
        db: Database,
        chain_key: bytes,
        clock: Clock,
        new_id: NewId,
        *,
        origin: Origin = _NOWHERE,
        folder: Path | None = None,
    ) -> None:
        self.db = db
        self.keeper = TrailKeeper(db, chain_key, folder, clock)
        self._reserve = Reserve(folder)
        self.codes = Codes(chain_key)
        self.new_id = new_id
        self._origin = origin
        self._chain_key = chain_key
        self._clock = clock
        self._damage: DamagedFile | None = None
        self._closed = False

    @classmethod
    def create(cls, folder: Path, opened: Opened, *, clock: Clock, new_id: NewId) -> Self:
        """Make empty records in a folder and open them.

        Raises:
            Refused: the folder holds records already.
            FolderTrouble: the folder is missing, full or cannot be written.
        """
        records_file.create(folder, opened.data_key)
        return cls.open(folder, opened, clock=clock, new_id=new_id)

    @classmethod
    def open(
        cls,
        folder: Path,
        opened: Opened,
        *,
        clock: Clock,
        new_id: NewId,
        origin: Origin = _NOWHERE,
        before_migration: Callable[[], object] | None = None,
    ) -> Self:
        """Open the records of a folder, bring them to the newest tables and check them.

        Args:
            folder: where they lie.
            opened: the keys, and whose they are.
            clock: gives the moment, with its zone.
            new_id: gives the id of the next row.
            origin: where its entries are made.
            before_migration: backs up a file of an older version before it is changed.

        Raises:
            FolderTrouble: the file is missing or the folder cannot be written.
            NotOurFile: the file was not made by this program.
            NewerFile: a newer program wrote it; it is left untouched.
            DamagedFile: a page, or a safeguard in the file, is not as the program left it.
            StoreBusy: another process holds the file.
        """
        db = records_file.open_checked(folder, opened.data_key, before_migration=before_migration)
        try:
            with worded():
                return cls(db, opened.chain_key, clock, new_id, origin=origin, folder=folder)
        except StoreError:
            db.close()
            raise

    def run(
        self, title: Title, actor: Actor, work: Work, *, sealed: bool = False, reason: str = ""
    ) -> Change:
        """Do one operation: everything `work` writes is kept whole, with its trail, or not at all.

        When `work` changes nothing, nothing is written and the change has neither id nor rows.

        Args:
            title: what is done, in words; or a function that words it once the work is done.
            actor: the person at the keyboard.
            work: writes through the database it is given.
            sealed: whether the operation can never be undone, only amended.
            reason: why, where one was asked for.

        Raises:
            StoreBusy: another process holds the file.
            FolderTrouble: the disk is full or cannot be written.
            DamagedFile: a page can no longer be read.
        """
        draft = self._draft(Note(Event.CHANGE, "", reason=reason), actor, sealed=sealed)
        return self._operate(draft, title, work)

    def rehearse(self, actor: Actor, work: Work, look: Callable[[], T]) -> T:
        """Let `work` write, give what `look` then reads, and take everything back.

        So what an operation would come to is shown by the very code that does it.

        Raises:
            StoreBusy: another process holds the file.
            FolderTrouble: the disk is full or cannot be written.
            DamagedFile: a page can no longer be read.
        """
        draft = self._draft(Note(Event.CHANGE, ""), actor)
        with self._guarded(), transaction(self.db):
            journal.begin(self.db, draft.id)
            work(self.db)
            return look()

    def note(self, note: Note, actor: Actor) -> Op:
        """Write an entry that changes no row, such as a chart that was opened.

        Raises:
            StoreBusy: another process holds the file.
            FolderTrouble: the disk is full or cannot be written.
            DamagedFile: a page can no longer be read.
        """
        draft = self._draft(note, actor)
        return self._reserve.spared(lambda: self._seal(draft))

    def take_back(self, op: Op, kind: Kind, actor: Actor, check: Check = fine) -> Change:
        """Write the rows as they were before an operation, as an operation of its own.

        Args:
            op: what is taken back.
            kind: whether that undoes it, or does again what `op` undid.
            actor: the person at the keyboard.
            check: looks at the rows as they would be, and refuses what cannot be any more.

        Raises:
            UndoConflict: the rows have been changed since, or `check` refuses.
            StoreError: as for `run`.
        """
        draft = replace(self._draft(Note(Event.CHANGE, op.title), actor), kind=kind, undoes=op.id)
        return self._operate(draft, op.title, lambda db: revert(db, op, check))

    def keep_aside(self, work: Work) -> None:
        """Write what is no part of the record, such as a form being filled in, without an entry.

        The triggers refuse it for every other table.

        Raises:
            StoreBusy: another process holds the file.
            FolderTrouble: the disk is full or cannot be written.
            DamagedFile: a page can no longer be read.
            StoreError: the records were closed meanwhile.
        """
        with self._guarded(), hurried(self.db), transaction(self.db):
            work(self.db)
            self.db.execute("COMMIT")

    def last_seq(self) -> int:
        """Give the number of the newest operation: kept at sign-in, it bounds the undo."""
        return self.read(trail.last_seq)

    def history(self, table: str, row_id: str) -> tuple[HistoryLine, ...]:
        """Give every change of one row, oldest first."""
        return self.read(lambda db: trail.history(db, table, row_id))

    def revision(self, patient_id: str) -> int:
        """Count the operations that touched a patient's record."""
        return self.read(lambda db: trail.revision(db, patient_id))

    def verify(self) -> ChainCheck:
        """Check the whole trail."""
        return self.read(lambda db: verify_chain(db, self._chain_key))

    def whole_check(self) -> WholeCheck:
        """Begin to check the whole trail and every row against it."""
        # asked for by hand, and not at a sign-in
        from infusion_planner.store.whole_check import WholeCheck  # noqa: PLC0415

        return self.read(lambda db: WholeCheck(db, self._chain_key))

    def read(self, work: Callable[[Database], T]) -> T:
        """Give what `work` reads, with the driver's known trouble put into words.

        Raises:
            DamagedFile: a page can no longer be read.
            FolderTrouble: the disk cannot be read.
            StoreBusy: another process holds the file alone.
            StoreError: the records were closed meanwhile.
        """
        with self._guarded():
            return work(self.db)

    def renew_anchor(self) -> None:
        """Remember outside the file how far the trail has come; see `store/anchor.py`.

        Raises:
            FolderTrouble: that cannot be written; what was remembered before stays.
        """
        with self._guarded():
            self.keeper.renew()

    def close(self) -> None:
        """Write the log into the file and let go of it; the store is of no use afterwards."""
        with worded():
            try:
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self.db.close()
                self._closed, self._chain_key, self.codes = True, b"", Codes(b"")

    def _draft(self, note: Note, actor: Actor, *, sealed: bool = False) -> Draft:
        now = self._clock()
        return journal.draft_of(note, actor, self._origin, self.new_id(), now, sealed=sealed)

    def _seal(self, draft: Draft) -> Op:
        with self._guarded(), transaction(self.db):
            journal.begin(self.db, draft.id)
            op = journal.seal(self.db, draft, (), self._chain_key)
            self.db.execute("COMMIT")
        return op

    def _operate(self, draft: Draft, title: Title, work: Work) -> Change:
        return self._reserve.spared(lambda: self._operate_once(draft, title, work))

    def _operate_once(self, draft: Draft, title: Title, work: Work) -> Change:
        with self._guarded(), transaction(self.db):
            journal.begin(self.db, draft.id)
            work(self.db)
            rows = journal.changes_of(self.db, draft.id)
            if not rows:
                return Change("", "", (), undoable=False)
            words = title if isinstance(title, str) else title(self.db)
            done = journal.ended(draft, words, self._clock(), rows)
            op = journal.seal(self.db, done, rows, self._chain_key)
            self.db.execute("COMMIT")
        changed = tuple(ChangedRow(row.tbl, row.row_id, row.patient_id) for row in rows)
        undoable = op.kind != Kind.UNDO and not op.sealed
        return Change(op.id, read_journal.news_of(op), changed, undoable=undoable)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        # After a damaged page the driver calls the file read-only, which would mislead.
        if self._damage is not None:
            raise DamagedFile(str(self._damage))
        if self._closed:
            raise StoreError("The records were closed. Sign in again to go on.")
        try:
            with worded():
                yield
        except DamagedFile as error:
            self._damage = error
            raise
