"""Refuses passwords that are guessed first: too short, or made of what everybody would try.

No kind of character is asked for. What counts is what is left of a password once a guesser's list
is taken away: words and names, also spelled with digits, years, rows of the keyboard, repeats, and
the names of this person and this center.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import ClassVar

from infusion_planner.domain.errors import Fault, InvalidInput, StoreError
from infusion_planner.domain.frozen import Frozen, field
from infusion_planner.store.boxes import Cost
from infusion_planner.store.password_pieces import (
    Cover,
    least_cover,
    period,
    plain,
    spellings,
    without_walks,
)

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 128
ENOUGH_WORDS = 4
"""Different words of the list that are hard to guess together even for who knows the list."""
ENOUGH_REST = 4
"""Characters that no list explains, from which on a password counts as one's own."""
_FEWEST_DIFFERENT = 6
_LIST = Path("texts", "common-passwords.txt")
_ADVICE = "Use four or more different words that do not belong together."


class NewPassword(Frozen):
    """Hold a password that is to be set.

    Attributes:
        text: as typed, or as drawn by `words.one_time_password`; never shown.
        cost: the work a guess at it shall take.
        own_words: names it may not rest on beside the person's own, such as the center's.
        one_time: whether it must be replaced at the first sign-in.
    """

    unshown: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    cost: Cost = field(default_factory=Cost)
    own_words: tuple[str, ...] = ()
    one_time: bool = False


def check_password(password: str, own_words: tuple[str, ...] = ()) -> None:
    """Refuse a password that would not withstand guessing, or is too long to be meant.

    Args:
        password: as typed.
        own_words: names that everybody here knows: the person's, the center's.

    Raises:
        InvalidInput: for the field `password`.
        StoreError: the list of common passwords is missing from the installation.
    """
    length = len(unicodedata.normalize("NFC", password))
    if not SHORTEST_PASSWORD <= length <= LONGEST_PASSWORD:
        raise _fault(
            f"The password has {length} characters. Choose {SHORTEST_PASSWORD} to "
            f"{LONGEST_PASSWORD}, for example four or five words."
        )
    bare = "".join(plain(password).split())
    if period(bare) <= min(SHORTEST_PASSWORD - 1, len(bare) // 2):
        raise _fault(f"The password repeats a short piece. {_ADVICE}")
    if len(set(bare)) < _FEWEST_DIFFERENT:
        raise _fault(f"The password has too few different characters. {_ADVICE}")
    names = frozenset(each for name in own_words for each in re.findall(r"\w+", plain(name)))
    if any(_is_guessed(each, names) for each in spellings(password)):
        raise _fault(
            "The password is made of common words, names or rows of keys that are tried first. "
            + _ADVICE
        )


@cache
def common_words() -> frozenset[str]:
    """Give the words and passwords that are tried first.

    Raises:
        StoreError: the list is missing from the installation.
    """
    # Where an installed package and a checkout keep their resources, as `app/places.py` has it.
    package = Path(__file__).parents[1]
    inside = package / "resources"
    resources = inside if inside.is_dir() else package.parent / "resources"
    return read_words(resources / _LIST)


def read_words(file: Path) -> frozenset[str]:
    """Read the list, one word a line; a line that begins with # is a remark.

    Raises:
        StoreError: it is missing from the installation.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise StoreError(
            "The password was not set: the list of common passwords is missing from this "
            "installation. Install the program again or ask your IT."
        ) from error
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _is_guessed(text: str, names: frozenset[str]) -> bool:
    cover = least_cover(without_walks(text), common_words() | names)
    return cover.rest < ENOUGH_REST and len(_of_strangers(cover, names)) < ENOUGH_WORDS


def _of_strangers(cover: Cover, names: frozenset[str]) -> frozenset[str]:
    return cover.words - names


def _fault(words: str) -> InvalidInput:
    return InvalidInput(Fault("password", words))
