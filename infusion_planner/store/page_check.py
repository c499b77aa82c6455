"""Compares each page of a database with its authentication code."""

from collections.abc import Callable
from time import sleep

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database

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


def _wrong_pages(db: Database) -> frozenset[str] | None:
    """Give what is said of each wrong page; None while the file alone is no whole."""
    _, logged, written_back = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if logged != written_back:
        return None
    return frozenset(str(said) for (said,) in db.execute("PRAGMA cipher_integrity_check"))
