"""Bans and watches that hold for a whole process, C and C++ included; Linux only.

`SILENT` is put before a script: from there on the kernel ends the process at the first socket that
is not local to this computer, and Python's own audit names every other use of sockets.
"""

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
# how the kernel names the machine, and the number of its call `socket`
_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_IN_CREATE, _IN_MOVED_TO = 0x100, 0x80

SILENT = """
import sys
from tests.ban import allow_local_sockets_only
allow_local_sockets_only()
heard = []
def hear(event, arguments):
    if event.startswith("socket."):
        heard.append(event)
sys.addaudithook(hear)
"""


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def allow_local_sockets_only() -> None:
    """Let the kernel end this process when it makes a socket of any family but AF_UNIX."""
    machine, socket = _CALLS[os.uname().machine]
    program = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),  # which machine's calls
            (_JUMP_IF_EQUAL, 1, 0, machine),
            (_RETURN, 0, 0, _KILL),
            (_LOAD, 0, 0, 0),  # which call
            (_JUMP_IF_EQUAL, 0, 3, socket),
            (_LOAD, 0, 0, 16),  # its first argument: the family
            (_JUMP_IF_EQUAL, 1, 0, 1),
            (_RETURN, 0, 0, _KILL),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    kept = ctypes.create_string_buffer(program, len(program))
    filter_ = _Filter(len(program) // 8, ctypes.addressof(kept))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or prctl(
        _SET_SECCOMP, _FILTER, ctypes.byref(filter_), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def local_sockets() -> set[str]:
    """Name the local sockets this process holds now; `?` for one without a name."""
    own = set()
    for entry in list(Path("/proc/self/fd").iterdir()):
        # the entry through which the folder is read is gone when it is looked at
        with suppress(FileNotFoundError):
            own.add(str(entry.readlink()).removeprefix("socket:[").removesuffix("]"))
    lines = Path("/proc/net/unix").read_text(encoding="ascii").splitlines()[1:]
    found = (line.split() for line in lines)
    return {parts[7] if len(parts) > 7 else "?" for parts in found if parts[6] in own}


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """Give, when it ends, the name of every file that was made in a folder, however shortly."""
    libc = ctypes.CDLL(None)
    events = libc.inotify_init1(os.O_NONBLOCK)
    libc.inotify_add_watch(events, os.fsencode(folder), _IN_CREATE | _IN_MOVED_TO)
    names: list[str] = []
    try:
        yield names
    finally:
        names.extend(_names(events))
        os.close(events)


def _names(events: int) -> Iterator[str]:
    while True:
        try:
            found = os.read(events, 65536)
        except BlockingIOError:
            return
        while found:
            _, _, _, length = struct.unpack_from("iIII", found)
            yield found[16 : 16 + length].rstrip(b"\0").decode()
            found = found[16 + length :]
