"""What a restore, in the window or by command, does: find, open and compare, carry out, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.backup_places import read_places
from infusion_planner.app.counted import attempts_of
from infusion_planner.app.opening import note_once
from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.app.restoring import Prepared, carry_out, find_backup, prepare
from infusion_planner.app.secret import Typed, by_password, by_recovery
from infusion_planner.cards.read_backups import moment_words, unopened_line
from infusion_planner.domain.errors import Fault, InvalidInput, StoreError
from infusion_planner.domain.roles import MANAGERS, not_permitted, read_roles
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store import people
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.backup_open import opened_backup
from infusion_planner.store.copying import Progress, no_progress
from infusion_planner.store.holders import person_names
from infusion_planner.store.record_checks import Told, nobody_told
from infusion_planner.store.trouble import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.cards.backups import BackupLine
    from infusion_planner.store.attempts_file import Attempts

    Clock = Callable[[], datetime]


class RestoreDesk:
    """Take a restore through its steps while nobody has the records open.

    Everything may run beside the window.

    Args:
        folder: the data folder; it may be empty or missing.
        clock: the workstation's time.
        refuse: raises FolderTrouble where no records may be made in the folder.
        attempts: the counts of wrong secrets; those of the folder when None.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        refuse: Callable[[], None],
        attempts: Attempts | None = None,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._refuse = refuse
        self._attempts = attempts or attempts_of(folder)

    def backups(self) -> tuple[BackupLine, ...]:
        """Give the backups of the places that are known and can be reached, newest first."""
        places = read_places(self._folder)
        found: list[BackupLine] = []
        for place in (places.local, places.second):
            if place is not None and place.is_dir():
                found.extend(self._in(place))
        return tuple(sorted(found, key=lambda line: line.made_at, reverse=True))

    def backups_in(self, place: Path) -> tuple[BackupLine, ...]:
        """Give the backups of a place, or the one that a folder or file is.

        Raises:
            FolderTrouble: there is none.
        """
        found = self._in(place) if place.is_dir() else ()
        return found or (unopened_line(find_backup(place), self._clock()),)

    def names(self, backup: Path) -> tuple[str, ...]:
        """Give whose password may open a backup: those of now, and of the day it was made."""
        rings = (self._folder / RING_FILE, find_backup(backup).ring)
        names: list[str] = []
        for ring in rings:
            names.extend(name for name in _names(ring) if name not in names)
        return tuple(names)

    def prepare(self, backup: Path, name: str, secret: str, told: Told = nobody_told) -> Prepared:
        """Open and check a backup, and compare it with the records in use; nothing is changed.

        Args:
            backup: its folder.
            name: of a manager; empty where the secret is the words of a recovery sheet.
            secret: the password or the words.
            told: told the checks done; what it raises stops them.

        Raises:
            StoreError: see `open_with`.
        """
        typed = by_password(name, secret) if name else by_recovery(secret)
        return self.open_with(backup, typed, told)

    def open_with(self, backup: Path, typed: Typed, told: Told = nobody_told) -> Prepared:
        """Do the same with what was typed already.

        Raises:
            NotPermitted: the person is no manager.
            FolderTrouble: no records may be made in the folder.
            TooManyTries: there were too many wrong secrets.
            StoreError: see `restoring.prepare`.
        """
        if not any((self._folder / file).exists() for file in (RECORDS_FILE, RING_FILE)):
            self._refuse()
        prepared = prepare(
            backup,
            self._folder,
            typed,
            clock=self._clock,
            told=told,
            attempts=self._attempts,
        )
        _require_manager(prepared)
        return prepared

    def carry_out(
        self, prepared: Prepared, reason: str, progress: Progress = no_progress
    ) -> tuple[str, ...]:
        """Restore, switch, write the entry, and say what was done.

        Args:
            prepared: what was confirmed.
            reason: why; needed where something goes missing.
            progress: told the pages copied; what it raises stops it before the switch.

        Raises:
            InvalidInput: a reason is needed.
            StoreError: it was not done; the words say why and what to do.
        """
        if prepared.card.needs_reason and not reason.strip():
            raise InvalidInput(Fault("reason", "Write why; it is kept in the trail."))
        done = carry_out(prepared, clock=self._clock, progress=progress)
        made = moment_words(done.made_at, done.restored_at)
        gone = done.comparison.missing
        note = Note(
            Event.RESTORE,
            f"Restored the backup of {made}",
            reason=reason.strip(),
            details=f"{done.backup_id}; entries no longer in the trail: {gone}; records in use"
            f" before: {done.kept.name if done.kept else 'none'}",
        )
        try:
            note_once(self._folder, prepared.unlocked.opened, note, self._clock)
        except StoreError as trouble:
            return (*done.lines(), f"It could not be written into the trail: {trouble}")
        return done.lines()

    def _in(self, place: Path) -> tuple[BackupLine, ...]:
        found = backups_in(place, None, whole=False)
        return tuple(unopened_line(each, self._clock()) for each in found)


def _names(ring: Path) -> tuple[str, ...]:
    try:
        return person_names(ring)
    except StoreError:
        # the other ring may be whole
        return ()


def _require_manager(prepared: Prepared) -> None:
    """Refuse who is no manager; whoever holds a recovery sheet was trusted with everything."""
    opened = prepared.unlocked.opened
    if opened.by_recovery:
        return
    with worded(), opened_backup(prepared.backup, opened.keys) as db:
        roles = read_roles(people.role_of(db, opened.person_id))
    if roles.isdisjoint(MANAGERS):
        raise not_permitted("A restore", MANAGERS, roles)
