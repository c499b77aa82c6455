"""Lists about several patients: wide paper, both identifiers, repeated heads, room to write."""

from collections.abc import Callable
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader

from infusion_planner.cards.list_sheets import (
    CallBefore,
    CallLine,
    CallListCard,
    DayListCard,
    DayListRow,
    ListCard,
    WeekCell,
    WeekPlanCard,
    WeekRow,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.list_file import draw_list
from infusion_planner.sheets.page import Paper
from tests.sheets.prints import codes, overlaps, pages, render, two_level, words
from tests.sheets.samples import EASY, FONTS

PAPERS: tuple[Paper, ...] = ("letter", "a4")
SIZES = {"letter": (792.0, 612.0), "a4": (841.89, 595.28)}
WRITE_IN_LEAST = 17.0
LONG = "TRẦN-SZCZEPAŃSKA, Nguyễn Thùy Dương Małgorzata (Ms)"
LONGEST = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Maximiliane Friederike (Dr)"
AIR = 10.0
"""Points that are free behind a name, so that the eye does not run on into the next column."""
STAMP = replace(
    EASY.stamp,
    code="S11",
    title="Day list",
    subject="Wed 18-Nov-2026",
    revision=0,
    printed="Printed Wed 18-Nov-2026 06:58 by L. Brandt",
    copy="as it stood at 06:58",
    note="Details of several patients: shred after use.",
    qr="S11-7F3K2Q-0",
    sample=False,
)
ROW = DayListRow(
    chair="A2",
    comes="07:30",
    name="OKAFOR, Daniel (Mr)",
    born="09-Mar-1988",
    mrn="4471 2096",
    similar=True,
    course="Course 1, 3 of 5",
    orders="steroid",
    allergies="",
    # steroid for an hour, 4 hours of alemtuzumab, 2 hours and a half after it
    bar=(450, 510, 750, 900),
)
HARD_ROW = replace(
    ROW,
    chair="open",
    comes="",
    name=LONG,
    similar=False,
    orders="no steroid by rule; last day: course checklist",
    allergies="penicillin, iodinated contrast, latex",
    bar=None,
)
DAY = DayListCard(
    heading="Day list",
    day="Wed 18-Nov-2026",
    counts=("2 to infuse", "steroid for 1"),
    rows=(ROW, HARD_ROW),
    hours=(7, 18),
    in_chairs=(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
    call_day="Thu 19-Nov-2026",
    calls=(CallBefore("OKAFOR, Daniel (Mr)", "4471 2096", "Thu 07:30"),),
    to_fill=(),
    patients=("a", "b"),
    stamp=STAMP,
)
CELL = WeekCell("OKAFOR, Daniel (Mr)", "09-Mar-1988  MRN 4471 2096", "C1, 3 of 5")
WEEK = WeekPlanCard(
    heading="Week plan",
    day="Mon 16 to Fri 20-Nov-2026",
    heads=(("Mon 16", "2 patients"), ("Tue 17", "closed, Burst pipe on the second floor")),
    rows=(
        WeekRow("A1", ((CELL,), ())),
        WeekRow("No chair", ((replace(CELL, name=LONG), CELL), ())),
    ),
    to_fill=(),
    patients=("a", "b"),
    stamp=replace(STAMP, code="S11W", title="Week plan"),
)
LINE = CallLine(
    name="OKAFOR, Daniel (Mr)",
    born="09-Mar-1988",
    mrn="4471 2096",
    old="Mon 30-Nov to Fri 04-Dec-2026",
    new="Mon 07 to Fri 11-Dec-2026",
    why="Burst pipe",
)
CALLS = CallListCard(
    heading="Call list",
    day="Tue 01-Dec-2026",
    counts=("2 patients", "1 without a place"),
    lines=(LINE, replace(LINE, name=LONG, new="", why="Burst pipe. No place yet: no room.")),
    to_fill=(),
    patients=("a", "b"),
    stamp=replace(STAMP, code="S11C", title="Call list", sample=True),
)
MANY = replace(DAY, rows=(ROW,) * 20, calls=DAY.calls * 12)
EVERY: dict[str, ListCard] = {
    "day": DAY,
    "week": WEEK,
    "calls": CALLS,
    "many of a day": MANY,
    "many a week": replace(WEEK, rows=WEEK.rows * 8),
    "many to call": replace(CALLS, lines=CALLS.lines * 15),
    "nobody": replace(DAY, rows=(), calls=(), call_day="", in_chairs=()),
}
on_both_papers = pytest.mark.parametrize("paper", PAPERS)
every_list = pytest.mark.parametrize("card", EVERY.values(), ids=EVERY)


def call_list(phone: str) -> ListCard:
    return replace(CALLS, lines=(replace(LINE, phone=phone),))


def day_with_a_call(phone: str) -> ListCard:
    return replace(DAY, calls=(replace(DAY.calls[0], phone=phone),))


def words_and_boxes(card: ListCard) -> tuple[str, int]:
    """Give what the first page says, and how many rectangles are drawn on it."""
    page = PdfReader(BytesIO(draw_list(card, "letter", FONTS).checked())).pages[0]
    contents = page.get_contents()
    assert contents is not None
    drawn = [operator for _, operator in contents.operations]
    return " ".join(page.extract_text().split()), drawn.count(b"re")


@pytest.mark.parametrize(
    ("card", "phone"),
    [(call_list, "212-555-0142 x12"), (day_with_a_call, "212-555-0142 x123456")],
    ids=["call list", "day list"],
)
def test_a_number_that_is_known_is_printed_in_the_place_of_the_box(
    card: Callable[[str], ListCard], phone: str
) -> None:
    said, boxes = words_and_boxes(card(phone))
    without, one_more = words_and_boxes(card(""))

    assert phone in said
    assert "212-555" not in without
    assert boxes == one_more - 1


@on_both_papers
@every_list
def test_every_page_is_wide_and_says_what_it_is(card: ListCard, paper: Paper) -> None:
    pdf = draw_list(card, paper, FONTS).checked()

    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, start=1):
        text = " ".join(page.extract_text().split())
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(SIZES[paper], abs=0.01)
        assert f"{card.heading} {card.day}" in text
        assert f"{card.stamp.code} {card.stamp.title} version 1" in text
        assert "record revision" not in text
        assert "shred after use" in text
        assert f"Page {number} of" in text
        assert ("SAMPLE" in text) == card.stamp.sample


@on_both_papers
@every_list
def test_nothing_runs_over_and_every_box_can_be_written_in(card: ListCard, paper: Paper) -> None:
    printout = draw_list(card, paper, FONTS)

    assert printout.overflows == ()
    assert [box for box in printout.boxes if box.height < WRITE_IN_LEAST or box.width < 30] == []
    found = words(printout.pdf)
    assert [pair for pair in combinations(found, 2) if overlaps(*pair)] == []


@on_both_papers
@every_list
def test_nothing_stands_in_the_margins(card: ListCard, paper: Paper) -> None:
    width, height = SIZES[paper]
    margin = 12 / 25.4 * 72

    found = words(draw_list(card, paper, FONTS).checked())

    outside = [
        word.text
        for word in found
        if word.left < margin - 0.5
        or word.right > width - margin + 0.5
        or word.top < margin - 0.5
        or word.bottom > height - margin + 0.5
    ]
    assert outside == []


@pytest.mark.parametrize("dpi", [200, 203, 300])
def test_the_code_reads_back_in_two_levels(dpi: int) -> None:
    pdf = draw_list(DAY, "letter", FONTS).checked()

    assert codes(two_level(render(pdf, 1, dpi))) == {("QRCode", STAMP.qr)}


def test_a_patient_of_the_day_has_chair_time_identifiers_course_and_stay() -> None:
    (text,) = pages(draw_list(DAY, "letter", FONTS).checked())

    for expected in (
        "A2 07:30 planned",
        "OKAFOR, Daniel (Mr) Born 09-Mar-1988 MRN 4471 2096",
        "similar name today",
        "Course 1, 3 of 5 steroid",
        "08:30 12:30 15:00",
        "Allergies: penicillin",
        "in chairs 1 1 1 1 1 1 1 1 0 0 0",
        "Call today for Thu 19-Nov-2026",
        "well driver antiviral",
        "end of entries",
    ):
        assert expected.replace(" ", "") in text.replace(" ", ""), expected


@pytest.mark.parametrize("card", [MANY, EVERY["many to call"], EVERY["many a week"]])
def test_heads_stand_on_each_page_and_no_row_is_lost(card: ListCard) -> None:
    texts = pages(draw_list(card, "letter", FONTS).checked())

    assert len(texts) > 1
    head = "Chair" if isinstance(card, WeekPlanCard) else "Patient"
    assert all(head in text for text in texts)
    name = "OKAFOR, Daniel"
    expected = {"Day list": 32, "Week plan": 16, "Call list": 15}[card.heading]
    assert sum(text.count(name) for text in texts) == expected


def test_who_has_no_new_days_is_said_so_with_the_reason() -> None:
    (text,) = pages(draw_list(CALLS, "letter", FONTS).checked())

    assert "no new days yet" in text
    assert "No place yet: no room." in text
    assert "Caller called all above" in text


@on_both_papers
@pytest.mark.parametrize("name", [LONG, LONGEST, ROW.name])
def test_a_name_on_the_day_list_stands_clear_of_the_next_column(name: str, paper: Paper) -> None:
    rows = tuple(replace(row, name=name) for row in DAY.rows)
    called = CallBefore(name, "4471 2096", "Thu 07:30")
    found = words(draw_list(replace(DAY, rows=rows, calls=(called,)), paper, FONTS).checked())

    heads = [word for word in found if word.text == "Patient"]
    nexts = [word for word in found if word.text in {"Course,", "Telephone"}]
    for head, after in zip(heads, nexts, strict=True):
        ends = [
            word.right
            for word in found
            if head.left - 0.5 <= word.left < after.left - 0.5 and word.top > head.top
            if word.text in name
        ]
        assert ends
        assert after.left - max(ends) >= AIR


@on_both_papers
def test_the_day_of_a_call_stands_clear_of_the_box_behind_it(paper: Paper) -> None:
    found = words(draw_list(DAY, paper, FONTS).checked())
    box = next(word for word in found if word.text == "Called")
    day = max(word.right for word in found if word.text == "07:30" and word.left < box.left)

    assert box.left - day >= AIR / 2
