"""Words the backups that were found, and what a restore of one would change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from infusion_planner.cards.backups import (
    BackupLine,
    BackupsCard,
    BackupStanding,
    PlaceCard,
    RestoreCard,
)
from infusion_planner.domain.backup_policy import Elsewhere, elsewhere_state
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.wording import ago_words, count_words, day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from infusion_planner.store.backup_list import FoundBackup
    from infusion_planner.store.restore import Comparison

_PLAN = (
    "A backup is made at lock and close and every 30 minutes if anything changed, opened again and"
    " checked. Kept are all of 24 hours, one a day for 14 days, one a week for 8 weeks and one a"
    " month for 12 months; never fewer than three."
)


class SeenPlace(Frozen):
    """What was found in a place.

    Attributes:
        place: the folder; None when none was chosen.
        backups: newest first; empty when it cannot be reached.
        trouble: why it cannot be reached; empty when it can.
    """

    place: Path | None
    backups: tuple[FoundBackup, ...] = ()
    trouble: str = ""


def backups_card(
    local: SeenPlace, second: SeenPlace, elsewhere: Elsewhere, now: datetime
) -> BackupsCard:
    """Word the page of backups.

    Args:
        local: what lies on this disk.
        second: what lies elsewhere.
        elsewhere: what is known of the second place, also while it cannot be reached.
        now: local time.
    """
    state = elsewhere_state(elsewhere, now)
    return BackupsCard(
        newest=_newest([*local.backups, *second.backups], now),
        banner=state.words if state.is_red else "",
        places=(
            _place_card("On this disk", local, _found(local), now, is_good=_has_good(local)),
            _place_card(
                "Elsewhere",
                second,
                second.trouble or state.words_there,
                now,
                is_good=not second.trouble and not state.is_red,
            ),
        ),
        plan=_PLAN,
    )


_NO_ROOM = (
    "The disk with the records is full. What was typed is saved as long as a little room is left."
    " Free some space on it now."
)

_NOT_RESTORABLE = (
    "The weekly test could not restore the newest backup; the trail says why. It is tried again"
    " with the next backup. Check the disk of the backups, and that it has room."
)


def backup_standing(
    made_at: datetime | None,
    elsewhere: Elsewhere | None,
    now: datetime,
    *,
    is_failed: bool,
    has_room: bool = True,
    is_restorable: bool = True,
) -> BackupStanding:
    """Word how the backups stand.

    Args:
        made_at: when the newest good backup on this disk was made; None for none.
        elsewhere: what is known of the second place; None where none is asked for.
        now: local time.
        is_failed: whether the last one was not made.
        has_room: whether room is kept on the disk of the records for when it is full.
        is_restorable: whether the last weekly test could restore a backup.
    """
    state = None if elsewhere is None else elsewhere_state(elsewhere, now)
    return BackupStanding(
        status="Backup failed" if is_failed else _last_backup(made_at, now),
        is_failed=is_failed,
        banner=" ".join(
            words
            for words in (
                "" if has_room else _NO_ROOM,
                "" if is_restorable else _NOT_RESTORABLE,
                state.words if state is not None and state.is_red else "",
            )
            if words
        ),
    )


def _last_backup(made_at: datetime | None, now: datetime) -> str:
    if made_at is None:
        return "No backup yet"
    local = made_at.astimezone(now.tzinfo)
    is_today = local.date() == now.date()
    return f"Backup {time_words(local) if is_today else moment_words(made_at, now)}"


def backup_line(found: FoundBackup, now: datetime) -> BackupLine:
    """Word one backup."""
    held = found.manifest
    return BackupLine(
        folder=found.folder,
        made_at=found.made_at.astimezone(UTC).isoformat(),
        made=moment_words(found.made_at, now),
        age=ago_words(found.made_at, now),
        holds="" if held is None else held_words(held.patients, held.entries),
        state=found.trouble or "Opened and checked when it was made",
        is_good=found.is_good,
    )


def unopened_line(found: FoundBackup, now: datetime) -> BackupLine:
    """Word a backup before anybody proved to be let into it."""
    line = backup_line(found, now)
    state = found.trouble or "Looks whole; it is opened and checked before it is restored"
    return replace(line, state=state, is_good=not found.trouble)


def restore_card(
    found: FoundBackup, comparison: Comparison, *, people_as_now: bool, now: datetime
) -> RestoreCard:
    """Word what a restore would change.

    Args:
        found: the backup.
        comparison: of the backup with the records in use.
        people_as_now: whether the key ring in use stays.
        now: local time.
    """
    held = comparison.then
    people = (
        "The same people as now can sign in afterwards, with the passwords of now."
        if people_as_now
        else "Afterwards those can sign in who could when the backup was made, with the passwords"
        " of that day; the recovery sheet of that day opens the records too."
    )
    return RestoreCard(
        backup=f"Backup of {moment_words(found.made_at, now)}, {ago_words(found.made_at, now)}",
        lines=(
            f"It was opened and checked now: {held_words(held.patients, held.entries)}.",
            *_differences(comparison, now),
            people,
        ),
        question="Put this backup in the place of the records?",
        button=_restore_words(comparison),
        needs_reason=bool(comparison.trouble or comparison.missing or not comparison.is_same_line),
    )


def _restore_words(comparison: Comparison) -> str:
    if comparison.trouble:
        return "Restore in place of records that cannot be read"
    if not comparison.is_same_line:
        return "Restore, and put aside all records in use"
    if comparison.missing:
        entries = "1 entry" if comparison.missing == 1 else f"{comparison.missing:,} entries"
        return f"Restore, and go without {entries}"
    return "Restore this backup"


def moment_words(moment: datetime, now: datetime) -> str:
    """Word a moment in the zone of the workstation, `Fri 20-Nov-2026 18:05`."""
    local = moment.astimezone(now.tzinfo)
    return f"{day_words(local.date())} {time_words(local)}"


def held_words(patients: int, entries: int) -> str:
    """Word what a backup holds, `212 patients, 4,310 entries in the trail`."""
    trail = "1 entry" if entries == 1 else f"{entries:,} entries"
    return f"{count_words(patients, 'patient')}, {trail} in the trail"


def _differences(comparison: Comparison, now: datetime) -> tuple[str, ...]:
    if comparison.now is None:
        if not comparison.trouble:
            return ("There are no records in the folder yet, so nothing is replaced.",)
        return (
            "What will be missing cannot be said, because the records in use cannot be read."
            f" {comparison.trouble}",
            "They are kept as they are in a dated folder.",
        )
    patients = f"Patients: {comparison.then.patients:,} in the backup, {comparison.now.patients:,}"
    return (
        _missing(comparison, now),
        f"{patients} in the records in use.",
        "The records in use are not deleted: they are kept in a dated folder.",
    )


def _missing(comparison: Comparison, now: datetime) -> str:
    if not comparison.is_same_line:
        return (
            "Attention: the records in use are not those of the backup, grown since. Everything in"
            " them will be missing."
        )
    if not comparison.missing:
        return "Nothing will be missing: nothing was written after the backup."
    entries = "1 entry" if comparison.missing == 1 else f"{comparison.missing:,} entries"
    first, last = (
        moment_words(datetime.fromisoformat(text), now)
        for text in (comparison.missing_from, comparison.missing_to)
    )
    return f"Will be missing: {entries} written after the backup, from {first} to {last}."


def _has_good(seen: SeenPlace) -> bool:
    return not seen.trouble and any(found.is_good for found in seen.backups)


def _place_card(
    title: str, seen: SeenPlace, state: str, now: datetime, *, is_good: bool
) -> PlaceCard:
    lines = tuple(backup_line(found, now) for found in seen.backups)
    return PlaceCard(title, "" if seen.place is None else str(seen.place), state, is_good, lines)


def _found(seen: SeenPlace) -> str:
    good = sum(found.is_good for found in seen.backups)
    bad = len(seen.backups) - good
    state = f"{count_words(good, 'good backup')}."
    return f"{state} {bad:,} cannot be used." if bad else seen.trouble or state


def _newest(backups: Sequence[FoundBackup], now: datetime) -> str:
    good = [found for found in backups if found.is_good]
    if not good:
        return "There is no good backup yet."
    newest = max(good, key=lambda found: found.made_at)
    made = f"{moment_words(newest.made_at, now)} ({ago_words(newest.made_at, now)})"
    return f"Newest good backup: {made}, in {newest.folder.parent}, opened and checked."
