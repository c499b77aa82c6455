"""Opens the records for one person, and makes those of a new center."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.begin_anchor import begin_anchor
from infusion_planner.app.clock import now
from infusion_planner.app.making import (
    clearing_up,
    fresh_folder,
    move_in,
    new_ids,
    this_origin,
)
from infusion_planner.app.places import (
    RING_FILE,
    finish_begun_switch,
    shipped_rulebook,
)
from infusion_planner.domain.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Desk
    from infusion_planner.actions.proof import Proof
    from infusion_planner.app.accounts import Accounts
    from infusion_planner.app.backup_desk import BackupDesk
    from infusion_planner.app.backups import Backups
    from infusion_planner.cards.reader import Reader
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.boxes import Cost
    from infusion_planner.store.sealing import Keys
    from infusion_planner.store.store import Store
    from infusion_planner.store.vault import Opened

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Office:
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

    person: str
    store: Store
    desk: Desk
    reader: Reader
    folder: Path
    clock: Clock
    proof: Proof
    keys: Keys | None = field(default=None, repr=False)
    roles: Roles = frozenset()
    notice: str = ""
    opened: Opened | None = field(default=None, repr=False)
    attempts: Attempts | None = field(default=None, repr=False)
    accounts: Accounts | None = None

    def backups(self) -> Backups | None:
        """Give what makes and shows the backups; None for records in memory, which have none."""
        if self.keys is None:
            return None
        from infusion_planner.app.backups import Backups
        from infusion_planner.store.backup import Records

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

    def backup_desk(self) -> BackupDesk | None:
        """Give what the person does with the backups; None for records in memory."""
        backups = self.backups()
        if backups is None:
            return None
        from infusion_planner.app.backup_desk import BackupDesk

        is_sample = self.reader.center().is_sample
        return BackupDesk(backups, self.desk, self.roles, self.clock, is_sample=is_sample)

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

        # what went wrong with the records was said when it did
        with suppress(StoreError):
            self.desk.note(left or Note(Event.SIGN_OUT, "Signed out"))
            self.renew_anchor()
        self.store.close()
        if self.attempts is not None:
            self.attempts.keep()


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What is asked when there are no records yet.

    Attributes:
        center: the center's facts.
        person: the name of the first person, who is the manager.
        password: that person's password.
        also: what the manager does besides; empty for nothing else.
    """

    center: Center
    person: str
    password: str
    also: Roles = frozenset()


def sign_in(
    folder: Path,
    name: str,
    password: str,
    *,
    clock: Clock = now,
    random: Random | None = None,
    attempts: Attempts | None = None,
) -> Office:
    """Open the records of a folder for one person.

    Args:
        folder: where they lie.
        name: the person's name.
        password: the person's password.
        clock: the workstation's time.
        random: gives so many random bytes.
        attempts: the counts of wrong passwords; read from the folder when None.

    Raises:
        WrongPassword: name and password do not open the key ring.
        TooManyTries: too many wrong ones; the words say how long to wait.
        StoreError: the records cannot be opened; the words say why and what to do.
    """
    from infusion_planner.app.counted import attempts_of, open_counted
    from infusion_planner.app.welcome import welcome

    finish_begun_switch(folder)
    attempts = attempts or attempts_of(folder)
    opened, wrong = open_counted(folder, name, password, attempts)
    office = enter(folder, opened, clock=clock, random=random)
    office = with_accounts(replace(office, attempts=attempts), given=password)
    if office.accounts is not None and office.trouble is None:
        office.accounts.people.settle()
    settled = office.opened or opened
    notice = welcome(office.store, office.desk, attempts, settled, wrong=wrong, now=clock())
    said = (notice, begin_anchor(office.store, office.desk))
    return replace(office, notice=" ".join(words for words in said if words))


def with_accounts(office: Office, *, given: str = "") -> Office:
    """Give an office with what changes the key ring.

    Args:
        office: of the person.
        given: the password just typed.
    """
    from infusion_planner.app.accounts import Accounts
    from infusion_planner.app.seat import Seat

    if office.opened is None or office.attempts is None:
        return office
    seat = Seat(
        folder=office.folder,
        opened=office.opened,
        desk=office.desk,
        store=office.store,
        clock=office.clock,
        attempts=office.attempts,
        roles=office.roles,
    )
    return replace(office, accounts=Accounts.at(seat, given))


