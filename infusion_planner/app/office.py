"""Opens the records for one person, and makes those of a new center."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner import __version__
from infusion_planner.app.clock import now
from infusion_planner.app.places import (
    MAKING,
    RECORDS_FILE,
    RING_FILE,
    finish_begun_switch,
    has_records,
    shipped_rulebook,
)
from infusion_planner.domain.errors import FolderTrouble, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Desk
    from infusion_planner.app.backup_desk import BackupDesk
    from infusion_planner.app.backups import Backups
    from infusion_planner.cards.reader import Reader
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.store.boxes import Cost
    from infusion_planner.store.journal import Origin
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
    """

    person: str
    store: Store
    desk: Desk
    reader: Reader
    folder: Path
    clock: Clock
    keys: Keys | None = field(default=None, repr=False)
    roles: Roles = frozenset()

    def backups(self) -> Backups | None:
        """Give what makes and shows the backups; None for records in memory, which have none."""
        if self.keys is None:
            return None
        from infusion_planner.app.backups import Backups
        from infusion_planner.store.backup import Records

        return Backups(Records(self.folder, self.keys), self.store, self.clock)

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

    def close(self) -> None:
        """Write into the trail that the person left, and let go of the records."""
        from infusion_planner.domain.trail import Event, Note

        # what went wrong with the records was said when it did
        with suppress(StoreError):
            self.desk.note(Note(Event.SIGN_OUT, "Signed out"))
        self.store.close()


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
    folder: Path, name: str, password: str, *, clock: Clock = now, random: Random | None = None
) -> Office:
    """Open the records of a folder for one person.

    Raises:
        WrongPassword: name and password do not open the key ring.
        StoreError: the records cannot be opened; the words say why and what to do.
    """
    from os import urandom

    from infusion_planner.domain.trail import Event, Note
    from infusion_planner.store.renewal import settle
    from infusion_planner.store.store import Store
    from infusion_planner.store.vault import open_ring

    finish_begun_switch(folder)
    opened = open_ring(folder / RING_FILE, name, password)
    opened = settle(folder, opened, random=random or urandom)
    store = Store.open(
        folder,
        opened,
        clock=clock,
        new_id=_ids(clock, random),
        origin=_origin(),
        before_migration=lambda: _back_up(folder, opened, clock),
    )
    office = _office(store, opened, folder, clock)
    office.desk.note(Note(Event.SIGN_IN, "Signed in"))
    return office


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
    from infusion_planner.store import boxes, vault
    from infusion_planner.store.ring_file import sync_folder

    check_center(tidy_center(start.center))
    making = _fresh_folder(folder)
    with ExitStack() as leftover:
        leftover.callback(_clear, making)
        opened, words = vault.create_ring(
            making / RING_FILE,
            start.person,
            start.password,
            cost=cost or boxes.Cost(),
            random=random or urandom,
            own_words=(start.center.name,),
        )
        _make_records(making, start, opened, clock, random)
        # from here on a half-done move is finished by whoever looks for the records next
        leftover.pop_all()
    for name in (RECORDS_FILE, RING_FILE):
        (making / name).replace(folder / name)
        sync_folder(folder)
    _remove(making)
    office = sign_in(folder, start.person, start.password, clock=clock, random=random)
    key = (words.words, words.qr_text)
    return office, recovery_card(start.center, start.person, key, clock())


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
        new_id=_ids(clock),
        origin=_origin(),
        before_migration=lambda: _back_up(folder, opened, clock),
    )
    try:
        _office(store, opened, folder, clock).desk.note(note)
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
    store = Store.create(folder, opened, clock=clock, new_id=_ids(clock, random))
    office = _office(store, opened, folder, clock, first=roles)
    try:
        office.desk.do(OpenCenter(start.center, opened.person_id, roles))
    finally:
        office.close()


def _fresh_folder(folder: Path) -> Path:
    making = folder / MAKING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if has_records(folder):
            raise FolderTrouble("The folder already holds records. Sign in to them.")
        if making.exists():
            _remove(making)
        making.mkdir(mode=0o700)
    except OSError as trouble:
        raise FolderTrouble(
            f"The data folder cannot be written ({trouble.strerror}). Nothing was made. Check"
            " that this account may write there, or choose another folder."
        ) from None
    return making


def _remove(folder: Path) -> None:
    for leftover in folder.iterdir():
        leftover.unlink()
    folder.rmdir()


def _clear(folder: Path) -> None:
    # what went wrong is said; that its folder cannot be taken away either is no news
    with suppress(OSError):
        _remove(folder)


def _ids(clock: Clock, random: Random | None = None) -> Callable[[], str]:
    from os import urandom

    from infusion_planner.store.ids import Ids

    return Ids(clock, random or urandom)


def _origin() -> Origin:
    from platform import node

    from infusion_planner.store.journal import Origin

    return Origin(workstation=node(), program=__version__)


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
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.roles import read_roles
    from infusion_planner.store import people
    from infusion_planner.store.journal import Actor

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
        roles=roles,
    )


def recovery_card(
    center: Center, person: str, key: tuple[tuple[str, ...], str], made_at: datetime
) -> RecoverySheetCard:
    """Word the recovery sheet that is printed once, at first start.

    Args:
        center: the center.
        person: who made the records.
        key: the words of the key, and the text of its square code.
        made_at: local time.
    """
    from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card

    return recovery_sheet_card(
        center=center, person=person, words=key[0], qr_text=key[1], made_at=made_at
    )
