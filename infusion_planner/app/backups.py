"""The backups of open records: when they are due, making them, and what is shown of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infusion_planner.app.backup_places import Places, note_second, read_places
from infusion_planner.app.places import RING_FILE, has_records
from infusion_planner.cards.read_backups import SeenPlace, backups_card, held_words
from infusion_planner.domain.backup_policy import Elsewhere, backup_due
from infusion_planner.domain.errors import FolderTrouble, StoreError
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.trail import Event
from infusion_planner.domain.trail import Outcome as Ended
from infusion_planner.store import trail
from infusion_planner.store.backed_up import Records
from infusion_planner.store.copying import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from infusion_planner.app.secret import Typed
    from infusion_planner.cards.backups import BackupsCard
    from infusion_planner.store.backup import BackupMade
    from infusion_planner.store.backup_list import FoundBackup
    from infusion_planner.store.store import Store

    Clock = Callable[[], datetime]


TRIAL_TITLE = "Test restore"
"""How the title of the weekly test's entry begins."""


class Outcome(Frozen):
    """What came of a backup in one place.

    Attributes:
        place: where it was to lie.
        made: what the entry in the trail needs; None when it was not made.
        trouble: why it was not made; empty when it was.
    """

    place: Path
    made: BackupMade | None = None
    trouble: str = ""

    def lines(self) -> tuple[str, ...]:
        """Say what was made; nothing where nothing was."""
        if self.made is None:
            return ()
        held = self.made.manifest
        return (
            f"Backup made, opened again and checked: {self.made.folder}",
            f"It holds {held_words(held.patients, held.entries)}.",
        )


def back_up(folder: Path, typed: Typed, to: Path | None, *, clock: Clock) -> tuple[Outcome, ...]:
    """Back up the records of a folder, which may be in use, and say what came of it.

    Args:
        folder: where they lie.
        typed: opens their key ring.
        to: the one place to back up to; None for the places that were chosen.
        clock: the workstation's time.

    Raises:
        StoreError: there are no records, or the secret does not open them.
    """
    if not has_records(folder):
        raise FolderTrouble(f"There are no records in {folder}. Name their folder with --data.")
    records = Records(folder, typed(folder / RING_FILE).keys)
    if to is not None:
        return (Outcome(to, make_in(records, to, clock)),)
    return make_everywhere(records, clock)


def make_everywhere(
    records: Records, clock: Clock, progress: Progress = no_progress
) -> tuple[Outcome, ...]:
    """Make a backup in each place, thin out the old ones, and say what came of it.

    A place that fails does not stop the other; so a drive that is not plugged in is a worded
    outcome.
    """
    return tuple(make_each(records, clock, progress))


def make_each(
    records: Records, clock: Clock, progress: Progress = no_progress
) -> Iterator[Outcome]:
    """Do the same, and tell of each place as soon as it is done; the next one is begun when asked.

    Where one is stopped, what was made before it was told already.
    """
    places = read_places(records.folder)
    yield _tried(records, places.local, clock, progress)
    if places.second is not None:
        yield _tried_elsewhere(records, places, clock, progress)


def make_in(
    records: Records, place: Path, clock: Clock, progress: Progress = no_progress
) -> BackupMade:
    """Make a backup in one place and thin out the old ones there.

    Raises:
        StoreError: it was not made; the words say why and what to do.
    """
    from infusion_planner.store.backup import make_backup
    from infusion_planner.store.backup_list import delete_old

    made = make_backup(records, place, now=clock(), progress=progress)
    delete_old(place, records.keys, clock())
    return made


def _tried(records: Records, place: Path, clock: Clock, progress: Progress) -> Outcome:
    try:
        return Outcome(place, make_in(records, place, clock, progress))
    except StoreError as trouble:
        return Outcome(place, trouble=str(trouble))


def _tried_elsewhere(records: Records, places: Places, clock: Clock, progress: Progress) -> Outcome:
    second = places.second or places.local
    if not places.second_is_there():
        words = f"There is no new backup elsewhere: {second} is not there. Plug the drive in."
        return Outcome(second, trouble=words)
    outcome = _tried(records, second, clock, progress)
    if outcome.made is not None:
        try:
            note_second(places, clock())
        except FolderTrouble as trouble:
            return Outcome(second, outcome.made, str(trouble))
    return outcome


