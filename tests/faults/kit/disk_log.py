"""Builds the library that writes a process's file operations down, and reads what it wrote."""

import shutil
import struct
import subprocess
from enum import Enum
from pathlib import Path

from infusion_planner.domain.frozen import Frozen

_SOURCE = Path(__file__).with_name("disk_log.c")
_HEAD = struct.Struct("=5Q")


class Kind(Enum):
    """What was done; the letters of `disk_log.c`."""

    OPENED = "o"
    WRITTEN = "w"
    CUT_TO = "t"
    SYNCED = "s"
    FOLDER_SYNCED = "d"
    FOLDER_MADE = "m"
    FOLDER_GONE = "x"
    RENAMED = "r"
    LINKED = "l"
    GONE = "u"
    ACKNOWLEDGED = "a"


_NAMING = tuple(ord(kind.value) for kind in (Kind.RENAMED, Kind.LINKED))


class Entry(Frozen):
    """One thing done.

    Attributes:
        kind: what.
        inode: the file it was done to, where it was open; else 0.
        offset: the place in the file, its new length, or the number of the acknowledgment.
        path: the name it was done to, below the folder; empty where the file was open.
        data: what was written; of a new name, the name.
    """

    kind: Kind
    inode: int
    offset: int
    path: str
    data: bytes


def build(folder: Path) -> Path:
    """Compile the library into a folder.

    Raises:
        RuntimeError: there is no compiler. Nothing is skipped for it.
    """
    if shutil.which("gcc") is None:
        raise RuntimeError("gcc is missing: run `make test` once, its set-up installs it")
    library = folder / "disk_log.so"
    flags = ("-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror")
    subprocess.run(["gcc", *flags, "-o", str(library), str(_SOURCE), "-ldl"], check=True)
    return library


def environment(library: Path, folder: Path, log: Path) -> dict[str, str]:
    """Give the variables under which a process writes its log."""
    return {
        "LD_PRELOAD": str(library),
        "DISK_LOG_FOLDER": str(folder),
        "DISK_LOG_FILE": str(log),
    }


def read(log: Path, folder: Path) -> tuple[Entry, ...]:
    """Read a log; names are given as they stand below the folder."""
    raw, place, entries = log.read_bytes(), 0, list[Entry]()
    while place < len(raw):
        kind, inode, offset, path_length, length = _HEAD.unpack_from(raw, place)
        path_at = place + _HEAD.size
        data_at = path_at + path_length
        place = data_at + length
        path, data = _below(raw[path_at:data_at], folder), raw[data_at:place]
        if kind in _NAMING:
            data = _below(data, folder)
        entries.append(Entry(Kind(chr(kind)), inode, offset, path.decode(), data))
    return tuple(entries)


def _below(path: bytes, folder: Path) -> bytes:
    return path.removeprefix(bytes(folder)).strip(b"/")
