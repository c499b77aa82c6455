"""Send a page through a fax, and tell which of its words can still be read.

A word is legible when the ink that arrived covers what was sent and little beside it, with one dot
of tolerance: a swallowed point or thin stroke costs the first, speckle the second.
"""

import math
import random
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

from infusion_planner.domain.frozen import Frozen
from tests.sheets.prints import Word, render, two_level, words

DPI = 200
SKEW_DEGREES = 0.6
LEGIBLE = 0.85
_SHIFT = 3
_WHITE, _BLACK = 255, 0

Box = tuple[int, int, int, int]


class Reading(Frozen):
    """How much of a word arrived.

    Attributes:
        word: the word.
        kept: share of the ink sent that arrived.
        clean: share of the ink that arrived that was sent.
    """

    word: Word
    kept: float
    clean: float

    @property
    def legible(self) -> bool:
        return min(self.kept, self.clean) >= LEGIBLE


def faxed(pdf: bytes, page: int, *, noise: float = 0.002, seed: int = 1) -> Image.Image:
    """Give the page as it arrives: skewed, greys scattered into dots, some dots turned over."""
    skewed = render(pdf, page, DPI).rotate(SKEW_DEGREES, fillcolor=_WHITE)
    image = skewed.convert("1").convert("L")
    chance = random.Random(seed)  # the same noise at every run
    dots = image.load()
    assert dots is not None
    for _ in range(round(image.width * image.height * noise)):
        x, y = chance.randrange(image.width), chance.randrange(image.height)
        dots[x, y] = _BLACK if dots[x, y] else _WHITE
    return image


def readings(pdf: bytes, page: int, image: Image.Image) -> Iterator[Reading]:
    """Compare every word of a page with what arrived of it."""
    sent = two_level(render(pdf, page, DPI))
    thick_sent, thick_image = _thickened(sent), _thickened(image)
    for word in words(pdf):
        if word.page == page:
            yield _best(word, (sent, thick_sent), (image, thick_image))


def _thickened(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.MinFilter(3))


def _best(
    word: Word, sent: tuple[Image.Image, Image.Image], got: tuple[Image.Image, Image.Image]
) -> Reading:
    """Lay the word sent over what arrived, where it fits best."""
    box = _box(word)
    ink, thick_ink = (image.crop(box) for image in sent)
    pairs = zip(arrived_at(got[0], box), arrived_at(got[1], box), strict=True)
    found = [
        Reading(word, _share(ink, thick_arrived), _share(arrived, thick_ink))
        for arrived, thick_arrived in pairs
    ]
    return max(found, key=lambda reading: min(reading.kept, reading.clean))


def arrived_at(image: Image.Image, box: Box) -> list[Image.Image]:
    """Cut out where a part of the page arrived, and the places a few dots beside it."""
    left, top, right, bottom = box
    x, y = _turned((left + right) / 2, (top + bottom) / 2, image.size)
    corner = round(x - (right - left) / 2), round(y - (bottom - top) / 2)
    starts = (
        (corner[0] + across, corner[1] + down)
        for across in range(-_SHIFT, _SHIFT + 1)
        for down in range(-_SHIFT, _SHIFT + 1)
    )
    return [image.crop((x, y, x + right - left, y + bottom - top)) for x, y in starts]


def _box(word: Word) -> Box:
    point = DPI / 72
    height = (word.bottom - word.top) / 0.4
    middle = (word.top + word.bottom) / 2
    return (
        math.floor(word.left * point),
        math.floor((middle - height * 0.4) * point),
        math.ceil(word.right * point),
        math.ceil((middle + height * 0.35) * point),
    )


def _turned(x: float, y: float, size: tuple[int, int]) -> tuple[float, float]:
    """Give where a point lies after the page was skewed about its middle."""
    angle = math.radians(SKEW_DEGREES)
    across, down = x - size[0] / 2, y - size[1] / 2
    return (
        size[0] / 2 + across * math.cos(angle) + down * math.sin(angle),
        size[1] / 2 - across * math.sin(angle) + down * math.cos(angle),
    )


def _share(ink: Image.Image, cover: Image.Image) -> float:
    """Give the share of some ink that lies under other ink."""
    total = ink.histogram()[_BLACK]
    both = ImageChops.lighter(ink, cover).histogram()[_BLACK]
    return both / total if total else 1.0
