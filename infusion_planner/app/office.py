"""Everything one signed-in person works with."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Desk
    from infusion_planner.actions.proof import Proof
    from infusion_planner.app.accounts import Accounts
    from infusion_planner.app.backup_desk import BackupDesk
    from infusion_planner.app.backups import Backups
    from infusion_planner.app.downtime import DowntimeDesk
    from infusion_planner.app.rules_desk import RulesDesk
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.sealing import Keys
    from infusion_planner.store.store import Store
    from infusion_planner.store.vault import Opened

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]


class Office(Frozen):
    """Everything one signed-in person works with.

    Attributes:
        person: the name signed in with.
        store: the open records.
        desk: the door to every write.
        reader: the door to every read.
        folder: where the records lie.
        clock: the workstation's time.
        keys: what opens the records and their backups, never shown; None for records in memory.
        roles: what the person may do.
        notice: what has to be said once; empty for nothing.
        proof: checks who is at the keyboard.
        opened: who signed in, and what the key ring asks of them; None for records in memory.
        attempts: the counts of wrong passwords; None where none are kept.
        accounts: what changes the key ring; None for records in memory.
    """

    unshown: ClassVar[tuple[str, ...]] = ("keys", "opened", "attempts")

    person: str
    store: Store
    desk: Desk
    reader: Reader
    folder: Path
    clock: Clock
    proof: Proof
    keys: Keys | None = None
    roles: Roles = frozenset()
    notice: str = ""
    opened: Opened | None = None
    attempts: Attempts | None = None
    accounts: Accounts | None = None

    def backups(self) -> Backups | None:
        """Give what makes and shows the backups; None for records in memory, which have none."""
        if self.keys is None:
            return None
        from infusion_planner.app.backups import Backups
        from infusion_planner.store.backed_up import Records

        return Backups(Records(self.folder, self.keys), self.store, self.clock)

    @property
    def trouble(self) -> TrailTrouble | None:
        """Say why nobody may work with these records; None when nothing is in doubt."""
        return self.store.keeper.trouble

    def go_on(self, reason: str) -> None:
        """Go on all the same; see `Desk.go_on`."""
        self.desk.go_on(reason)

    def renew_anchor(self) -> None:
        """Remember outside the file how far the trail has come; see `store/anchor.py`.

        Raises:
            StoreError: it cannot be written.
        """
        self.store.renew_anchor()
        if self.attempts is not None:
            # so that a command finds no waits that have passed here already
            self.attempts.keep()

    def rules_desk(self) -> RulesDesk:
        """Give what the person does on the screen of the rules."""
        from infusion_planner.app.rules_desk import RulesDesk

        return RulesDesk(self.reader, self.desk, self.roles)

    def backup_desk(self) -> BackupDesk | None:
        """Give what the person does with the backups; None for records in memory."""
        backups = self.backups()
        if backups is None:
            return None
        from infusion_planner.app.backup_desk import BackupDesk

        is_sample = self.reader.center().is_sample
        return BackupDesk(backups, self.desk, self.roles, self.clock, is_sample=is_sample)

    def downtime_desk(self) -> DowntimeDesk:
        """Give what the person does with the downtime pack."""
        from infusion_planner.app.downtime import DowntimeDesk

        return DowntimeDesk(self.reader, self.desk, self.roles, self.clock)

    def back_up_if_changed(self) -> str:
        """Make a backup now and wait for it, if anything changed since the last one.

        For a lock, which cannot ask and must end with closed records: what went wrong stands in
        the trail, and comes back in words; empty when all is well or nothing was due.
        """
        desk = self.backup_desk()
        if desk is None or not desk.is_due_at_end():
            return ""
        desk.make()
        return desk.note_made()

    def close(self, left: Note | None = None) -> None:
        """Write into the trail that the person left, and let go of the records.

        Args:
            left: how the person left; signed out when None.
        """
        from infusion_planner.domain.trail import Event, Note
        from infusion_planner.store import day_entries

        # what went wrong with the records was said when it did
        with suppress(StoreError):
            self.desk.note(left or Note(Event.SIGN_OUT, "Signed out"))
            self.renew_anchor()
        self.store.close()
        day_entries.forget()
        if self.attempts is not None:
            self.attempts.keep()


def office_of(
    store: Store, opened: Opened, folder: Path, clock: Clock, *, first: Roles = frozenset()
) -> Office:
    """Give what one person works with.

    Args:
        store: the open records.
        opened: who signed in.
        folder: where the records lie.
        clock: the workstation's time.
        first: the roles of the first person, whom the records do not know yet.
    """
    from infusion_planner.actions.desk import Desk
    from infusion_planner.actions.proof import Proof
    from infusion_planner.app.counted import attempts_of, counting
    from infusion_planner.app.rules_in_force import rules_in_force
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.roles import read_roles
    from infusion_planner.store import people
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.vault import open_ring

    book = rules_in_force(store)
    stored = store.read(lambda db: people.role_of(db, opened.person_id))
    roles = first or read_roles(stored)
    actor = Actor(opened.person_id, opened.person_name, roles, store.new_id())
    return Office(
        person=opened.person_name,
        store=store,
        desk=Desk(store, book, clock, actor),
        reader=Reader(store, book, clock, actor),
        folder=folder,
        clock=clock,
        keys=opened.keys,
        opened=opened,
        roles=roles,
        proof=Proof(
            store,
            actor,
            clock,
            lambda name, password: open_ring(folder / RING_FILE, name, password).person_id,
            counting(attempts_of(folder)),
        ),
    )
