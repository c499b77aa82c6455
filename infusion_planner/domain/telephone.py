"""Telephone numbers as they are written in the United States."""

import re

_DIGITS = 10
_AREA, _OFFICE = 3, 6
_WITH_EXTENSION = re.compile(
    r"(.*?)\s*(?:ext\.?|extension|x)\s*(\d{1,6})", re.ASCII | re.IGNORECASE
)
_WRITTEN = re.compile(r"[\d() .-]+", re.ASCII)
_ABROAD = re.compile(r"\+(?!1[\d (.-])[\d() .-]{7,24}", re.ASCII)
_FROM_ABROAD = range(8, 16)
"""So many digits a number with its country code has."""
WANTED = (
    "Type ten digits with the area code, such as 212-555-0142; an extension after x, a number"
    " abroad after +."
)


def telephone_words(text: str) -> str:
    """Give a number as it is shown, `212-555-0142`, `212-555-0142 x12`; others as they are."""
    number, extension = _split(text)
    digits = _digits(number)
    if digits is None:
        return text
    parts = (digits[:_AREA], digits[_AREA:_OFFICE], digits[_OFFICE:])
    return "-".join(parts) + (f" x{extension}" if extension else "")


def is_telephone(text: str) -> bool:
    """Tell whether a text is a number that can be called."""
    if _ABROAD.fullmatch(text):
        return sum(letter.isdigit() for letter in text) in _FROM_ABROAD
    return _digits(_split(text)[0]) is not None


def _split(text: str) -> tuple[str, str]:
    found = _WITH_EXTENSION.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _digits(number: str) -> str | None:
    """Give the ten digits; None where it has others, or an area or office that there is not."""
    bare = number.removeprefix("+1")
    if not _WRITTEN.fullmatch(bare):
        return None
    digits = "".join(letter for letter in bare if letter.isdigit()).removeprefix("1")
    # neither an area nor an office code begins with 0 or 1
    if len(digits) != _DIGITS or digits[0] in "01" or digits[_AREA] in "01":
        return None
    return digits
