"""The bundled typeface: registered by path, measured by our own tables."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import ClassVar

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import Frozen

_UNSETTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Mn", "Me", "Mc"})


class Cut(Frozen):
    """One cut of the typeface.

    Attributes:
        name: what reportlab knows it by.
        advances: width of each character it can set, in thousandths of the type size.
    """

    unshown: ClassVar[tuple[str, ...]] = ("advances",)

    name: str
    advances: dict[str, float]


class Typeface(Frozen):
    """The two cuts that paper uses.

    Attributes:
        regular: for labels and texts.
        bold: for values and heads.
        letters: every character that both can set.
    """

    unshown: ClassVar[tuple[str, ...]] = ("letters",)

    regular: Cut
    bold: Cut
    letters: frozenset[str]

    def cut(self, *, bold: bool) -> Cut:
        """Choose the cut."""
        return self.bold if bold else self.regular

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Measure a text in points."""
        advances = self.bold.advances if bold else self.regular.advances
        return sum([advances.get(letter, 0.0) for letter in text]) * size / 1000

    def missing(self, text: str) -> tuple[str, ...]:
        """Name the characters that cannot be set, each once, in order of appearance.

        Marks without a composed letter and invisible controls count as missing: nothing here
        shapes them, so they would land beside their letter or turn the line around.
        """
        composed = unicodedata.normalize("NFC", text)
        if self.letters.issuperset(composed):
            return ()
        return tuple(letter for letter in dict.fromkeys(composed) if letter not in self.letters)


@cache
def load_typeface(fonts: Path) -> Typeface:
    """Register the two cuts found in a folder.

    Raises:
        PaperError: a font file is missing or damaged.
    """
    regular = _load_cut(fonts / "NotoSans-Regular.ttf")
    bold = _load_cut(fonts / "NotoSans-Bold.ttf")
    common = regular.advances.keys() & bold.advances.keys()
    settable = (letter for letter in common if unicodedata.category(letter) not in _UNSETTABLE)
    return Typeface(regular, bold, frozenset(settable))


def missing_glyphs(text: str, fonts: Path) -> tuple[str, ...]:
    """Name the characters of a text that paper cannot set, each once, in order.

    Raises:
        PaperError: a font file is missing or damaged.
    """
    return load_typeface(fonts).missing(text)


def _load_cut(path: Path) -> Cut:
    try:
        font = TTFont(str(path), str(path))
    except TTFError as trouble:
        raise PaperError(
            f"The font file {path.name} cannot be read, so nothing can be printed. "
            "Install the program again."
        ) from trouble
    registerFont(font)
    widths = font.face.charWidths
    return Cut(str(path), {chr(code): widths[code] for code in font.face.charToGlyph})
