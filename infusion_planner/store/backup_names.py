"""Names backups and their files, so that one is known by its name alone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from infusion_planner.domain.frozen import Frozen

_ID_BYTES = 10
_DELETING = "deleting-"
_MOMENT = "%Y-%m-%d-%H%M%SZ"
_FOLDER = re.compile(r"(?P<how>backup|making)-(?P<at>\d{4}-\d\d-\d\d-\d{6}Z)-(?P<id>[0-9a-f]{20})")
_FILE = re.compile(r"records-(?P<id>[0-9a-f]{20})\.ipdb")


class BackupName(Frozen):
    """Say when a backup was made, and by which random id its own key is derived.

    Attributes:
        made_at: UTC, to the second.
        id: 20 hexadecimal digits; stands in the name of every file of the backup.
    """

    made_at: datetime
    id: str

    @property
    def folder(self) -> str:
        """Give the name of the backup's folder once it is whole and checked."""
        return f"backup-{self.made_at:{_MOMENT}}-{self.id}"

    @property
    def making(self) -> str:
        """Give the name of its folder while it is being made."""
        return f"making-{self.made_at:{_MOMENT}}-{self.id}"

    @property
    def records(self) -> str:
        """Give the name of the copy of the records."""
        return f"records-{self.id}.ipdb"

    @property
    def ring(self) -> str:
        """Give the name of the copy of the key ring."""
        return f"records-{self.id}.ring"

    @property
    def manifest(self) -> str:
        """Give the name of the manifest."""
        return f"manifest-{self.id}.json"


def new_name(made_at: datetime, random: Callable[[int], bytes]) -> BackupName:
    """Name a backup that is about to be made."""
    return BackupName(made_at.astimezone(UTC).replace(microsecond=0), random(_ID_BYTES).hex())


def read_name(folder: Path) -> BackupName | None:
    """Read the name of a finished backup's folder; None for any other."""
    return _read(folder, "backup")


def read_making(folder: Path) -> BackupName | None:
    """Read the name of a folder in which a backup is being made; None for any other."""
    return _read(folder, "making")


def id_in_file(path: Path) -> str:
    """Give the id in the name of a backup's copy of the records; empty for any other file."""
    found = _FILE.fullmatch(path.name)
    return found["id"] if found else ""


def deleting(folder: Path) -> Path:
    """Give the name a backup takes while it is deleted, so that no half of it looks like one."""
    return folder.with_name(f"{_DELETING}{folder.name}")


def is_half_deleted(folder: Path) -> bool:
    """Tell whether a folder is what a crash left of a backup that was being deleted."""
    whole = folder.with_name(folder.name.removeprefix(_DELETING))
    return folder.name.startswith(_DELETING) and read_name(whole) is not None


def _read(folder: Path, how: str) -> BackupName | None:
    found = _FOLDER.fullmatch(folder.name)
    if found is None or found["how"] != how:
        return None
    try:
        made_at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
    except ValueError:  # no such day
        return None
    return BackupName(made_at, found["id"])
