"""Where things lie: the shipped resources, the rulebook, the center's records."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from infusion_planner.domain.rules import Rulebook

APP_NAME = "Infusion Planner"
RECORDS_FILE, RING_FILE = "records.ipdb", "records.ring"
ANCHOR_FILE = "records.anchor"
SWITCH_PLAN = "switching.json"
"""Lies there while restored records are put in place; whoever finds it finishes that."""
BEGUN, MAKING = "being-begun", "being-made"
"""How the sub-folder's name begins in which a first start makes its files, and once they are whole.

Each process has one of its own.
"""


def resources() -> Path:
    """Give the resources folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


@cache
def shipped_rulebook() -> Rulebook:
    """Give the rulebook that is shipped with the program."""
    # the sign-in window, which has to come fast, asks for no rule
    from infusion_planner.rulebook.loader import load_newest

    return load_newest(resources())


def data_folder() -> Path:
    """Give the folder in which the records lie when nobody names another."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def look_file() -> Path:
    """Give the file in which this account's look is kept, outside the records."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False) / "look.json"


def log_folder() -> Path:
    """Give the folder for this account's diagnostic log."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False)


def sample_folder(data: Path | None) -> Path:
    """Give the folder of the sample center: a file of its own beside the real records."""
    return (data or data_folder()) / "sample"


def has_records(folder: Path) -> bool:
    """Tell whether a folder holds records.

    Raises:
        FolderTrouble: records and key ring are not both there, so neither is touched; a switch
            to restored records that was begun cannot be finished; or the folder cannot be entered.
    """
    finish_begun_switch(folder)
    if not _stands(folder / RING_FILE):
        _finish_first_start(folder)
    found = [name for name in (RECORDS_FILE, RING_FILE) if _stands(folder / name)]
    if len(found) == 1:
        missing = RING_FILE if found[0] == RECORDS_FILE else RECORDS_FILE
        raise FolderTrouble(
            f"The folder holds {found[0]} but not {missing}; one cannot be opened without the"
            " other. Nothing was changed. Put the missing file back from a backup, or choose"
            " another folder."
        )
    return bool(found)


def finish_begun_switch(folder: Path) -> None:
    """Finish the switch to restored records that a crash cut short; mostly there is none.

    Raises:
        FolderTrouble: a file cannot be moved, or the folder cannot be entered.
        DamagedFile: what is to be done cannot be read.
    """
    if _stands(folder / SWITCH_PLAN):
        from infusion_planner.store.switch import finish_switch

        finish_switch(folder)


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as trouble:
        raise FolderTrouble(
            f"The data folder cannot be entered ({trouble.strerror}). Nothing was changed. Ask for"
            " the right to read it, or choose another folder."
        ) from None


def ring_is_due(folder: Path, making: Path) -> bool:
    """Tell whether a folder's records were made here, and their key ring still has to follow.

    The records are moved first. Where the power goes in the middle of that they may stand under
    both names.
    """
    records, moved = making / RECORDS_FILE, folder / RECORDS_FILE
    if not moved.exists():
        return False
    with suppress(FileNotFoundError):  # somebody cleared up between the two questions
        if records.exists() and not records.samefile(moved):
            return False
    # asked last: whoever clears up takes the ring first, so it cannot be that of what was cleared
    return (making / RING_FILE).exists()


def _finish_first_start(folder: Path) -> None:
    for making in folder.glob(f"{MAKING}*"):
        if ring_is_due(folder, making):
            with suppress(FileNotFoundError):  # whoever makes the records was quicker
                (making / RING_FILE).replace(folder / RING_FILE)
            return
