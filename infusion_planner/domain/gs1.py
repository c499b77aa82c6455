"""What the GS1 code on a vial says: product, lot and expiry, read from a scan."""

import re
from collections.abc import Mapping

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.partly_known import PartlyKnown

_ENDS = "\x1d"
"""The character that ends a part of any length."""
_SYMBOLOGIES = ("]d2", "]C1", "]Q3", "]e0")
"""What a scanner may put in front to say which kind of code it read."""
_GTIN, _LOT, _EXPIRY, _SERIAL, _MADE = "01", "10", "17", "21", "11"
_FIXED = {_GTIN: 14, _EXPIRY: 6, _MADE: 6}
_LONGEST = 20
_BRACKETED = re.compile(r"\((\d{2})\)([^(]+)")
_US_DRUG = re.compile(r"\d03(\d{10})\d")
_CENTURY = 2000
_MONTHS = range(1, 13)


class Scanned(Frozen):
    """What a scan says of a vial.

    Attributes:
        ndc: ten digits without hyphens, as the code carries them; empty for no US drug.
        lot: empty when the code has none.
        expires: None when the code has none.
        serial: empty when the code has none.
    """

    ndc: str = ""
    lot: str = ""
    expires: PartlyKnown | None = None
    serial: str = ""


def read_scan(text: str) -> Scanned | None:
    """Read a scan; None where it is no code of a product, or was misread."""
    text = text.strip()
    for mark in _SYMBOLOGIES:
        text = text.removeprefix(mark)
    parts = _bracketed(text) if text.startswith("(") else _parts(text)
    number = parts.get(_GTIN, "")
    if not has_right_check_digit(number):
        return None
    drug = _US_DRUG.fullmatch(number)
    dated = parts.get(_EXPIRY)
    expires = None if dated is None else _expiry(dated)
    if dated is not None and expires is None:
        return None
    return Scanned(
        ndc=drug[1] if drug else "",
        lot=parts.get(_LOT, ""),
        expires=expires,
        serial=parts.get(_SERIAL, ""),
    )


def has_right_check_digit(number: str) -> bool:
    """Tell whether the last digit of a product number follows from the others."""
    if not re.fullmatch(r"\d{14}", number):
        return False
    weighed = (int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(number[:-1]))
    return (10 - sum(weighed) % 10) % 10 == int(number[-1])


def same_product(code: str, ndc: str) -> bool:
    """Tell whether a code means a product, however its zeros and hyphens are written.

    Args:
        code: as scanned or typed, ten or eleven digits.
        ndc: eleven digits in three groups, as the rules name it.
    """
    digits = re.sub(r"\D", "", code)
    groups = ndc.split("-")
    shorter = {
        "".join((*groups[:place], group[1:], *groups[place + 1 :]))
        for place, group in enumerate(groups)
        if group.startswith("0")
    }
    return digits in {"".join(groups), *shorter}


def _bracketed(text: str) -> Mapping[str, str]:
    """Read a code as it is printed below the bars; nothing of it where a part was misread."""
    parts = {str(name): str(value).strip() for name, value in _BRACKETED.findall(text)}
    return parts if all(_fits(*part) for part in parts.items()) else {}


def _parts(text: str) -> Mapping[str, str]:
    """Read a code as a scanner gives it; nothing of it where a part was misread."""
    found: dict[str, str] = {}
    while text := text.lstrip(_ENDS):
        name, rest = text[:2], text[2:]
        length = _FIXED.get(name)
        if length is not None:
            value, text = rest[:length], rest[length:]
        elif name in {_LOT, _SERIAL}:
            value, _, text = rest.partition(_ENDS)
        else:
            return {}
        if not _fits(name, value):
            return {}
        found[name] = value
    return found


def _fits(name: str, value: str) -> bool:
    length = _FIXED.get(name)
    if length is not None:
        return len(value) == length and value.isdecimal() and value.isascii()
    return 0 < len(value) <= _LONGEST


def _expiry(text: str) -> PartlyKnown | None:
    """Read `YYMMDD`; a day of 00 means the whole month."""
    year, month, day = _CENTURY + int(text[:2]), int(text[2:4]), int(text[4:])
    if month not in _MONTHS:
        return None
    if day == 0:
        return PartlyKnown(year, month)
    last = PartlyKnown(year, month).assumed_on
    return PartlyKnown(year, month, day) if day <= last.day else None
