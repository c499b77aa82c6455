"""Where backups are kept: beside the records, and in one more place that was chosen.

The choice lies beside the records and not in them: it is needed when they cannot be opened.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.store import ring_file

PLACES_FILE = "backup-places.json"
LOCAL = "backups"
_LONGEST = 16 * 1024


class Places(Frozen):
    """The places for backups of the records in one folder.

    Attributes:
        folder: where the records lie.
        second: the place elsewhere; None when none was chosen.
        on_other_disk: whether it was on another disk than the records when it was chosen.
        newest_at: when the newest checked copy there was made, as last seen; None for never.
    """

    folder: Path
    second: Path | None = None
    on_other_disk: bool = False
    newest_at: datetime | None = None

    @property
    def local(self) -> Path:
        """Give the place beside the records."""
        return self.folder / LOCAL

    def second_is_there(self) -> bool:
        """Tell whether the place elsewhere can be reached.

        Where a drive was, its empty folder may stay: what should be another disk and is not now
        is not there.
        """
        if self.second is None or not self.second.is_dir():
            return False
        return not self.on_other_disk or not _same_disk(self.second, self.folder)


def read_places(folder: Path) -> Places:
    """Read the places; only the local one where no other was chosen or the file is damaged."""
    try:
        with (folder / PLACES_FILE).open("rb") as file:
            text = json.loads(file.read(_LONGEST))
        newest = text["newest_at"]
        return Places(
            folder,
            Path(str(text["second"])) if text["second"] else None,
            text["on_other_disk"] is True,
            datetime.fromisoformat(newest).astimezone() if newest else None,
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Places(folder)


def check_second(folder: Path, place: Path) -> None:
    """Refuse a second place that is lost together with the records.

    Raises:
        FolderTrouble: it is not there, or lies on their disk.
    """
    _resolved(folder, place)
    if _same_disk(place, folder):
        raise FolderTrouble(
            f"{place} lies on the same disk as the records, so it was not chosen: if that disk"
            " fails or is stolen, both are lost. Choose a folder on another disk, such as a drive"
            " that is plugged in."
        )


def choose_second(folder: Path, place: Path | None) -> Places:
    """Keep another second place, or none.

    Raises:
        FolderTrouble: the place is not there, lies among the records, or cannot be kept.
    """
    if place is None:
        return _keep(Places(folder))
    chosen = _resolved(folder, place)
    return _keep(Places(folder, chosen, on_other_disk=not _same_disk(chosen, folder)))


def _resolved(folder: Path, place: Path) -> Path:
    chosen = place.resolve()
    if not chosen.is_dir():
        raise FolderTrouble(
            f"{place} is not there, so it was not chosen. Plug the drive in, or make the folder."
        )
    if chosen == folder.resolve() or folder.resolve() in chosen.parents:
        raise FolderTrouble(
            f"{place} lies among the records, so it was not chosen: what happens to them happens"
            " to it. Choose a folder on another disk."
        )
    return chosen


def note_second(places: Places, made_at: datetime) -> Places:
    """Keep when the newest checked copy in the second place was made."""
    return _keep(replace(places, newest_at=made_at))


def _same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def _keep(places: Places) -> Places:
    text = {
        "second": str(places.second) if places.second else "",
        "on_other_disk": places.on_other_disk,
        "newest_at": places.newest_at.isoformat() if places.newest_at else "",
    }
    file = places.folder / PLACES_FILE
    side = file.with_name(f"{file.name}.new")
    try:
        ring_file.write_new(side, (json.dumps(text) + "\n").encode())
        side.replace(file)
    except OSError as trouble:
        raise FolderTrouble(
            f"The place for backups was not kept: the data folder cannot be written"
            f" ({trouble.strerror}). Check that the disk has room and that this account may write."
        ) from trouble
    return places
