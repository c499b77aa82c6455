"""The sets of pictures that `demo --screens` takes, and what each is taken of."""

from pathlib import Path

from infusion_planner.demo.account import sample_account
from infusion_planner.domain.errors import FolderTrouble, Refused
from infusion_planner.domain.frozen import Frozen

SHEETS = "sheets"
"""The part that is no album: the pages of paper."""
_USUAL = (1366, 768)


class Album(Frozen):
    """One set of pictures; each is taken by a process of its own.

    Attributes:
        name: of the set.
        theme: `light` or `dark`.
        sizes: width and height of the window, once for each pass through the screens.
        percent: the text size.
        ratio: pixels of the screen to one of the window.
    """

    name: str
    theme: str = "light"
    sizes: tuple[tuple[int, int], ...] = (_USUAL,)
    percent: int = 100
    ratio: float = 1

    def ending(self, size: tuple[int, int]) -> str:
        """Give what the names of its pictures end with, `1366-light-150`."""
        text = "" if self.percent == 100 else f"-{self.percent}"
        sharp = "" if self.ratio == 1 else f"-x{self.ratio:g}"
        return f"{size[0]}-{self.theme}{text}{sharp}"


ALBUMS = (
    Album("light", sizes=(_USUAL, (1600, 1000))),
    Album("dark", theme="dark", sizes=(_USUAL, (1600, 1000))),
    Album("large-text", percent=150),
    Album("small-window", sizes=((1024, 700),)),
    Album("ratio-1.5", ratio=1.5),
    Album("ratio-2", ratio=2),
)


def find_album(part: str) -> Album | None:
    """Give the album of a name; None for the pages of paper.

    Raises:
        Refused: there is no such part.
    """
    if part == SHEETS:
        return None
    found = next((album for album in ALBUMS if album.name == part), None)
    if found is None:
        names = ", ".join(album.name for album in ALBUMS)
        raise Refused(f"There are no pictures called {part!r}. Choose {names} or {SHEETS}.")
    return found


def require_sample(folder: Path) -> tuple[str, str]:
    """Give the account of a SAMPLE center.

    Raises:
        FolderTrouble: the folder is missing, or holds none.
    """
    account = sample_account(folder)
    if account is None:
        raise FolderTrouble(
            f"{folder} holds no SAMPLE center, so no pictures are taken of it. Make one with the"
            " command demo, and name its folder records."
        )
    return account


def require_sheets(folder: Path) -> tuple[Path, ...]:
    """Give the files of the sheets in a folder.

    Raises:
        FolderTrouble: there are none.
    """
    found = tuple(sorted(folder.glob("*.pdf")))
    if not found:
        raise FolderTrouble(
            f"{folder} holds no sheets, so no pictures are taken of them. Write some with the"
            " command demo, and name its folder sheets."
        )
    return found
