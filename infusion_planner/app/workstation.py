"""What is kept for one account on this workstation, outside the records: the look of the window."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.ui.look_choice import LookChoice

# the file has some fifty bytes; whatever is longer was not written here
_LONGEST = 4096


class LookFile:
    """Keep the look in a small file.

    Args:
        file: where; its folder is made when something is kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> LookChoice:
        """Give the look kept; the usual one for whatever is missing, damaged or unknown."""
        from infusion_planner.ui.look_choice import PERCENTS, THEMES, LookChoice

        usual, kept = LookChoice(), _table(self._file)
        theme, percent = kept.get("theme"), kept.get("text_percent")
        return LookChoice(
            theme if isinstance(theme, str) and theme in THEMES else usual.theme,
            percent if type(percent) is int and percent in PERCENTS else usual.percent,
        )

    def keep(self, choice: LookChoice) -> None:
        """Keep a look; a power cut leaves the old or the new one.

        Raises:
            FolderTrouble: the file cannot be written; the old one stays.
        """
        text = json.dumps({"theme": choice.theme, "text_percent": choice.percent}) + "\n"
        side = self._file.with_name(f"{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with side.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            side.replace(self._file)
        except OSError as trouble:
            raise FolderTrouble(
                "The look is worn now, but not kept for the next start: the settings folder of"
                f" this account cannot be written ({trouble.strerror}). Tell your IT."
            ) from None


class LookInMemory:
    """Keep the look until the program ends, where nothing may be written.

    Args:
        choice: the look to begin with; the usual one when None.
    """

    def __init__(self, choice: LookChoice | None = None) -> None:
        self._choice = choice

    def read(self) -> LookChoice:
        """Give the look kept."""
        from infusion_planner.ui.look_choice import LookChoice

        return self._choice or LookChoice()

    def keep(self, choice: LookChoice) -> None:
        """Keep a look."""
        self._choice = choice


def _table(file: Path) -> dict[str, object]:
    """Read the names and values of a file; none where it is missing or damaged."""
    try:
        with file.open("rb") as opened:
            table = json.loads(opened.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}