class Backups:
    """Make and show the backups of the records one person has open.

    What makes backups opens connections of its own and may run beside the window, one at a time;
    `is_due` and `is_changed` read through the open store and belong to its thread.

    Args:
        records: the records, and their keys as long as they are open.
        store: the open store.
        clock: the workstation's time.
    """

    def __init__(self, records: Records, store: Store, clock: Clock) -> None:
        self._records = records
        self._store = store
        self._clock = clock

    @property
    def records(self) -> Records:
        """The records that are backed up."""
        return self._records

    def is_due(self) -> bool:
        """Tell whether a backup is due: every 30 minutes if anything changed."""
        newest = self._newest_local()
        made_at = newest.made_at if newest else None
        return backup_due(made_at, self._clock(), changed_since=self._changed_since(newest))

    def is_changed(self) -> bool:
        """Tell whether a row changed after the newest backup: what is asked at lock and close."""
        return self._changed_since(self._newest_local())

    def last_trial(self) -> tuple[datetime | None, bool]:
        """Give when a backup was restored for a test, and whether that failed.

        Where it was never done, the records were begun then; None where they hold nothing yet.
        """
        at, outcome = self._store.read(lambda db: trail.last_titled(db, Event.BACKUP, TRIAL_TITLE))
        begun = at or self._store.read(trail.begun_at)
        return datetime.fromisoformat(begun) if begun else None, outcome == Ended.REFUSED

    def try_restore(self, progress: Progress = no_progress) -> str:
        """Restore the newest backup on this disk for a test; see `app/trial_restore.py`."""
        from infusion_planner.app.trial_restore import try_restore

        place = read_places(self._records.folder).local
        return try_restore(self._records, place, now=self._clock(), progress=progress)

    def make(self, progress: Progress = no_progress) -> tuple[Outcome, ...]:
        """Make a backup in each place; see `make_everywhere`."""
        return make_everywhere(self._records, self._clock, progress)

    def make_each(self, progress: Progress = no_progress) -> Iterator[Outcome]:
        """Do the same, place by place; see the function of that name."""
        return make_each(self._records, self._clock, progress)

    def made_at(self) -> datetime | None:
        """Give when the newest good backup on this disk was made; None for none."""
        newest = self._newest_local()
        return newest.made_at if newest else None

    def card(self, *, whole: bool = True) -> BackupsCard:
        """Give the page of backups.

        Args:
            whole: whether every backup is read to its last byte, which takes a while; else the
                sizes of its files are trusted.
        """
        places, now = read_places(self._records.folder), self._clock()
        there = places.second_is_there()
        second = SeenPlace(places.second)
        if places.second is not None and there:
            second = self._seen(places.second, whole=whole)
        elsewhere = self.elsewhere()
        if there:
            newest = max((each.made_at for each in second.backups if each.is_good), default=None)
            elsewhere = replace(elsewhere, newest_at=newest)
        return backups_card(self._seen(places.local, whole=whole), second, elsewhere, now)

    def elsewhere(self) -> Elsewhere:
        """Give what is known of the second place without reading it, for the banner."""
        places = read_places(self._records.folder)
        return Elsewhere(
            place="" if places.second is None else str(places.second),
            is_there=places.second_is_there(),
            newest_at=places.newest_at,
            is_same_disk=places.second is not None and not places.on_other_disk,
        )

    def _newest_local(self) -> FoundBackup | None:
        place = read_places(self._records.folder).local
        if not place.is_dir():
            return None
        from infusion_planner.store.backup_list import backups_in

        found = backups_in(place, self._records.keys, whole=False)
        return next((each for each in found if each.is_good), None)

    def _changed_since(self, newest: FoundBackup | None) -> bool:
        seq = 0 if newest is None or newest.manifest is None else newest.manifest.head_seq
        return self._store.read(lambda db: trail.changed_after(db, seq))

    def _seen(self, place: Path, *, whole: bool) -> SeenPlace:
        if not place.exists():  # no backup was made yet
            return SeenPlace(place)
        from infusion_planner.store.backup_list import backups_in

        try:
            return SeenPlace(place, backups_in(place, self._records.keys, whole=whole))
        except FolderTrouble as trouble:
            return SeenPlace(place, trouble=str(trouble))
