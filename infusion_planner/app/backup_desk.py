"""What a signed-in person does with the backups, each act with its entry in the trail."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from infusion_planner.app.backup_places import check_second, choose_second
from infusion_planner.app.backups import TRIAL_TITLE
from infusion_planner.app.folder_kind import backup_place_warning
from infusion_planner.cards.read_backups import backup_standing, held_words
from infusion_planner.domain.backup_policy import backup_due, trial_due
from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.roles import MANAGERS, not_permitted
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.store.copying import Progress, no_progress
from infusion_planner.store.reserve import Reserve

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.actions.desk import Desk
    from infusion_planner.app.backups import Backups
    from infusion_planner.app.backups import Outcome as Made
    from infusion_planner.app.verifying import Verified
    from infusion_planner.cards.backups import BackupsCard, BackupStanding
    from infusion_planner.domain.roles import Roles
    from infusion_planner.store.record_checks import Told

    Clock = Callable[[], datetime]

_HERE, _ELSEWHERE = "on this disk", "elsewhere"


class BackupDesk:
    """Make backups for one person, and write down what came of each.

    `make`, `check` and `card` use connections of their own and may run beside the window, one at
    a time. Everything else belongs to the thread of the open store.

    Args:
        backups: of the open records.
        desk: the door to the trail.
        roles: what the person may do.
        clock: the workstation's time.
        is_sample: whether every patient is invented: then nothing can be lost, so no backup is
            made by itself and no second place is asked for.
    """

    def __init__(
        self, backups: Backups, desk: Desk, roles: Roles, clock: Clock, *, is_sample: bool
    ) -> None:
        self._backups = backups
        self._desk = desk
        self._roles = roles
        self._clock = clock
        self._is_sample = is_sample
        self._made: list[tuple[str, Made]] = []
        self._is_failed = False
        self._has_room = True
        self._is_trial_due = False
        self._trial: Note | None = None
        self._tried_at: datetime | None = None

    @property
    def may_manage(self) -> bool:
        """Whether the person may choose the place and restore."""
        return not self._roles.isdisjoint(MANAGERS)

    def is_due(self) -> bool:
        """Tell whether a backup is to be made now: every 30 minutes if anything changed."""
        if self._is_sample or not self._may_try_again():
            return False
        try:
            self._is_trial_due = self._may_try_restore()
            return self._backups.is_due()
        except StoreError:
            # trying says in words what is wrong
            return True

    def _may_try_restore(self) -> bool:
        last_at, is_failed = self._backups.last_trial()
        return last_at is not None and trial_due(last_at, self._clock(), is_failed=is_failed)

    def _is_restorable(self) -> bool:
        try:
            return not self._backups.last_trial()[1]
        except StoreError:
            # what is wrong with the records is said where they are read
            return True

    def _may_try_again(self) -> bool:
        """Let what failed rest as long as what was made, and not fill the trail."""
        return self._tried_at is None or backup_due(
            self._tried_at, self._clock(), changed_since=True
        )

    def is_due_at_end(self) -> bool:
        """Tell whether a backup is to be made before the records are closed."""
        if self._is_sample:
            return False
        try:
            return self._backups.is_changed()
        except StoreError:
            return True

    def make(self, progress: Progress = no_progress) -> None:
        """Make a backup in each place; `note_made` tells what came of it."""
        self._tried_at = self._clock()
        places = (_HERE, _ELSEWHERE)
        for where, outcome in zip(places, self._backups.make_each(progress), strict=False):
            self._made.append((where, outcome))
        if self._is_trial_due and self._made[0][1].made is not None:
            self._is_trial_due = False
            self._trial = self._try_restore(progress)

    def _try_restore(self, progress: Progress) -> Note:
        try:
            held = self._backups.try_restore(progress)
        except StoreError as trouble:
            why = str(trouble).replace(str(self._backups.records.folder), "the folder")
            title = f"{TRIAL_TITLE} failed"
            return Note(Event.BACKUP, title, outcome=Outcome.REFUSED, details=why)
        return Note(Event.BACKUP, f"{TRIAL_TITLE} into an empty folder: good", details=held)

    def note_made(self) -> str:
        """Write an entry for each place, and say what went wrong; empty when all is well."""
        made, self._made = self._made, []
        for where, outcome in made:
            # a backup is worth having where its entry cannot be written
            with suppress(StoreError):
                self._desk.note(_entry(where, outcome))
        self._note_trial()
        if made:
            self._is_failed = any(outcome.made is None for where, outcome in made if where == _HERE)
        return " ".join(outcome.trouble for _, outcome in made if outcome.trouble)

    def _note_trial(self) -> None:
        note, self._trial = self._trial, None
        if note is not None:
            with suppress(StoreError):
                self._desk.note(note)

    def standing(self) -> BackupStanding:
        """Say how the backups stand, without reading them."""
        elsewhere = None if self._is_sample else self._backups.elsewhere()
        made_at = self._backups.made_at()
        return backup_standing(
            made_at,
            elsewhere,
            self._clock(),
            is_failed=self._is_failed,
            has_room=self._has_room,
            is_restorable=self._is_sample or self._is_restorable(),
        )

    def keep_room(self) -> None:
        """Keep some room for when the disk is full; where there is none, `standing` says so."""
        self._has_room = Reserve(self._backups.records.folder).lay()

    def card(self) -> BackupsCard:
        """Give the page of backups; the sizes of their files are trusted."""
        return self._backups.card(whole=False)

    def place_warning(self, place: Path) -> str:
        """Say what to think of before a place is chosen; empty for nothing.

        Raises:
            NotPermitted: the person is no manager.
            FolderTrouble: it may not be chosen.
        """
        self._require_manager()
        check_second(self._backups.records.folder, place)
        return backup_place_warning(place)

    def choose(self, place: Path) -> None:
        """Keep backups in another second place from now on.

        Raises:
            NotPermitted: the person is no manager.
            FolderTrouble: it may not be chosen, or cannot be kept.
        """
        self._require_manager()
        check_second(self._backups.records.folder, place)
        choose_second(self._backups.records.folder, place)
        self._desk.note(Note(Event.SETTINGS, "Chose another second place for backups"))

    def check(self, backup: Path | None, told: Told | None = None) -> Verified:
        """Check the records, or a backup, down to every row; it may run beside the window.

        Args:
            backup: its folder; None for the records.
            told: told the checks done; what it raises stops them; None for nobody.

        Raises:
            StoreError: it cannot be opened at all; the words say why and what to do.
        """
        from infusion_planner.app.restoring import find_backup
        from infusion_planner.app.verifying import verify_found, verify_open
        from infusion_planner.store.record_checks import nobody_told

        told = told or nobody_told
        records = self._backups.records
        if backup is None:
            return verify_open(records, told=told)
        return verify_found(find_backup(backup), records.keys, told=told)

    def note_check(self, backup: Path | None, checks: tuple[tuple[str, str], ...]) -> None:
        """Write the entry of a check, whatever it came to.

        Args:
            backup: its folder; None for the records.
            checks: the name of each, and what is wrong.

        Raises:
            PlannerError: the records could not be written.
        """
        what = "the records" if backup is None else "a backup"
        wrong = sum(bool(trouble) for _, trouble in checks)
        found = f"{wrong} of {len(checks)} checks found something" if wrong else "good"
        name = "" if backup is None else backup.name
        self._desk.note(Note(Event.CHECK, f"Checked {what}: {found}", details=name))

    def _require_manager(self) -> None:
        if not self.may_manage:
            raise not_permitted("The place for backups", MANAGERS, self._roles)


def _entry(where: str, outcome: Made) -> Note:
    if outcome.made is None:
        # the words name the folder, which is of no use in the trail
        why = outcome.trouble.replace(str(outcome.place), "the folder")
        return Note(Event.BACKUP, f"Backup failed {where}", outcome=Outcome.REFUSED, details=why)
    held = outcome.made.manifest
    holds = f"{held.id}: {held_words(held.patients, held.entries)}"
    return Note(Event.BACKUP, f"Backup made {where}, opened again and checked", details=holds)
