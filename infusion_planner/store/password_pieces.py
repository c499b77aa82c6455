"""Takes a password apart the way a guesser puts one together; pure, knows no list."""

import re
import unicodedata
from collections.abc import Collection

from infusion_planner.domain.frozen import Frozen

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "12345678901234567890",
    "!@#$%^&*()_+",
    # the columns, downwards
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_WAYS = tuple(way for row in _ROWS for way in (row, row[::-1]))
_SHORTEST_WALK = 5
"""Shorter ones stand in honest words: 'property' holds four keys of the top row."""
_LONGEST_PIECE = 16
_SHORTEST_WORD = 3
_YEARS = re.compile(r"((19|20)\d\d)+")
_TRIPLED = re.compile(r"(.)\1\1+")
_DIGITS_IN_PASSING = 4
"""So many digits in a row are a year or an ending, which adds nothing."""
# Read as letters, one digit can stand for two.
_SPELLINGS = tuple(
    str.maketrans("0134578@$!|", letters) for letters in ("oieastbasil", "oleastbasll")
)


class Cover(Frozen):
    """Say how much of a text a guesser's list explains.

    Attributes:
        rest: number of characters that no piece explains.
        words: the pieces that explain the others.
    """

    rest: int
    words: frozenset[str] = frozenset()

    def and_(self, other: "Cover") -> "Cover":
        """Give both together."""
        return Cover(self.rest + other.rest, self.words | other.words)


def plain(text: str) -> str:
    """Write a text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def spellings(text: str) -> tuple[str, ...]:
    """Give the plain text, and what it says when digits are read as the letters they look like."""
    return (plain(text), *(plain(text).translate(table) for table in _SPELLINGS))


def period(text: str) -> int:
    """Give the length of the piece that a text repeats, its last round perhaps cut short.

    A text that repeats nothing is one piece of its whole length.
    """
    sizes = range(1, len(text))
    return next((size for size in sizes if text[size:] == text[:-size]), len(text))


def without_walks(text: str) -> str:
    """Put a blank for each row of neighboring keys, of letters of the alphabet or of digits."""
    text = _TRIPLED.sub(r"\1", text)
    left, at = [], 0
    while at < len(text):
        length = _walk_from(text, at)
        left.append(" " if length else text[at])
        at += length or 1
    return "".join(left)


def least_cover(text: str, words: Collection[str]) -> Cover:
    """Explain a text by the list, leaving as little as possible and using as few words as can be.

    Blanks and signs between words are passed over, and so is a short run of digits.

    Args:
        text: plain.
        words: the list.
    """
    signs = set(re.findall(r"[^\w\s]|_", text))
    # one sign may part the words
    found = Cover(max(0, len(signs) - 1))
    for digits in re.findall(r"\d+", text):
        found = found.and_(Cover(_rest_of_digits(digits)))
    for letters in re.findall(r"[^\W\d_]+", text):
        found = found.and_(_cover_of(letters, words))
    return found


def _rest_of_digits(digits: str) -> int:
    if len(digits) <= _DIGITS_IN_PASSING or _YEARS.fullmatch(digits):
        return 0
    # a digit is one of ten, a letter one of some thirty: two count as one
    return 0 if period(digits) <= len(digits) // 2 else len(digits) // 2


def _cover_of(letters: str, words: Collection[str]) -> Cover:
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(letters) + 1):
        rest, count, pieces = best[end - 1]
        choices = [(rest + 1, count, pieces)]
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            piece = letters[start:end]
            if piece in words:
                rest, count, pieces = best[start]
                choices.append((rest, count + 1, (*pieces, piece)))
        best.append(min(choices))
    rest, _, pieces = best[-1]
    return Cover(rest, frozenset(each for each in pieces if len(each) >= _SHORTEST_WORD))


def _walk_from(text: str, at: int) -> int:
    same = len(text[at:]) - len(text[at:].lstrip(text[at]))
    length = _SHORTEST_WALK
    while at + length <= len(text) and any(text[at : at + length] in way for way in _WAYS):
        length += 1
    longest = max(length - 1, same)
    return longest if longest >= _SHORTEST_WALK else 0
