"""Rebuilds a disk as a power cut could have left it.

What was synced is there. Of the rest each write is kept, lost, or torn at the borders of sectors,
each sector for itself: kept, lost or filled with noise. Names are a list of their own: syncing a
folder secures all changes of names so far, and of the later ones the cut keeps some from the
front, as the journal of a file system does. Syncing a file secures no name, which is harder than
most file systems are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.kit.disk_log import Entry, Kind

SECTOR = 512
_LOST, _KEPT = 0.35, 0.25
_SECTOR_KEPT, _SECTOR_NOISE = 0.5, 0.15


@dataclass
class File:
    """One file: what is safe on disk, and what was asked for since.

    Attributes:
        safe: the content that was synced.
        pending: writes (place, bytes) and cuts (length, None) since then, in order.
    """

    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for place, data in self.pending:
            _apply(self.safe, place, data)
        self.pending.clear()

    def after_cut(self, random: Random) -> bytes:
        content = bytearray(self.safe)
        for place, data in self.pending:
            _apply_perhaps(content, place, data, random)
        return bytes(content)


Names = dict[str, File | None]
"""What stands under each name; None for a folder."""


@dataclass
class Disk:
    """The files below one folder while a process works on them.

    Attributes:
        names: as the process sees them.
        acknowledged: number of the last acknowledgment; 0 before the first.
    """

    names: Names = field(default_factory=dict)
    acknowledged: int = 0
    _files: dict[int, File] = field(default_factory=dict)
    # The names after each change since the last sync of a folder; the first is safe.
    _steps: list[Names] = field(default_factory=lambda: [{}])

    def do(self, entry: Entry) -> None:
        """Do what one entry of the log says."""
        match entry.kind:
            case Kind.WRITTEN:
                self._files[entry.inode].pending.append((entry.offset, entry.data))
            case Kind.CUT_TO:
                self._files[entry.inode].pending.append((entry.offset, None))
            case Kind.SYNCED:
                self._files[entry.inode].sync()
            case Kind.FOLDER_SYNCED:
                del self._steps[:-1]
            case Kind.ACKNOWLEDGED:
                self.acknowledged = entry.offset
            case Kind.OPENED:
                self._opened(entry)
            case _:
                self._named(entry)

    def after_cut(self, random: Random) -> dict[str, bytes | None]:
        """Give the content of each file as one cut leaves it; None for a folder.

        Two names of one file share one content.
        """
        names = self._steps[random.randrange(len(self._steps))]
        files = {id(file): file for file in names.values() if file is not None}
        contents = {key: file.after_cut(random) for key, file in files.items()}
        return {name: contents.get(id(file)) for name, file in names.items()}

    def as_seen(self) -> dict[str, bytes | None]:
        """Give the content of each file as the process sees it; None for a folder."""
        for file in self._files.values():
            file.sync()
        return {
            name: None if file is None else bytes(file.safe) for name, file in self.names.items()
        }

    def _opened(self, entry: Entry) -> None:
        file = self.names.get(entry.path)
        if file is None:
            file = self._files[entry.inode] = File()
            self._renamed({**self.names, entry.path: file})
        elif entry.offset:
            file.pending.append((0, None))

    def _named(self, entry: Entry) -> None:
        names, old, new = dict(self.names), entry.path, entry.data.decode()
        match entry.kind:
            case Kind.FOLDER_MADE:
                names[old] = None
            case Kind.LINKED:
                names[new] = names[old]
            case Kind.RENAMED:
                for name in [name for name in names if name == old or name.startswith(f"{old}/")]:
                    names[new + name.removeprefix(old)] = names.pop(name)
            case Kind.GONE | Kind.FOLDER_GONE:
                del names[old]
        self._renamed(names)

    def _renamed(self, names: Names) -> None:
        self.names = names
        self._steps.append(names)


def lay_out(folder: Path, files: dict[str, bytes | None]) -> None:
    """Write what a cut left into an empty folder."""
    for name, content in files.items():
        if content is None:
            (folder / name).mkdir(parents=True, exist_ok=True)
    laid = dict[int, Path]()
    for name, content in files.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # All empty files share one content, which makes them no one file.
        if content and id(content) in laid:
            path.hardlink_to(laid[id(content)])
        else:
            path.write_bytes(content)
            laid[id(content)] = path


def disk_at(entries: Iterable[Entry]) -> Disk:
    """Give the disk after these entries."""
    disk = Disk()
    for entry in entries:
        disk.do(entry)
    return disk


def _apply(content: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        del content[place:]
        content.extend(bytes(place - len(content)))
        return
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data


def _apply_perhaps(content: bytearray, place: int, data: bytes | None, random: Random) -> None:
    if data is None:
        if random.random() < 0.5:
            _apply(content, place, None)
        return
    fate = random.random()
    if fate < _LOST:
        return
    if fate < _LOST + _KEPT:
        _apply(content, place, data)
        return
    for start, sector in _sectors(place, data):
        _apply_sector(content, start, sector, random)


def _apply_sector(content: bytearray, place: int, data: bytes, random: Random) -> None:
    fate = random.random()
    if fate < _SECTOR_KEPT:
        _apply(content, place, data)
    elif fate < _SECTOR_KEPT + _SECTOR_NOISE:
        _apply(content, place, random.randbytes(len(data)))


def _sectors(place: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    """Cut a write at the borders of the sectors of the file."""
    start = 0
    while start < len(data):
        end = min(len(data), start + SECTOR - (place + start) % SECTOR)
        yield place + start, data[start:end]
        start = end
