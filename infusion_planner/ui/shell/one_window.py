"""One window for one store: whoever starts second brings the first window forward."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Signal

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_FILE = "records.lock"
_RAISE, _RAISED = b"raise\n", b"raised\n"
_PATIENCE_MS = 10_000
"""How long a second start waits: the first may be making the sample center just now."""
_ASK_MS, _BREATH_S = 3_000, 0.05


class OneWindow(QObject):
    """Holds the folders on which this process has its window.

    The lock is a file beside the records. It never grows stale by its age, only when the process
    that made it is gone, so that what a crash left behind is taken over at once. The records
    themselves need no lock for being read or written by several: see `docs/workstation.md`.

    Args:
        patience_ms: how long to wait for the window that holds a folder to answer.

    Signals:
        asked_for: somebody started the program again on a folder that is held here.
    """

    asked_for = Signal()

    def __init__(self, *, patience_ms: int = _PATIENCE_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience_ms = patience_ms
        self._locks: dict[Path, QLockFile] = {}
        self._servers: dict[Path, QLocalServer] = {}
        self._listening = False

    def take(self, folder: Path) -> bool:
        """Hold a folder; False when another window does, which has come forward.

        A folder that this process holds already is simply held on.

        Raises:
            FolderTrouble: another window holds it and does not answer.
        """
        folder = folder.resolve()
        if folder in self._locks:
            return True
        lock = _lock(folder)
        patience = QDeadlineTimer(self._patience_ms)
        while not _is_taken(lock):
            if _raise_window(folder, min(_ASK_MS, patience.remainingTime()), lock):
                return False
            if patience.hasExpired():
                raise FolderTrouble(_silent_words(lock))
            sleep(_BREATH_S)
        self._locks[folder] = lock
        if self._listening:
            self._listen(folder)
        return True

    def leave(self, folder: Path) -> None:
        """Let go of a folder, so that another window may have it."""
        folder = folder.resolve()
        server = self._servers.pop(folder, None)
        if server is not None:
            server.close()
        lock = self._locks.pop(folder, None)
        if lock is not None:
            lock.unlock()

    def leave_all(self) -> None:
        """Let go of every folder, at the end."""
        for folder in tuple(self._locks):
            self.leave(folder)

    def listen(self) -> None:
        """Hear who starts second; from when the window stands, because it costs time."""
        self._listening = True
        for folder in self._locks:
            if folder not in self._servers:
                self._listen(folder)

    def _listen(self, folder: Path) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # see `listen`

        server = QLocalServer(self)
        # without a file, where the system can: nothing of ours lies in the temporary folder
        server.setSocketOptions(
            QLocalServer.SocketOption.AbstractNamespaceOption
            if sys.platform == "linux"
            else QLocalServer.SocketOption.UserAccessOption
        )
        name = server_name(folder)
        if sys.platform != "linux":
            # what a crash left behind; whose lock this is has been settled
            QLocalServer.removeServer(name)
        server.newConnection.connect(self._hear)
        server.listen(name)
        self._servers[folder] = server

    def _hear(self) -> None:
        for server in self._servers.values():
            while (caller := server.nextPendingConnection()) is not None:
                caller.readyRead.connect(self._answer)
                caller.disconnected.connect(caller.deleteLater)
                if caller.canReadLine():
                    self._answer_to(caller)

    def _answer(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # see `listen`

        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller.canReadLine():
            self._answer_to(caller)

    def _answer_to(self, caller: QLocalSocket) -> None:
        if caller.readLine().data() != _RAISE:
            caller.abort()
            return
        self.asked_for.emit()
        caller.write(_RAISED)
        caller.flush()
        caller.disconnectFromServer()


def server_name(folder: Path) -> str:
    """Give the name under which a window on a folder listens: of this folder and this account."""
    # asked once the window stands, for which none of this is needed
    from getpass import getuser  # noqa: PLC0415
    from hashlib import sha256  # noqa: PLC0415

    account = getuser() if sys.platform == "win32" else str(os.getuid())
    code = sha256(f"{folder.resolve()}\0{account}".encode()).hexdigest()
    return f"infusion-planner-{code[:32]}"


def _lock(folder: Path) -> QLockFile:
    # records are made in a folder that is there only from the first start on
    if not folder.exists():
        # whoever opens or makes the records there says why it cannot be
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True)
    lock = QLockFile(str(folder / LOCK_FILE))
    lock.setStaleLockTime(0)
    return lock


def _is_taken(lock: QLockFile) -> bool:
    """Try to take a lock.

    Where no file can be written there is none to hold: neither can the records be written there,
    and with a full disk somebody must still be able to read them.
    """
    return lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError


def _raise_window(folder: Path, wait_ms: int, lock: QLockFile) -> bool:
    """Ask the window that holds a folder to come forward, and tell whether it said it did."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # only who starts second needs it

    _let_come_forward(lock)
    deadline = QDeadlineTimer(wait_ms)
    caller = QLocalSocket()
    if sys.platform == "linux":
        caller.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    caller.connectToServer(server_name(folder))
    if not caller.waitForConnected(max(1, deadline.remainingTime())):
        return False
    caller.write(_RAISE)
    while not caller.canReadLine():
        if not caller.waitForReadyRead(max(1, deadline.remainingTime())):
            return False
    return caller.readLine().data() == _RAISED


def _let_come_forward(lock: QLockFile) -> None:
    """Let the holder's window come forward; on Windows only who was started last may allow it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(lock.getLockInfo()[0])


def _silent_words(lock: QLockFile) -> str:
    process, host, _ = lock.getLockInfo()
    where = f" (process {process} on {host})" if process else ""
    return (
        f"These records are already open in another window{where}, which does not answer."
        " Nothing was changed. If somebody else is signed in to this computer, the window may be"
        " theirs: ask them to close it. If it hangs, end Infusion Planner in the system's list of"
        " programs or restart the computer. Then start again."
    )
