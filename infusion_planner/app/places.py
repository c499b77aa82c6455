"""Where things lie: the shipped resources, the rulebook, the center's records."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from infusion_planner.domain.rules import Rulebook

APP_NAME = "Infusion Planner"
RECORDS_FILE, RING_FILE = "records.ipdb", "records.ring"
ANCHOR_FILE = "records.anchor"
MAKING = "being-made"
"""Sub-folder in which the files of a first start are made before they are moved."""


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


def sample_folder(data: Path | None) -> Path:
    """Give the folder of the sample center: a file of its own beside the real records."""
    return (data or data_folder()) / "sample"


def has_records(folder: Path) -> bool:
    """Tell whether a folder holds records.

    Raises:
        FolderTrouble: records and key ring are not both there, so neither is touched.
    """
    made = folder / MAKING / RING_FILE
    if (folder / RECORDS_FILE).exists() and made.exists() and not (folder / RING_FILE).exists():
        # The power went between the two moves that end a first start: the second is still due.
        made.replace(folder / RING_FILE)
    found = [name for name in (RECORDS_FILE, RING_FILE) if (folder / name).exists()]
    if len(found) == 1:
        missing = RING_FILE if found[0] == RECORDS_FILE else RECORDS_FILE
        raise FolderTrouble(
            f"The folder holds {found[0]} but not {missing}; one cannot be opened without the"
            " other. Nothing was changed. Put the missing file back from a backup, or choose"
            " another folder."
        )
    return bool(found)
