"""What arrives of a page that was faxed: skewed, in two levels, with noise."""

from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from infusion_planner.sheets.measures import LABEL
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.sheet_file import SheetCard
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.calendar_samples import BROKEN, CALENDAR
from tests.sheets.fax import DPI, arrived_at, faxed, readings
from tests.sheets.prints import codes, render
from tests.sheets.readiness_samples import FORTY
from tests.sheets.samples import EASY, FONTS, HARD, printed

SHEETS: dict[str, SheetCard] = {
    "day sheet": EASY,
    "hard day sheet": HARD,
    "calendar": CALENDAR,
    "hard calendar": BROKEN,
    "readiness": FORTY,
}
DIGITS = "0123456789"
PLACES = (60.0, 130.3, 260.7, 420.1)
ROW = 20.0

every_sheet = pytest.mark.parametrize("card", SHEETS.values(), ids=SHEETS)
both_pages = pytest.mark.parametrize("page", [1, 2])


@both_pages
@every_sheet
def test_every_word_arrives(card: SheetCard, page: int) -> None:
    pdf = printed(card)

    found = [
        reading
        for reading in readings(pdf, page, faxed(pdf, page))
        if any(letter.isalnum() for letter in reading.word.text)
    ]

    assert len(found) > 100
    assert [reading for reading in found if not reading.legible] == []


@both_pages
@every_sheet
def test_both_codes_arrive(card: SheetCard, page: int) -> None:
    image = faxed(printed(card), page)

    expected = {("Code128", card.identity.mrn.replace(" ", "")), ("QRCode", card.stamp.qr)}
    assert codes(image) == expected


def test_a_tint_behind_words_is_noticed() -> None:
    press = Press("tint", "letter", load_typeface(FONTS))
    page = press.page(1)
    page.canvas.setFillGray(0.93)
    page.solid(50, 60, 400, 40)
    page.canvas.setFillGray(0)
    page.text(60, 80, "acyclovir 200 mg from 37.9 to 0.5, on 12-Nov-2026, i.e. today", LABEL)
    pdf = press.finish().pdf

    lost = [item for item in readings(pdf, 1, faxed(pdf, 1)) if not item.legible]

    assert lost


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_digits_of_the_smallest_type_are_told_apart(*, bold: bool, seed: int) -> None:
    pdf = page_of_digits(LABEL, bold=bold)

    read = list(digits_read(pdf, faxed(pdf, 1, seed=seed)))

    assert read == list(DIGITS) * len(PLACES)


def test_digits_of_a_type_too_small_are_noticed() -> None:
    pdf = page_of_digits(2.5, bold=False)

    read = list(digits_read(pdf, faxed(pdf, 1)))

    assert read != list(DIGITS) * len(PLACES)


def page_of_digits(size: float, *, bold: bool) -> bytes:
    press = Press("digits", "letter", load_typeface(FONTS))
    page: Page = press.page(1)
    for x in PLACES:
        for row, digit in enumerate(DIGITS):
            page.text(x, 100 + ROW * row, digit, size, bold=bold)
    return press.finish().pdf


def digits_read(pdf: bytes, image: Image.Image) -> Iterator[str]:
    """Take each digit for the one it looks most like, place by place."""
    clean = render(pdf, 1, DPI)
    for x in PLACES:
        looks = {digit: clean.crop(cell(x, 100 + ROW * row)) for row, digit in enumerate(DIGITS)}
        for row in range(len(DIGITS)):
            box = cell(x, 100 + ROW * row)
            arrived = arrived_at(image, box)
            yield min(looks, key=lambda digit: min(far(one, looks[digit]) for one in arrived))


def cell(x: float, y: float) -> tuple[int, int, int, int]:
    point = DPI / 72
    return round((x - 1) * point), round((y - 8) * point), round((x + 7) * point), round(y * point)


def far(one: Image.Image, other: Image.Image) -> int:
    """Add up how different two pictures are, dot by dot."""
    counts = ImageChops.difference(one, other).histogram()
    return sum(shade * count for shade, count in enumerate(counts))
