"""Places with little room or without the right to write."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[bool]:
    """Put a small disk in memory in place of a folder; gives False where that is not allowed."""
    folder.mkdir(exist_ok=True)
    options = f"size={kilobytes}k,mode=0755"
    with _mounted(folder, "-t", "tmpfs", "-o", options, "tmpfs") as done:
        yield done


@contextmanager
def read_only_view(source: Path, folder: Path) -> Iterator[bool]:
    """Show a folder a second time, write-protected; gives False where that is not allowed."""
    folder.mkdir(exist_ok=True)
    with _mounted(folder, "--bind", str(source)) as done:
        yield done and _mount("-o", "remount,bind,ro", str(folder))


def limit_file_size(most: int) -> None:
    """Let no file of this process grow beyond so many bytes; the limit can be taken back."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def lift_file_size_limit() -> None:
    """Take the limit back."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def fill_up(path: Path, *, leave: int) -> None:
    """Fill the disk of a path with a file of this name, but for so many bytes."""
    with path.open("wb") as file:
        while (free := _free(path.parent)) > leave:
            file.write(bytes(min(free - leave, 1 << 16)))
            file.flush()


def drop_rights() -> None:
    """Go on as an account that may do little; root would be stopped by no file mode."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _free(folder: Path) -> int:
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


@contextmanager
def _mounted(folder: Path, *what: str) -> Iterator[bool]:
    done = _mount(*what, str(folder))
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", str(folder)], check=True)


def _mount(*what: str) -> bool:
    return subprocess.run(["mount", *what], capture_output=True, check=False).returncode == 0
