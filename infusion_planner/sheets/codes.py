"""Bar codes: Code 128 for the MRN, QR for the sheet, as runs of black modules."""

import string
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.page import Page

WIDE_MODULE = 0.96
NARROW_MODULE = 0.72
QUIET_MODULES = 10
STAMP_MODULE = 1.44
_WIDEST = 50 * 72 / 25.4
_STAMP_LETTERS = frozenset(string.digits + string.ascii_uppercase + " $%*+-./:")
_STAMP_LENGTH = 16


class BarCode(Frozen):
    """A Code 128.

    Attributes:
        module: width of the narrowest bar in points.
        modules: number of modules from first to last bar.
        bars: (first module, number of modules) of each bar.
    """

    module: float
    modules: int
    bars: tuple[tuple[int, int], ...]

    @property
    def width(self) -> float:
        """Give the width in points without quiet zones."""
        return self.module * self.modules

    @property
    def quiet(self) -> float:
        """Give the white that must stand on either side, in points."""
        return self.module * QUIET_MODULES


def mrn_code(mrn: str) -> BarCode:
    """Code a medical record number; its spaces are not part of the code.

    The wide module is used while the code stays within 50 mm, the narrow one beyond.

    Raises:
        PaperError: the number is empty or has letters that Code 128 does not know.
    """
    digits = mrn.replace(" ", "")
    if not digits or not all(" " < letter < "\x7f" for letter in digits):
        raise PaperError(
            f"The MRN “{mrn}” cannot be printed as a bar code. "
            "Correct it in the patient's record: digits, plain letters and dashes only."
        )
    bars, modules = _code128_bars(digits)
    module = WIDE_MODULE if modules * WIDE_MODULE <= _WIDEST else NARROW_MODULE
    return BarCode(module, modules, bars)


def _code128_bars(text: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Read the library's pattern: a capital is a bar, a small letter a space, A or a is one."""
    code = Code128(text, quiet=0)
    code.validate()  # type: ignore[no-untyped-call]
    code.encode()  # type: ignore[no-untyped-call]
    bars, at = [], 0
    for letter in code.decompose():  # type: ignore[no-untyped-call]
        wide = ord(letter.upper()) - ord("A") + 1
        if letter.isupper():
            bars.append((at, wide))
        at += wide
    return tuple(bars), at


def draw_bar_code(page: Page, code: BarCode, x: float, y: float, height: float) -> None:
    """Draw a Code 128 with its first bar at x."""
    module = code.module
    page.blocks([(x + at * module, y, wide * module, height) for at, wide in code.bars])


class SquareCode(Frozen):
    """A QR code.

    Attributes:
        side: number of modules of a side.
        runs: (row, first column, number of modules) of each level run of black.
    """

    side: int
    runs: tuple[tuple[int, int, int], ...]


def stamp_code(text: str) -> SquareCode:
    """Code a sheet's stamp, 21 modules, a quarter of which may be damaged.

    Raises:
        PaperError: the stamp is longer than 16 or not of digits and capitals.
    """
    if not 0 < len(text) <= _STAMP_LENGTH or not _STAMP_LETTERS.issuperset(text):
        raise PaperError(
            f"The sheet's code “{text}” cannot be printed: it may have 16 digits and capitals. "
            "Report this to the program's support."
        )
    return square_code(text, "Q")


def square_code(text: str, level: Literal["M", "Q"]) -> SquareCode:
    """Code a text at an error correction level."""
    code = QRCode(None, getattr(QRErrorCorrectLevel, level))
    code.addData(text)
    code.make()
    rows = enumerate(code.modules)
    return SquareCode(len(code.modules), tuple(run for at, row in rows for run in _runs(at, row)))


def _runs(row: int, modules: Sequence[bool]) -> Iterator[tuple[int, int, int]]:
    for dark, group in groupby(range(len(modules)), modules.__getitem__):
        columns = tuple(group)
        if dark:
            yield row, columns[0], len(columns)


def draw_square_code(page: Page, code: SquareCode, x: float, y: float, module: float) -> None:
    """Draw a QR code with its top left module at (x, y)."""
    page.blocks(
        [
            (x + column * module, y + row * module, length * module, module)
            for row, column, length in code.runs
        ]
    )
