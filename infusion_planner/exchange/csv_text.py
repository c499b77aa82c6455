"""Text for CSV files, in which a spreadsheet finds nothing to calculate.

A spreadsheet takes a cell that begins with `=` and its like for a formula, which can fetch and send
what the sheet holds. A name may begin so, by mistake or by malice.
"""

import re
import unicodedata
from collections.abc import Iterable

_CALCULATES = frozenset("=+-@")
_CONTROLS = frozenset("\t\r\n\0")
# a spreadsheet and the eye both pass over these; tab and line ends are the business of _CONTROLS
_PASSED_OVER = re.compile(r"[^\S\t\r\n]|[\u200b-\u200f\u2060\ufeff]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def csv_line(cells: Iterable[str]) -> str:
    """Give one line of a CSV file, its end included."""
    return ",".join(csv_cell(cell) for cell in cells) + "\r\n"


def csv_cell(text: str) -> str:
    """Give one cell: always in quotes, and with an apostrophe before what would be calculated.

    Source: OWASP, CSV injection; full-width forms because spreadsheets fold them to the usual ones.
    """
    shown = f"'{text}" if _would_be_calculated(text) else text
    doubled = shown.replace('"', '""')
    return f'"{doubled}"'


def _would_be_calculated(text: str) -> bool:
    if _PLAIN_NUMBER.fullmatch(text.strip(" ")):
        return False
    for letter in text:
        if letter in _CONTROLS:
            return True
        if not _PASSED_OVER.match(letter):
            return unicodedata.normalize("NFKC", letter)[:1] in _CALCULATES
    return False
