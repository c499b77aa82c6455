"""A restore, step by step: find the backup, compare, restore beside, switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from infusion_planner.app.counted import attempts_of
from infusion_planner.cards.read_backups import held_words, restore_card
from infusion_planner.domain.errors import FolderTrouble, StoreError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.backup import remove_folder
from infusion_planner.store.backup_list import FoundBackup, backups_in, look_at, look_at_file
from infusion_planner.store.copying import Progress, no_progress
from infusion_planner.store.record_checks import Told, nobody_told
from infusion_planner.store.restore import Comparison, check_backup, compare, restore_beside
from infusion_planner.store.switch import finish_switch, let_go, switch

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.app.secret import Typed
    from infusion_planner.cards.backups import RestoreCard
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.unlock import Unlocked

    Clock = Callable[[], datetime]


class Prepared(Frozen):
    """A restore that was looked into and waits for a yes; nothing has been changed.

    Attributes:
        folder: the data folder.
        backup: what will be restored; it was opened and checked.
        comparison: of the backup with the records in use.
        card: the same in words.
        unlocked: what opens it.
    """

    unshown: ClassVar[tuple[str, ...]] = ("unlocked",)

    folder: Path
    backup: FoundBackup
    comparison: Comparison
    card: RestoreCard
    unlocked: Unlocked


class Restored(Frozen):
    """Tell of a finished restore everything its entry in the trail needs.

    Attributes:
        backup_id: of the backup.
        made_at: when the backup was made.
        restored_at: when it was restored.
        person_id: the holder whose secret opened it; a recovery sheet has one too.
        person_name: the holder's name.
        comparison: what the records held before, and what is missing now.
        kept: the folder with the records that were in use; None when there were none.
    """

    backup_id: str
    made_at: datetime
    restored_at: datetime
    person_id: str
    person_name: str
    comparison: Comparison
    kept: Path | None

    def lines(self) -> tuple[str, ...]:
        """Say what was done."""
        held = held_words(self.comparison.then.patients, self.comparison.then.entries)
        done = f"Restored and checked: {held}. Sign in to go on."
        if self.kept is None:
            return (done,)
        return done, f"The records that were in use are kept in {self.kept}."


def find_backup(source: Path) -> FoundBackup:
    """Find a backup by its folder, by its copy of the records, or the newest one in a place.

    Raises:
        FolderTrouble: there is none.
    """
    found = look_at_file(source, None) or (look_at(source, None) if source.is_dir() else None)
    if found is not None:
        return found
    if not source.is_dir():
        raise FolderTrouble(
            f"{source} is no backup. Name a backup's folder (backup-...), its file"
            " records-....ipdb, or the folder that holds the backups."
        )
    usable = [each for each in backups_in(source, None) if not each.trouble]
    if not usable:
        raise FolderTrouble(
            f"There is no backup in {source} that can be used. Choose another folder."
        )
    return usable[0]


def prepare(
    source: Path,
    folder: Path,
    typed: Typed,
    *,
    clock: Clock,
    told: Told = nobody_told,
    attempts: Attempts | None = None,
) -> Prepared:
    """Open and check a backup and compare it with the records in use; nothing is changed.

    Args:
        source: see `find_backup`.
        folder: the data folder; it may be empty or missing.
        typed: opens a key ring.
        clock: the workstation's time.
        told: told the checks done; what it raises stops them.
        attempts: the counts of wrong secrets; those of the data folder when None. On an empty
            computer, where there is no folder to keep them in, they end with the program.

    Raises:
        TooManyTries: there were too many wrong ones.
        WrongPassword: the secret opens neither the ring beside the backup nor the one in use.
        DamagedFile: the backup is damaged, or of other records.
        StoreError: it cannot be used; the words say why and what to do.
    """
    finish_switch(folder)
    found = find_backup(source)
    unlocked = typed.unlock(found, folder, attempts or attempts_of(folder))
    then = check_backup(found, unlocked.opened.keys, told)
    in_use = None if unlocked.in_use is None else unlocked.in_use.keys
    comparison = compare(then, folder, in_use)
    card = restore_card(found, comparison, people_as_now=unlocked.is_present_ring, now=clock())
    return Prepared(folder, found, comparison, card, unlocked)


def carry_out(prepared: Prepared, *, clock: Clock, progress: Progress = no_progress) -> Restored:
    """Restore into a folder beside, check that, and switch; the records in use are kept.

    Nobody may have the records open, this process included.

    Args:
        prepared: what was confirmed.
        clock: the workstation's time.
        progress: told the pages copied; what it raises stops the restore before the switch.

    Raises:
        StoreBusy: another window or program has the records open; nothing was changed.
        StoreError: it was not done; the words say why and what to do.
    """
    folder, unlocked, now = prepared.folder, prepared.unlocked, clock()
    _let_go(prepared)
    restored = restore_beside(prepared.backup, unlocked, folder, now=now, progress=progress)
    try:
        _let_go(prepared)
    except StoreError:
        remove_folder(restored)
        raise
    return Restored(
        backup_id=prepared.backup.name.id,
        made_at=prepared.backup.made_at,
        restored_at=now,
        person_id=unlocked.opened.person_id,
        person_name=unlocked.opened.person_name,
        comparison=prepared.comparison,
        kept=switch(folder, restored, now=now),
    )


def _let_go(prepared: Prepared) -> None:
    in_use = prepared.unlocked.in_use
    # what cannot be read is moved as it is: to open it for writing could change it
    if in_use is not None and prepared.comparison.now is not None:
        let_go(prepared.folder, in_use.keys.data_key)