def enter(
    folder: Path,
    opened: Opened,
    *,
    clock: Clock = now,
    random: Random | None = None,
    roles: Roles = frozenset(),
) -> Office:
    """Open the records of a folder for whom the key ring was opened.

    Args:
        folder: where they lie.
        opened: who it was.
        clock: the workstation's time.
        random: gives so many random bytes.
        roles: of a recovery sheet, which the records do not know; those of a person when empty.

    Raises:
        StoreError: the records cannot be opened; the words say why and what to do.
    """
    from os import urandom

    from infusion_planner.store.renewal import settle
    from infusion_planner.store.store import Store

    opened = settle(folder, opened, random=random or urandom)
    store = Store.open(
        folder,
        opened,
        clock=clock,
        new_id=new_ids(clock, random),
        origin=this_origin(),
        before_migration=lambda: _back_up(folder, opened, clock),
    )
    return _office(store, opened, folder, clock, first=roles)


def first_start(
    folder: Path,
    start: FirstStart,
    *,
    clock: Clock = now,
    random: Random | None = None,
    cost: Cost | None = None,
) -> tuple[Office, RecoverySheetCard]:
    """Make the records of a new center and sign its first person in.

    The files are made in a folder of their own and moved when they are whole, the key ring
    last, so that a crash leaves no records that look finished. What fails leaves no folder.

    Raises:
        InvalidInput: a fact, the name or the password cannot be used.
        FolderTrouble: the folder cannot be made or written.
    """
    from os import urandom

    from infusion_planner.actions.change_center import check_center, tidy_center
    from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
    from infusion_planner.store import boxes, vault

    check_center(tidy_center(start.center))
    making = fresh_folder(folder)
    with clearing_up(folder, making):
        opened, words = vault.create_ring(
            making / RING_FILE,
            start.person,
            start.password,
            cost=cost or boxes.Cost(),
            random=random or urandom,
            own_words=(start.center.name,),
        )
        _make_records(making, start, opened, clock, random)
        move_in(making, folder)
    office = sign_in(folder, start.person, start.password, clock=clock, random=random)
    card = recovery_sheet_card(
        center=start.center,
        person=start.person,
        words=words.words,
        qr_text=words.qr_text,
        made_at=clock(),
    )
    return office, card


def note_once(folder: Path, opened: Opened, note: Note, clock: Clock) -> None:
    """Write one entry into the trail of records that nobody has open.

    Raises:
        StoreError: they cannot be opened or written.
    """
    from infusion_planner.store.store import Store

    store = Store.open(
        folder,
        opened,
        clock=clock,
        new_id=new_ids(clock),
        origin=this_origin(),
        before_migration=lambda: _back_up(folder, opened, clock),
    )
    try:
        _office(store, opened, folder, clock).desk.note(note)
        # the one that lay here belongs to the records that were kept aside
        store.renew_anchor()
    finally:
        store.close()


def _back_up(folder: Path, opened: Opened, clock: Clock) -> None:
    from infusion_planner.app.backup_places import read_places
    from infusion_planner.store.backup import Records, make_backup

    make_backup(Records(folder, opened.keys), read_places(folder).local, now=clock())


def _make_records(
    folder: Path, start: FirstStart, opened: Opened, clock: Clock, random: Random | None
) -> None:
    from infusion_planner.actions.change_center import OpenCenter
    from infusion_planner.domain.roles import MANAGERS
    from infusion_planner.store.store import Store

    roles = MANAGERS | start.also
    store = Store.create(folder, opened, clock=clock, new_id=new_ids(clock, random))
    office = _office(store, opened, folder, clock, first=roles)
    try:
        office.desk.do(OpenCenter(start.center, opened.person_id, roles))
    finally:
        office.close()


def _office(
    store: Store, opened: Opened, folder: Path, clock: Clock, first: Roles = frozenset()
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
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.roles import read_roles
    from infusion_planner.store import people
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.vault import open_ring

    book = shipped_rulebook()
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
