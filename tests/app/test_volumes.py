"""What a folder lies on, from mounts and lists of disks written for the test."""

from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from infusion_planner.app.volumes import Volume, linux_volume, volume_of, windows_volume


def mounts(type_: str, *, device: str = "0:50", source: str = "server:/share") -> str:
    """A root on the first disk, and at `/srv/center data` what the test is about."""
    return (
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "23 22 0:21 / /proc rw - proc proc rw\n"
        rf"90 22 {device} / /srv/center\040data rw master:3 - {type_} {source} rw"
        "\n"
    )


FOLDER = Path("/srv/center data/records")


@pytest.fixture
def disks(tmp_path: Path) -> Path:
    """A `/sys` with a disk inside, a stick, a disk on USB, a card, and an encrypted disk."""
    sys_folder = tmp_path / "sys"
    (sys_folder / "dev" / "block").mkdir(parents=True)
    (sys_folder / "class" / "block").mkdir(parents=True)
    _disk(sys_folder, "pci0000:00/ata1/host0", "sda", "8:0", removable="0")
    _disk(sys_folder, "pci0000:00/ata2/host1", "sdb", "8:16", removable="1")
    _disk(sys_folder, "pci0000:00/usb2/2-1/host6", "sdc", "8:32", removable="0")
    _disk(sys_folder, "platform/mmc_host/mmc0", "mmcblk0", "179:0", removable="0", kind="SD")
    inner = _disk(sys_folder, "virtual", "dm-0", "254:0", removable="0")
    (inner / "slaves").mkdir()
    stick_part = sys_folder / "devices" / "pci0000:00/usb2/2-1/host6" / "block" / "sdc" / "sdc1"
    (inner / "slaves" / "sdc1").symlink_to(stick_part)
    return sys_folder


def _disk(
    sys_folder: Path, bus: str, name: str, device: str, *, removable: str, kind: str = ""
) -> Path:
    disk = sys_folder / "devices" / bus / "block" / name
    part = disk / f"{name}1"
    part.mkdir(parents=True)
    (disk / "removable").write_text(f"{removable}\n")
    if kind:
        (disk / "device").mkdir()
        (disk / "device" / "type").write_text(f"{kind}\n")
    major, minor = device.split(":")
    for entry, number in ((disk, int(minor)), (part, int(minor) + 1)):
        (sys_folder / "dev" / "block" / f"{major}:{number}").symlink_to(entry)
        (sys_folder / "class" / "block" / entry.name).symlink_to(entry)
    return disk


@pytest.mark.parametrize(
    "type_",
    [
        *("nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "afs", "davfs", "virtiofs", "vboxsf"),
        *("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.onedriver"),
        "fuse.vmhgfs-fuse",
    ],
)
def test_what_another_computer_keeps_is_a_network_folder(disks: Path, type_: str) -> None:
    assert linux_volume(FOLDER, mounts(type_), disks) is Volume.NETWORK


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("8:1", Volume.FIXED),
        ("8:0", Volume.FIXED),
        ("8:17", Volume.REMOVABLE),
        ("8:33", Volume.REMOVABLE),
        ("179:1", Volume.REMOVABLE),
        ("254:0", Volume.REMOVABLE),
        ("0:40", Volume.UNKNOWN),
    ],
    ids=["disk", "whole disk", "stick", "usb disk", "card", "encrypted on usb", "no device"],
)
def test_a_disk_that_can_be_unplugged_is_told_from_one_that_cannot(
    disks: Path, device: str, expected: Volume
) -> None:
    found = linux_volume(FOLDER, mounts("ext4", device=device, source="none"), disks)

    assert found is expected


def test_a_file_system_without_a_device_number_is_found_by_its_source(disks: Path) -> None:
    found = linux_volume(FOLDER, mounts("btrfs", device="0:44", source="/dev/sdb1"), disks)

    assert found is Volume.REMOVABLE


def test_a_folder_beside_the_share_lies_on_the_first_disk(disks: Path) -> None:
    beside = Path("/srv/center data 2/records")

    assert linux_volume(beside, mounts("nfs4"), disks) is Volume.FIXED


def test_of_two_mounts_in_one_place_the_last_counts(disks: Path) -> None:
    over = mounts("autofs", source="none") + mounts("nfs4").splitlines()[-1] + "\n"

    assert linux_volume(FOLDER, over, disks) is Volume.NETWORK


@pytest.mark.parametrize("text", ["", "nonsense", "1 2 3 - a b", "22 1 8:1 / /other rw - ext4 x y"])
def test_what_the_system_does_not_tell_is_unknown(disks: Path, text: str) -> None:
    assert linux_volume(FOLDER, text, disks) is Volume.UNKNOWN


def answering(code: int, asked: list[str]) -> Callable[[str], int]:
    def drive_type(root: str) -> int:
        asked.append(root)
        return code

    return drive_type


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0, Volume.UNKNOWN),
        (1, Volume.UNKNOWN),
        (2, Volume.REMOVABLE),
        (3, Volume.FIXED),
        (4, Volume.NETWORK),
        (5, Volume.REMOVABLE),
        (6, Volume.UNKNOWN),
    ],
)
def test_windows_tells_the_kind_of_a_drive(code: int, expected: Volume) -> None:
    asked: list[str] = []

    found = windows_volume(PureWindowsPath("E:/center/records"), answering(code, asked))

    assert found is expected
    assert asked == ["E:\\"]


def test_a_share_without_a_drive_is_a_network_folder_on_windows() -> None:
    asked: list[str] = []

    found = windows_volume(PureWindowsPath(r"\\server\share\records"), answering(3, asked))

    assert (found, asked) == (Volume.NETWORK, [])


def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert isinstance(volume_of(tmp_path), Volume)
