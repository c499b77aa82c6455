"""Compares each page of a database with its authentication code."""

import gc
from collections.abc import Callable
from threading import Thread
from time import sleep

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database
from infusion_planner.store.trouble import worded

_PAUSE_S = 0.05
_SECOND_LOOKS = 2
_MOST_LOOKS = 20


def check_pages(db: Database, pause: Callable[[float], object] = sleep) -> None:
    """Read the whole file and compare each page with its authentication code.

    While a page is read another process may just be writing it back, so only a page that is wrong
    at three looks is damaged. Does nothing while the log holds pages that a reader keeps from
    being written back, because the file alone is then no whole.

    Args:
        db: the open database.
        pause: waits so many seconds between two looks.

    Raises:
        DamagedFile: a page was changed or is missing.
    """
    wrong = _wrong_pages(db)
    looks = 0
    for _ in range(_MOST_LOOKS):
        if not wrong or looks == _SECOND_LOOKS:
            break
        pause(_PAUSE_S)
        again = _wrong_pages(db)
        if again is not None:
            wrong, looks = wrong & again, looks + 1
    if wrong and looks == _SECOND_LOOKS:
        raise DamagedFile(
            "The records file is damaged: a part of it is not as it was written. The records stay "
            "closed. Restore the newest backup."
        )


class PageCheck:
    """Compare the pages on a thread of its own, while the records are made ready beside it.

    The driver lets other threads work while it reads. Whoever opens the records asks for the
    answer before anybody is let in and before anything is written.

    Args:
        connect: opens a connection of its own to the file.
    """

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._connect = connect
        self._trouble: Exception | None = None
        # it would take Qt's objects apart on the wrong thread
        self._collecting = gc.isenabled()
        gc.disable()
        self._thread = Thread(target=self._compare, name="page check")
        self._thread.start()

    def require_whole(self) -> None:
        """Wait until the whole file was read.

        Raises:
            DamagedFile: a page was changed or is missing.
            StoreError: the file cannot be read.
        """
        self._thread.join()
        if self._collecting:
            gc.enable()
        if self._trouble is not None:
            raise self._trouble

    def _compare(self) -> None:
        try:
            with worded():
                db = self._connect()
                try:
                    check_pages(db)
                finally:
                    db.close()
        except Exception as trouble:  # noqa: BLE001  # raised where the answer is asked for
            self._trouble = trouble


def _wrong_pages(db: Database) -> frozenset[str] | None:
    """Give what is said of each wrong page; None while the file alone is no whole."""
    _, logged, written_back = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if logged != written_back:
        return None
    return frozenset(str(said) for (said,) in db.execute("PRAGMA cipher_integrity_check"))
