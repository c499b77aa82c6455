"""The rules that hold for every printed page, checked on finished sheets, page by page."""

import re
from io import BytesIO
from itertools import combinations
from typing import cast

import pytest
from PIL import ImageOps
from pypdf import PdfReader

from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.sheet_file import SheetCard, draw_sheets
from tests.sheets.calendar_samples import BROKEN, CALENDAR, CALENDARS
from tests.sheets.claim_samples import CLAIM_LISTS, CLAIMS
from tests.sheets.letter_samples import LETTER, LETTERS
from tests.sheets.packet_samples import PACKETS
from tests.sheets.prints import codes, operations, overlaps, pages, render, two_level, words
from tests.sheets.readiness_samples import READINESS, READINESSES
from tests.sheets.record_samples import EXTRA, RECORD, RECORDS
from tests.sheets.samples import (
    CASES,
    EASY,
    FONTS,
    HARD,
    allergic,
    drawn,
    named,
    numbered,
    printed,
)
from tests.sheets.worksheet_samples import WORKSHEETS

PAPERS: tuple[Paper, ...] = ("letter", "a4")
SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
VIETNAMESE, POLISH = "NGUYỄN, Thị Mai", "ŻÓŁĆ-ŚWIĘTOCHOWSKA, Małgorzata"
FORTY = tuple((f"substance {number}", "rash") for number in range(40))
EVERY: dict[str, SheetCard] = {
    **CASES,
    **CALENDARS,
    **READINESSES,
    **LETTERS,
    **CLAIM_LISTS,
    **PACKETS,
    **WORKSHEETS,
    **RECORDS,
    "Vietnamese name": named(HARD, VIETNAMESE),
    "Polish name, forty allergies": allergic(named(HARD, POLISH), *FORTY),
}
EACH: dict[str, SheetCard] = {
    "easy": EASY,
    "hard": HARD,
    "calendar": CALENDAR,
    "calendar after a break": BROKEN,
    "readiness": READINESS,
    "letter": LETTER,
    "claims": CLAIMS,
    "second sheet": EXTRA,
    "record": RECORD,
}
MARGIN_MM = 12.0
WRITE_IN_LEAST = 17.0
FIELD_HEIGHT = 27.9
SCALE = {8.0, 9.0, 10.0, 11.5, 13.0, 14.0, 15.0, 16.0, 18.0, 26.0}

on_both_papers = pytest.mark.parametrize("paper", PAPERS)
every_case = pytest.mark.parametrize("card", EVERY.values(), ids=EVERY)
easy_and_hard = pytest.mark.parametrize("card", EACH.values(), ids=EACH)


@on_both_papers
@easy_and_hard
def test_usual_sheet_has_two_pages_of_the_papers_size(card: SheetCard, paper: Paper) -> None:
    reader = PdfReader(BytesIO(printed(card, paper=paper)))

    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages]

    assert len(sizes) == 2
    assert sizes[0] == sizes[1] == pytest.approx(SIZES[paper], abs=0.01)


@on_both_papers
@every_case
def test_every_page_says_who_what_and_which_copy(card: SheetCard, paper: Paper) -> None:
    texts = pages(printed(card, paper=paper))

    for number, text in enumerate(texts, start=1):
        joined = text.replace(" ", "")
        stamp = card.stamp
        expected = (
            card.identity.paper_name,
            f"Born {card.identity.born.split()[0]}",
            f"MRN {card.identity.mrn}",
            f"REMS ID {card.identity.rems_id}",
            card.identity.allergy.label,
            f"{stamp.code} {stamp.title} version {stamp.version}",
            f"record revision {stamp.revision} · {stamp.rulebook}",
            f"{stamp.printed} · {stamp.site.strip()}",
            stamp.copy,
            stamp.note,
            *(() if isinstance(card, PatientCalendarCard) else (f"{card.heading} {card.day}",)),
            f"Page {number} of {len(texts)}",
        )
        missing = [words for words in expected if words.replace(" ", "") not in joined]
        assert missing == []


@on_both_papers
@every_case
def test_nothing_runs_over_its_place(card: SheetCard, paper: Paper) -> None:
    printout = drawn(card, paper=paper)

    assert printout.overflows == ()


@on_both_papers
@every_case
def test_boxes_leave_room_to_write(card: SheetCard, paper: Paper) -> None:
    printout = drawn(card, paper=paper)

    low = [box for box in printout.boxes if box.height < WRITE_IN_LEAST]
    narrow = [box for box in printout.boxes if box.width < 30]

    assert (low, narrow) == ([], [])


@on_both_papers
@every_case
def test_no_word_stands_on_another_or_in_a_clear_box(card: SheetCard, paper: Paper) -> None:
    printout = drawn(card, paper=paper)

    found = words(printout.pdf)
    # page by page: the pairs of a packet of many pages are millions, and take half a minute
    leaves = [[word for word in found if word.page == at] for at in {word.page for word in found}]
    collisions = [pair for leaf in leaves for pair in combinations(leaf, 2) if overlaps(*pair)]
    in_boxes = [
        word
        for leaf in leaves
        for box in printout.boxes
        if box.page == leaf[0].page and box.height < FIELD_HEIGHT
        for word in leaf
        if box.x + 0.5 < word.right
        and word.left < box.x + box.width - 0.5
        and box.y < word.bottom
        and word.top < box.y + box.height
    ]

    assert (collisions, in_boxes) == ([], [])


