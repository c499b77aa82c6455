"""Read a card before it is printed: can every word of it be set?"""

import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import Frozen, names_of, replace
from infusion_planner.sheets.typeface import Typeface

Card = TypeVar("Card", bound=Frozen)

_NOT_PRINTED = frozenset({"patient_id", "name", "preferred", "similar", "rule"})
_SPACES = {ord(letter): " " for letter in "\t\n\r\v\f"}


def proofread(card: Card, face: Typeface) -> Card:
    """Give the card with composed letters and plain spaces, ready to be set.

    Raises:
        PaperError: the typeface cannot set a text of the card; names the fields and letters.
    """
    composed = _composed_card(card)
    faults = tuple(_faults(composed, face))
    if faults:
        raise PaperError(
            f"This sheet cannot be printed: {'; '.join(faults)}. "
            "Enter a form in Latin letters and print again."
        )
    return composed


def _composed_card(card: Card) -> Card:
    changes = {name: _composed(getattr(card, name)) for name in names_of(card)}
    return replace(card, **changes)


def _composed(value: object) -> object:
    match value:
        case str():
            return value if value.isprintable() and value.isascii() else _composed_text(value)
        case tuple():
            return tuple(map(_composed, value))
        case Frozen():
            return _composed_card(value)
    return value


def _composed_text(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_SPACES))


def _faults(card: Frozen, face: Typeface) -> Iterator[str]:
    for place, text in _texts("", card):
        missing = face.missing(text)
        if missing:
            letters = ", ".join(f"{_shown(letter)} (U+{ord(letter):04X})" for letter in missing)
            yield f"{place} has {letters}"


def _shown(letter: str) -> str:
    return letter if letter.isprintable() else "a hidden character"


def _texts(place: str, value: object) -> Iterator[tuple[str, str]]:
    """Give every printed text with the name of the field it stands in."""
    match value:
        case str():
            yield place, value
        case tuple():
            for part in value:
                yield from _texts(place, part)
        case Frozen():
            for own in names_of(value):
                if own not in _NOT_PRINTED:
                    name = own.removeprefix("paper_").replace("_", " ")
                    yield from _texts(name, getattr(value, own))
