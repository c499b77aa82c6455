"""Finds the backups of a place and says of each what it holds, or what is wrong with it."""

from datetime import UTC, datetime
from pathlib import Path

from infusion_planner.domain.backup_rotation import ALWAYS, kept
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.backup_names import BackupName, deleting, id_in_file, read_name
from infusion_planner.store.copying import sha256_of
from infusion_planner.store.manifest import LONGEST_MANIFEST, Manifest, ReadManifest, read_manifest
from infusion_planner.store.sealing import Keys


class FoundBackup(Frozen):
    """Describe one backup as it lies in its place.

    Attributes:
        folder: where it lies.
        name: read from the name of the folder.
        manifest: what it says it holds; None when that cannot be read.
        is_proved: whether the manifest was made with the keys asked for.
        trouble: what is wrong; empty when nothing was found.
    """

    folder: Path
    name: BackupName
    manifest: Manifest | None
    is_proved: bool
    trouble: str

    @property
    def is_good(self) -> bool:
        """Tell whether it may be offered: its manifest is ours and its files are as it says."""
        return self.is_proved and not self.trouble

    @property
    def made_at(self) -> datetime:
        """Give when it was made, with its zone."""
        if self.manifest is None:
            return self.name.made_at
        return datetime.fromisoformat(self.manifest.made_at)

    @property
    def records(self) -> Path:
        """Give the copy of the records."""
        return self.folder / self.name.records

    @property
    def ring(self) -> Path:
        """Give the copy of the key ring."""
        return self.folder / self.name.ring


def look_at(folder: Path, keys: Keys | None, *, whole: bool = True) -> FoundBackup | None:
    """Look at one backup without opening it; None for a folder that is not named as one.

    Args:
        folder: the backup's own folder.
        keys: what is to have sealed it; None before anybody signed in, which proves nothing.
        whole: whether to read its files to the end. False trusts their sizes, which takes no
            time but does not notice a flipped bit.
    """
    name = read_name(folder)
    return None if name is None else _look(folder, name, keys, whole=whole)


def look_at_file(records: Path, keys: Keys | None) -> FoundBackup | None:
    """Look at the backup a copy of the records belongs to, whatever its folder is called now.

    Args:
        records: the copy; None comes back where it is not named as one.
        keys: see `look_at`.
    """
    backup_id = id_in_file(records)
    if not backup_id or not records.is_file():
        return None
    unnamed = BackupName(datetime.fromtimestamp(records.stat().st_mtime, UTC), backup_id)
    return _look(records.parent, unnamed, keys, whole=True)


def backups_in(place: Path, keys: Keys | None, *, whole: bool = True) -> tuple[FoundBackup, ...]:
    """Look at all backups of a place, newest first; see `look_at`.

    Raises:
        FolderTrouble: the place is not there or cannot be read.
    """
    try:
        folders = tuple(each for each in place.iterdir() if each.is_dir())
        looked = [look_at(folder, keys, whole=whole) for folder in folders]
    except OSError as trouble:
        raise FolderTrouble(
            f"The backups in {place} cannot be seen ({trouble.strerror}). Plug the drive in, or"
            " choose another folder."
        ) from trouble
    found = [each for each in looked if each is not None]
    return tuple(sorted(found, key=lambda each: (each.made_at, each.name.id), reverse=True))


def newest_good(place: Path, keys: Keys) -> FoundBackup | None:
    """Give the newest backup of a place that may be offered; None when there is none.

    Raises:
        FolderTrouble: the place is not there or cannot be read.
    """
    for found in backups_in(place, keys, whole=False):
        whole = look_at(found.folder, keys) if found.is_good else None
        if whole is not None and whole.is_good:
            return whole
    return None


def delete_old(place: Path, keys: Keys, now: datetime) -> tuple[Path, ...]:
    """Delete the backups of these records that have had their time, and give their folders.

    What is damaged or of other records is left alone, and so are the newest three that are
    whole to their last byte.

    Raises:
        FolderTrouble: the place is not there or cannot be read.
    """
    good = [found for found in backups_in(place, keys, whole=False) if found.is_good]
    stay = kept([found.made_at for found in good], now)
    old = [found for found in good if found.made_at not in stay]
    spared = _newest_whole(good, keys) if old else ()
    gone = (found.folder for found in old if found.folder not in spared)
    return tuple(folder for folder in gone if _deleted(folder))


def _look(folder: Path, name: BackupName, keys: Keys | None, *, whole: bool) -> FoundBackup:
    found = _manifest_in(folder / name.manifest)
    if found is None or found.manifest.id != name.id:
        words = "Its manifest is missing or damaged, so nobody can tell whether it is whole."
        return FoundBackup(folder, name, None, is_proved=False, trouble=words)
    is_proved = keys is not None and found.sealed_by(keys) is not None
    trouble = _trouble(folder, name, found.manifest, whole=whole)
    if keys is not None and not is_proved:
        trouble = "It is of other records, or its manifest was changed."
    return FoundBackup(folder, name, found.manifest, is_proved=is_proved, trouble=trouble)


def _newest_whole(good: list[FoundBackup], keys: Keys) -> tuple[Path, ...]:
    spared: list[Path] = []
    for found in good:
        whole = look_at(found.folder, keys)
        if whole is not None and whole.is_good:
            spared.append(found.folder)
        if len(spared) == ALWAYS:
            break
    return tuple(spared)


def _deleted(folder: Path) -> bool:
    # to see how the backups stand, which is asked at each sign-in, nothing is deleted
    from infusion_planner.store.backup import remove_folder  # noqa: PLC0415

    # under another name first: what is half deleted must not look like a backup
    try:
        remove_folder(folder.rename(deleting(folder)))
    except OSError:
        # in use or write-protected: it stays whole, and is asked again after the next backup
        return False
    return True


def _manifest_in(path: Path) -> ReadManifest | None:
    try:
        with path.open("rb") as file:
            return read_manifest(file.read(LONGEST_MANIFEST))
    except OSError:
        return None


def _trouble(folder: Path, name: BackupName, manifest: Manifest, *, whole: bool) -> str:
    records, ring = folder / name.records, folder / name.ring
    try:
        size = records.stat().st_size
        if size != manifest.size:
            return f"Its records have {size:,} bytes instead of {manifest.size:,}."
        if sha256_of(ring) != manifest.ring_sha256:
            return "Its key ring is not as it was written."
        if whole and sha256_of(records) != manifest.sha256:
            return "Its records are not as they were written: the disk may be failing."
    except FileNotFoundError as missing:
        return f"{Path(str(missing.filename)).name} is missing."
    except OSError as trouble:
        return f"It cannot be read ({trouble.strerror})."
    return ""
