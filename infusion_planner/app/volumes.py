"""Asks the system what kind of volume a folder lies on: a disk of this computer, or another's."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable


class Volume(Enum):
    """What a folder lies on."""

    FIXED = "fixed"
    NETWORK = "network"
    REMOVABLE = "removable"
    UNKNOWN = "unknown"


# Folders that another computer keeps, the computer a virtual machine runs on included: none of
# them promises that two connections see the same write-ahead log.
_OF_ANOTHER_COMPUTER = frozenset(
    [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "davfs2",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs3",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
    ]
)
_FUSE_OF_ANOTHER = frozenset(
    [
        "afpfs",
        "ceph",
        "curlftpfs",
        "davfs",
        "gcsfuse",
        "glusterfs",
        "google-drive-ocamlfuse",
        "gvfsd-fuse",
        "kio-fuse",
        "onedriver",
        "rclone",
        "s3fs",
        "smbnetfs",
        "sshfs",
        "vmhgfs-fuse",
        "webdavfs",
    ]
)


class Mount(Frozen):
    """One line of `mountinfo`.

    Attributes:
        device: `major:minor`.
        point: where it is mounted.
        type: of its file system.
        source: what is mounted, a device in most cases.
    """

    device: str
    point: str
    type: str
    source: str


def volume_of(folder: Path) -> Volume:
    """Tell what a folder lies on, as far as this system can be asked."""
    found = Volume.UNKNOWN
    if sys.platform == "win32":
        import ctypes

        found = windows_volume(folder, ctypes.windll.kernel32.GetDriveTypeW)
    elif sys.platform == "linux":
        with suppress(OSError):
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
            found = linux_volume(folder, mounts, Path("/sys"))
    return found


def linux_volume(folder: Path, mountinfo: str, sys_folder: Path) -> Volume:
    """Tell what a folder lies on, by the mounts and the system's list of disks.

    Args:
        folder: with every link followed; it need not be there.
        mountinfo: the text of `/proc/self/mountinfo`.
        sys_folder: `/sys`.
    """
    mount = _mount_of(folder, mountinfo)
    if mount is None:
        return Volume.UNKNOWN
    kind, _, helper = mount.type.partition(".")
    if kind in _OF_ANOTHER_COMPUTER or (kind == "fuse" and helper in _FUSE_OF_ANOTHER):
        return Volume.NETWORK
    disk = _disk(mount, sys_folder)
    if disk is None:
        return Volume.UNKNOWN
    return Volume.REMOVABLE if _can_be_taken_away(disk) else Volume.FIXED


def _mount_of(folder: Path, mountinfo: str) -> Mount | None:
    """Give the mount a folder lies in: the deepest, and of several in one place the last."""
    found = None
    for line in mountinfo.splitlines():
        mount = _read_mount(line)
        if mount is None or not folder.is_relative_to(mount.point):
            continue
        if found is None or len(mount.point) >= len(found.point):
            found = mount
    return found


def _read_mount(line: str) -> Mount | None:
    before, dash, after = line.partition(" - ")
    front, back = before.split(" "), after.split(" ")
    if not dash or len(front) < 5 or len(back) < 2:
        return None
    return Mount(front[2], _without_escapes(front[4]), back[0], _without_escapes(back[1]))


def _without_escapes(text: str) -> str:
    """Read the blanks and such that the kernel writes in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _disk(mount: Mount, sys_folder: Path) -> Path | None:
    """Give the system's entry of what is mounted; some file systems do not name their device."""
    named = [sys_folder / "dev" / "block" / mount.device]
    if mount.source.startswith("/dev/"):
        named.append(sys_folder / "class" / "block" / Path(mount.source).name)
    return next((entry.resolve() for entry in named if entry.exists()), None)


def _can_be_taken_away(entry: Path) -> bool:
    """Tell whether a disk, a part of one, or what an encrypted one stands on can be unplugged."""
    below = entry / "slaves"
    if below.is_dir() and any(_can_be_taken_away(each.resolve()) for each in below.iterdir()):
        return True
    # a disk on USB says that its medium stays; it is unplugged with it
    if any(re.fullmatch(r"usb\d*", part) for part in entry.parts):
        return True
    # a card says so by its kind alone
    return any(
        _word(place / "removable") == "1" or _word(place / "device" / "type") == "SD"
        for place in (entry, entry.parent)
    )


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


_WINDOWS_KINDS = {2: Volume.REMOVABLE, 3: Volume.FIXED, 4: Volume.NETWORK, 5: Volume.REMOVABLE}


def windows_volume(folder: PurePath, drive_type: Callable[[str], int]) -> Volume:
    r"""Tell what a folder lies on, by what Windows says of its drive.

    A disk on USB calls itself fixed there; only sticks and cards are noticed.

    Args:
        folder: with its drive, or as `\\server\share`.
        drive_type: `GetDriveTypeW`.
    """
    anchor = folder.anchor
    if anchor.startswith("\\\\") and not anchor.startswith(("\\\\?\\", "\\\\.\\")):
        return Volume.NETWORK
    return _WINDOWS_KINDS.get(drive_type(anchor), Volume.UNKNOWN)
