"""What records are made with: a folder of their own while they are, ids, and where it is done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from infusion_planner import __version__
from infusion_planner.app.places import MAKING, has_records
from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from collections.abc import Callable
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
    making = folder / MAKING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if has_records(folder):
            raise FolderTrouble("The folder already holds records. Sign in to them.")
        if making.exists():
            remove_folder(making)
        making.mkdir(mode=0o700)
    except OSError as trouble:
        raise FolderTrouble(
            f"The data folder cannot be written ({trouble.strerror}). Nothing was made. Check"
            " that this account may write there, or choose another folder."
        ) from None
    return making


def remove_folder(folder: Path) -> None:
    """Take a folder away with the files in it."""
    for leftover in folder.iterdir():
        leftover.unlink()
    folder.rmdir()


def clear_folder(folder: Path) -> None:
    """Take away what a start that failed has left."""
    # what went wrong is said; that its folder cannot be taken away either is no news
    with suppress(OSError):
        remove_folder(folder)


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
