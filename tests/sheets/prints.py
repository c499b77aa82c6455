"""Look at a finished PDF the way a printer, a fax and a reader do."""

import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from io import BytesIO

import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream

from infusion_planner.domain.frozen import Frozen

_FAX_THRESHOLD = 140
_KINDS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode])


class Word(Frozen):
    """One word as it stands on the page, in points from the top left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def pages(pdf: bytes) -> tuple[str, ...]:
    """Read the text of each page, white space made single spaces."""
    reader = PdfReader(BytesIO(pdf))
    return tuple(" ".join(page.extract_text().split()) for page in reader.pages)


def render(pdf: bytes, page: int, dpi: int, *, smooth: bool = True) -> Image.Image:
    """Draw one page in shades of grey, or without any smoothing of edges."""
    plain = () if smooth else ("-aa", "no", "-aaVector", "no")
    numbers = ("-f", str(page), "-l", str(page))
    command = ("pdftoppm", "-r", str(dpi), "-gray", *plain, *numbers, "-")
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(drawn.stdout)).convert("L")


def two_level(image: Image.Image) -> Image.Image:
    """Keep only black and white, as a fax does."""
    return image.point([0 if grey <= _FAX_THRESHOLD else 255 for grey in range(256)])


def codes(image: Image.Image) -> set[tuple[str, str]]:
    """Read every bar code of the kinds our sheets carry as (kind, text)."""
    # left to guess, the reader takes rows of digits for codes of a shop, and three times as long
    read = zxingcpp.read_barcodes(image, formats=_KINDS)
    return {(code.format.name, code.text) for code in read}


def operations(pdf: bytes) -> list[tuple[list[object], str]]:
    """Give the drawing operators of all pages with their operands."""
    reader = PdfReader(BytesIO(pdf))
    found: list[tuple[list[object], str]] = []
    for page in reader.pages:
        stream = ContentStream(page.get_contents(), reader)
        found.extend((list(operands), name.decode()) for operands, name in stream.operations)
    return found


@cache
def words(pdf: bytes) -> tuple[Word, ...]:
    """Give every word with its place, the height reduced to its letters' middle."""
    command = ("pdftotext", "-bbox", "-", "-")
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    space = "{http://www.w3.org/1999/xhtml}"
    root = ET.fromstring(text)
    return tuple(
        _word(number, part)
        for number, page in enumerate(root.iter(f"{space}page"), start=1)
        for part in page.iter(f"{space}word")
    )


def _word(page: int, part: ET.Element) -> Word:
    left, top, right, bottom = (
        float(part.get(name, "")) for name in ("xMin", "yMin", "xMax", "yMax")
    )
    trim = (bottom - top) * 0.3
    return Word(page, part.text or "", left, top + trim, right, bottom - trim)


def overlaps(one: Word, other: Word) -> bool:
    """Tell whether two words stand on each other."""
    return (
        one.page == other.page
        and min(one.right, other.right) - max(one.left, other.left) > 0.3
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3
    )
