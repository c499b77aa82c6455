"""What records are made with: a folder of their own while they are, ids, and where it is done."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from infusion_planner import __version__
from infusion_planner.app.places import (
    ANCHOR_FILE,
    BEGUN,
    MAKING,
    RECORDS_FILE,
    RING_FILE,
    has_records,
    ring_is_due,
)
from infusion_planner.domain.errors import FolderTrouble, PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.store.journal import Origin

    Clock = Callable[[], datetime]
    Random = Callable[[int], bytes]


def fresh_folder(folder: Path) -> Path:
    """Make the empty folder in which records are made before they are moved.

    Raises:
        FolderTrouble: it cannot be made, or there are records already.
    """
    from os import urandom

    making = folder / f"{BEGUN}-{urandom(4).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if has_records(folder):
            raise _taken()
        making.mkdir(mode=0o700)
    except OSError as trouble:
        raise _not_written(trouble) from None
    return making


@contextmanager
def clearing_up(folder: Path, making: Path) -> Iterator[None]:
    """Take away what is left half made: our own, and once the records stand also others'.

    Records whose ring could not follow them stand; whoever looks for them next moves it.
    """
    whole = _whole(making)
    try:
        yield
        for leftover in (*folder.glob(f"{BEGUN}*"), *folder.glob(f"{MAKING}*")):
            _clear(leftover)
    except (OSError, PlannerError):
        if (folder / RECORDS_FILE).exists() and not ring_is_due(folder, whole):
            raise _taken() from None
        raise
    finally:
        if not ring_is_due(folder, whole):
            _clear(making)
            _clear(whole)


def move_in(making: Path, folder: Path) -> None:
    """Put the finished pair in place; of several processes the first to place records wins."""
    from infusion_planner.store.ring_file import put_in_place, sync_folder

    try:
        whole = making.rename(_whole(making))
        put_in_place(whole / RECORDS_FILE, folder / RECORDS_FILE)
        # missing after a power cut, it is said once and made anew
        (whole / ANCHOR_FILE).replace(folder / ANCHOR_FILE)
        with suppress(FileNotFoundError):  # somebody looked, and was quicker
            (whole / RING_FILE).replace(folder / RING_FILE)
        sync_folder(folder)
    except OSError as trouble:
        raise _not_written(trouble) from None


def _whole(making: Path) -> Path:
    return making.with_name(making.name.replace(BEGUN, MAKING))


def _taken() -> FolderTrouble:
    return FolderTrouble("The folder already holds records. Sign in to them.")


def _not_written(trouble: OSError) -> FolderTrouble:
    return FolderTrouble(
        f"The data folder cannot be written ({trouble.strerror}). Nothing was made. Check"
        " that this account may write there, or choose another folder."
    )


def _clear(folder: Path) -> None:
    # what went wrong is said; that its folder cannot be taken away either is no news
    with suppress(OSError):
        # the ring first: alone it would look like that of records which have been moved
        (folder / RING_FILE).unlink(missing_ok=True)
        for leftover in folder.glob("records.*"):
            leftover.unlink()
        folder.rmdir()


def new_ids(clock: Clock, random: Random | None = None) -> Callable[[], str]:
    """Give what gives the id of the next row."""
    from os import urandom

    from infusion_planner.store.ids import Ids

    return Ids(clock, random or urandom)


def this_origin() -> Origin:
    """Say where entries of the trail are made."""
    from platform import node

    from infusion_planner.store.journal import Origin

    return Origin(workstation=node(), program=__version__)