@on_both_papers
@every_case
def test_marks_keep_the_margins(card: SheetCard, paper: Paper) -> None:
    printout = drawn(card, paper=paper)
    dpi = 150
    least = MARGIN_MM / 25.4 * dpi

    for number in range(1, printout.pages + 1):
        image = render(printout.pdf, number, dpi)
        left, top, right, bottom = ImageOps.invert(image).getbbox() or (0, 0, 0, 0)
        margins = (left, top, image.width - right, image.height - bottom)
        assert min(margins) >= least


def test_binding_edge_changes_sides() -> None:
    printout = drawn(EASY)
    first = [box.x for box in printout.boxes if box.page == 1]
    second = [box.x for box in printout.boxes if box.page == 2]

    assert min(first) >= 45
    assert min(second) >= 36
    assert max(box.x + box.width for box in printout.boxes if box.page == 2) <= 567.01


@on_both_papers
@easy_and_hard
def test_ink_is_black_and_nothing_else(card: SheetCard, paper: Paper) -> None:
    pdf = printed(card, paper=paper)

    colors = [
        operands
        for operands, name in operations(pdf)
        if name in {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "sh", "gs"}
    ]
    shades = set()
    for number in (1, 2):
        counts = render(pdf, number, 300, smooth=False).histogram()
        shades |= {shade for shade, count in enumerate(counts) if count}

    assert all(float(cast("float", part)) == 0 for operands in colors for part in operands)
    assert shades == {0, 255}


@easy_and_hard
def test_type_keeps_to_the_scale_and_is_never_under_8_points(card: SheetCard) -> None:
    pdf = printed(card)

    sizes = {
        float(cast("float", operands[1])) for operands, name in operations(pdf) if name == "Tf"
    }

    assert min(sizes) == 8.0
    # reportlab begins each page with 12 points of its own, in which nothing is set
    assert sizes - {12.0} <= SCALE


@on_both_papers
@pytest.mark.parametrize("dpi", [150, 200, 203, 300])
@easy_and_hard
def test_codes_read_back_in_two_levels(card: SheetCard, paper: Paper, dpi: int) -> None:
    pdf = printed(card, paper=paper)
    expected = {("Code128", card.identity.mrn.replace(" ", "")), ("QRCode", card.stamp.qr)}

    found = [codes(two_level(render(pdf, number, dpi))) for number in (1, 2)]

    assert found == [expected, expected]


@pytest.mark.parametrize("dpi", [150, 200, 203, 300])
@pytest.mark.parametrize("mrn", ["A-1", "HIC-AB-20261118-XY-7", "12345678901234567890", "ABC1234"])
def test_any_mrn_reads_back(mrn: str, dpi: int) -> None:
    pdf = printed(numbered(HARD, mrn))

    found = codes(two_level(render(pdf, 1, dpi)))

    assert ("Code128", mrn) in found


@on_both_papers
@every_case
def test_nothing_unknown_is_printed_as_zero_or_none(card: SheetCard, paper: Paper) -> None:
    texts = pages(printed(card, paper=paper))

    found = [text for text in texts if re.search(r"\bNone\b|\bnan\b|\bnull\b|: 0 |\[\]|\(\)", text)]

    assert found == []


@on_both_papers
@pytest.mark.parametrize("card", CASES.values(), ids=CASES)
def test_day_sheet_asks_for_every_signature_and_says_what_it_is_for(
    card: DaySheetCard, paper: Paper
) -> None:
    heads = "Role, signs for Printed name Initials Signature Date Time"
    signers = ("Nurse 1 checked, started", "Nurse 2 independent check")
    leaving = ("Nurse record complete", "Physician release")

    text = " ".join(pages(printed(card, paper=paper)))

    assert text.count(heads) == 2
    assert [words_ for words_ in (*signers, *leaving) if words_ not in text] == []


@on_both_papers
@easy_and_hard
def test_every_page_says_what_the_sheet_is_not(card: SheetCard, paper: Paper) -> None:
    note = {
        "S1": "Center worksheet, not the approved REMS form.",
        "S2": "Center worksheet, not the approved REMS form.",
        "S8": "Warning text: Harbor Infusion Center, 01-Sep-2026.",
        "S10": "Center worksheet, not the approved REMS form.",
        "S18": "No claims are sent. A list for the biller, who decides what is billed.",
        "S17": "Draft from the record: the prescriber checks, completes and signs it.",
    }[card.stamp.code]

    texts = pages(printed(card, paper=paper))

    assert all(note in text for text in texts)


def test_nothing_is_ticked_before_a_person_ticks_it() -> None:
    printout = drawn(EASY)
    image = render(printout.pdf, 2, 300, smooth=False)
    point = 300 / 72
    page_words = [word for word in words(printout.pdf) if word.page == 2]
    starts = [word for word in page_words if word.text in {"Observed", "Stroke", "Escort", "Left"}]

    inside = []
    for word in starts:
        middle = (word.top + word.bottom) / 2
        left, right = (word.left - 15) * point, (word.left - 7) * point
        crop = image.crop((left, (middle - 4) * point, right, (middle + 4) * point))
        inside.append(crop.histogram()[0])

    assert len(starts) == 4
    assert inside == [0, 0, 0, 0]


@easy_and_hard
def test_same_card_gives_the_same_bytes(card: SheetCard) -> None:
    first = draw_sheets((card,), "letter", FONTS)

    second = draw_sheets((card,), "letter", FONTS)

    assert first == second


def test_file_says_its_language_and_names_nobody() -> None:
    reader = PdfReader(BytesIO(printed(EASY)))

    assert reader.metadata is not None
    assert reader.metadata.title == "S1 Infusion day sheet"
    assert str(reader.root_object["/Lang"]) == "en-US"
    assert "OKAFOR" not in str(reader.metadata)
