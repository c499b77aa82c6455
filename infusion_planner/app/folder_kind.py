"""Tells whether records may lie in a folder, and says in words why not and what to do."""

from __future__ import annotations

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.volumes import Volume, volume_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Query = Callable[[Path], Volume]

# what a sync program calls its folder; some add the name of the account behind a blank
_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "skydrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "drivefs": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "icloud~com~apple~clouddocs": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a sync service",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "megasync": "MEGA",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
}
# what a sync program leaves in the folder that it watches
_SYNC_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
}
# a file of this name lies in Dropbox; a folder of this name in the home folder is its settings
_DROPBOX_FILE = ".dropbox"
_SYNC_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}


def folder_trouble(
    folder: Path, *, query: Query = volume_of, environment: Mapping[str, str] = environ
) -> str:
    """Say why records must not lie in a folder; empty when nothing is known against it.

    Args:
        folder: it need not be there yet.
        query: tells what a folder lies on.
        environment: in which sync programs name their folders.
    """
    resolved = folder.resolve()
    volume = query(resolved)
    if volume is Volume.NETWORK:
        return (
            "The data folder lies on another computer, reached over the network. Two computers"
            " could write there at once, and a lost connection can damage the records."
        )
    if volume is Volume.REMOVABLE:
        return (
            "The data folder lies on a drive that can be unplugged. Unplugged while something is"
            " saved it can damage the records, and it is easily lost."
        )
    program = _sync_program(folder, resolved, environment)
    if program:
        return (
            f"The data folder lies where {program} copies files to other computers. A copy made"
            " while something is saved can damage the records, and they would leave this computer."
        )
    return ""


def backup_place_warning(
    folder: Path, *, query: Query = volume_of, environment: Mapping[str, str] = environ
) -> str:
    """Say what to think of before backups are kept in a folder; empty for nothing.

    A drive that can be unplugged is what they belong on.

    Args:
        folder: where they shall lie.
        query: tells what a folder lies on.
        environment: in which sync programs name their folders.
    """
    resolved = folder.resolve()
    if query(resolved) is Volume.NETWORK:
        return (
            "This folder lies on another computer, reached over the network. Backups are"
            " encrypted, but they leave this computer, and while the network is down none is made"
            " there and none can be restored."
        )
    program = _sync_program(folder, resolved, environment)
    if program:
        return (
            f"{program} copies this folder to other computers. Backups are encrypted, but they"
            " leave this computer; ask the person responsible for privacy at your center first."
        )
    return ""


def refusal(trouble: str) -> str:
    """Word what is said when there are no records yet, so that none are made there."""
    return (
        f"{trouble} So no records were made there. Have your IT start Infusion Planner with a"
        " folder on this computer's own disk: infusion-planner open --data FOLDER. Then this"
        " first start goes on there."
    )


def warning(trouble: str) -> str:
    """Word what is said at each start when the records lie there already; empty for no trouble."""
    return trouble and (
        f"{trouble} Have your IT close the program, move the whole folder to this computer's own"
        " disk, and start with infusion-planner open --data FOLDER."
    )


def _sync_program(folder: Path, resolved: Path, environment: Mapping[str, str]) -> str:
    """Name the sync program whose folder this is in; empty for none that is known."""
    places = (folder.absolute(), resolved)
    found = (name for place in places for name in _sync_names(place, environment))
    return next(found, "")


def _sync_names(place: Path, environment: Mapping[str, str]) -> Iterator[str]:
    for variable, program in _SYNC_VARIABLES.items():
        root = environment.get(variable)
        if root and place.is_relative_to(root):
            yield program
    for part in place.parts:
        yield from _named_so(part)
    for above in (place, *place.parents):
        yield from _marked_so(above)


def _named_so(part: str) -> Iterator[str]:
    """Read one part of a path: `OneDrive`, `OneDrive - Harbor Center`, `Dropbox (Personal)`."""
    name = part.casefold()
    for called, program in _SYNC_FOLDERS.items():
        if name == called or name.startswith((f"{called} -", f"{called} (", f"{called}-")):
            yield program


def _marked_so(folder: Path) -> Iterator[str]:
    try:
        if (folder / _DROPBOX_FILE).is_file():
            yield "Dropbox"
        for pattern, program in _SYNC_MARKS.items():
            if any(folder.glob(pattern)):
                yield program
    except OSError:
        # a folder above that may not be looked into says nothing against this one
        return
