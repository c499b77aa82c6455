from io import BytesIO

import pytest
from PIL import ImageOps
from pypdf import PdfReader

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.recovery_sheet import recovery_sheet
from tests.sheets.prints import codes, operations, overlaps, pages, render, two_level, words
from tests.sheets.samples import FONTS, RECOVERY

on_both_papers = pytest.mark.parametrize("paper", ["letter", "a4"])


@on_both_papers
def test_one_page_holds_the_whole_key_in_order(paper: Paper) -> None:
    (text,) = pages(recovery_sheet(RECOVERY, paper, FONTS))

    places = [text.index(f"{number} {word}") for number, word in enumerate(RECOVERY.words, 1)]
    assert len(places) == 24
    assert places == sorted(places)


@on_both_papers
def test_sheet_says_whose_key_it_is_and_how_to_keep_it(paper: Paper) -> None:
    (text,) = pages(recovery_sheet(RECOVERY, paper, FONTS))

    for worded in (
        RECOVERY.title,
        RECOVERY.center,
        RECOVERY.made_on,
        RECOVERY.purpose,
        *RECOVERY.keeping,
        RECOVERY.qr_note,
        RECOVERY.version,
        "SAMPLE",
        "Page 1 of 1",
    ):
        assert worded in text


@on_both_papers
@pytest.mark.parametrize("dpi", [150, 200, 203, 300])
def test_scanned_key_is_the_whole_key(paper: Paper, dpi: int) -> None:
    pdf = recovery_sheet(RECOVERY, paper, FONTS)

    assert codes(two_level(render(pdf, 1, dpi))) == {("QRCode", RECOVERY.qr)}


@on_both_papers
def test_words_are_large_and_nothing_collides(paper: Paper) -> None:
    pdf = recovery_sheet(RECOVERY, paper, FONTS)
    found = words(pdf)

    heights = {word.bottom - word.top for word in found if word.text in RECOVERY.words}
    collisions = [
        (one, other)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if overlaps(one, other)
    ]

    assert min(heights) > 6
    assert collisions == []


@on_both_papers
def test_marks_keep_the_margins_and_are_black(paper: Paper) -> None:
    pdf = recovery_sheet(RECOVERY, paper, FONTS)

    image = render(pdf, 1, 150)
    left, top, right, bottom = ImageOps.invert(image).getbbox() or (0, 0, 0, 0)
    shades = render(pdf, 1, 300, smooth=False).histogram()

    margins = (left, top, image.width - right, image.height - bottom)
    assert min(margins) >= 12 / 25.4 * 150
    assert {shade for shade, count in enumerate(shades) if count} == {0, 255}
    assert min(float(str(operands[1])) for operands, name in operations(pdf) if name == "Tf") >= 8


def test_title_of_the_file_holds_no_word_of_the_key() -> None:
    reader = PdfReader(BytesIO(recovery_sheet(RECOVERY, "letter", FONTS)))

    assert reader.metadata is not None
    assert reader.metadata.title == "Recovery key"


def test_key_is_not_shown_where_the_card_is_logged() -> None:
    shown = repr(RECOVERY)

    assert "abstract" not in shown
    assert RECOVERY.qr not in shown


def test_same_card_gives_the_same_bytes() -> None:
    assert recovery_sheet(RECOVERY, "a4", FONTS) == recovery_sheet(RECOVERY, "a4", FONTS)


def test_specimen_is_marked_beside_its_title_and_at_its_foot() -> None:
    found = words(recovery_sheet(RECOVERY, "letter", FONTS))

    marks = [word.top for word in found if word.text == "SAMPLE"]
    (title,) = [word for word in found if word.text == "Recovery" and word.top < 60]

    assert len(marks) == 2
    assert title.top < marks[0] < title.bottom + 8
    assert marks[1] > 700


def test_genuine_key_is_not_marked_as_sample() -> None:
    (text,) = pages(recovery_sheet(replace(RECOVERY, sample=False), "letter", FONTS))

    assert "SAMPLE" not in text


def test_text_that_fills_more_than_the_page_is_refused() -> None:
    card = replace(RECOVERY, purpose=RECOVERY.purpose * 40)

    with pytest.raises(PaperError, match="too long for its place"):
        recovery_sheet(card, "letter", FONTS)


def test_center_that_cannot_be_set_is_refused() -> None:
    with pytest.raises(PaperError, match="center has 中"):
        recovery_sheet(replace(RECOVERY, center="中心"), "letter", FONTS)
