"""Opens the records of a folder for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.begin_anchor import begin_anchor
from infusion_planner.app.clock import now
from infusion_planner.app.making import new_ids, this_origin
from infusion_planner.app.office import Office, office_of
from infusion_planner.app.places import finish_begun_switch
from infusion_planner.domain.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.vault import Opened

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]


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
    from infusion_planner.store.records_file import RENEWED
    from infusion_planner.store.store import Store

    if opened.renewing or (folder / RENEWED).exists():
        opened = _settle(folder, opened, random)
    store = Store.open(
        folder,
        opened,
        clock=clock,
        new_id=new_ids(clock, random),
        origin=this_origin(),
        before_migration=lambda: _back_up(folder, opened, clock),
    )
    return office_of(store, opened, folder, clock, first=roles)


def _settle(folder: Path, opened: Opened, random: Random | None) -> Opened:
    """End a making of new keys that was cut short; see `renewal.settle`."""
    from os import urandom

    from infusion_planner.store.renewal import settle

    return settle(folder, opened, random=random or urandom)


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
        office_of(store, opened, folder, clock).desk.note(note)
        # the one that lay here belongs to the records that were kept aside
        store.renew_anchor()
    finally:
        store.close()


def _back_up(folder: Path, opened: Opened, clock: Clock) -> None:
    from infusion_planner.app.backup_places import read_places
    from infusion_planner.store.backed_up import Records
    from infusion_planner.store.backup import make_backup

    make_backup(Records(folder, opened.keys), read_places(folder).local, now=clock())
