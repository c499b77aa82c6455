"""The pack of a day: the cover list, then the sheets of each patient, in one file."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from infusion_planner.cards.day_pack import DayPackCard, PackLine
from infusion_planner.sheets.blocks import (
    Block,
    Ground,
    paginate,
    paint_blocks,
    paragraph,
    stack,
    white,
)
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import tick_box
from infusion_planner.sheets.measures import (
    BODY,
    HEAD,
    LABEL,
    LARGE_DATE,
    RULE,
    VALUE,
    leading,
)
from infusion_planner.sheets.pack_parts import PackPart, PartCard, measure_part
from infusion_planner.sheets.page import Page, Paper, frame_for
from infusion_planner.sheets.press import Press, Printout
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.text_rows import text_heads
from infusion_planner.sheets.typeface import Typeface, load_typeface
from infusion_planner.sheets.write_in import Column

Report = Callable[[int, int, str], bool]
"""Tells steps done, steps there are, and words; answers whether to go on."""

_COLUMNS = (
    Column(0, 3.2, "Chair"),
    Column(3.2, 9.6, "Patient"),
    Column(12.8, 4.2, "Infusion"),
    Column(17, 3.4, "Sheets, pages"),
    Column(20.4, 2.2, "In this file"),
    Column(22.6, 1.4, "There"),
)
_FOOT = 30.0
_HEAD_ROW = 24.0
_WHITE = 4.0
_GUTTER = 5.0
_SIGNERS = (("Printed by", "all pages there"), ("Counted by", "second person"))


def draw_packs(
    packs: Sequence[tuple[DayPackCard, Sequence[PartCard]]],
    paper: Paper,
    fonts: Path,
    report: Report,
) -> Printout | None:
    """Draw packs into one file, each behind its list; None when it was stopped.

    In the file's `sheets` the list of each pack stands before its sheets.

    Args:
        packs: of each day the cover list and what lies behind it, in order.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.
        report: hears of each sheet.

    Raises:
        PaperError: a letter cannot be set or coded.
    """
    face, frame = load_typeface(fonts), frame_for(paper, 1)
    press = Press("Day pack", paper, face)
    total, done = sum(len(cards) for _, cards in packs), 0
    for card, cards in packs:
        parts: list[PackPart] = []
        for each in cards:
            if not report(done, total, f"Sheet {done + 1} of {total}"):
                return None
            parts.append(measure_part(each, frame, paper, face))
            done += 1
        _draw_list(press, proofread(card, face), [each.pages for each in parts], face)
        for part in parts:
            part.draw(press)
    return press.finish()


def _draw_list(press: Press, card: DayPackCard, counts: Sequence[int], face: Typeface) -> None:
    """Draw the list on an even number of pages, so that no sheet stands behind it."""
    ground = Ground(frame_for(press.paper, 1), face)
    room = ground.frame.bottom - ground.frame.top - _FOOT - _HEAD_ROW
    pages = _pages(card, counts, ground, room)
    for number, blocks in enumerate(pages, start=1):
        page = press.page(number)
        _paint_head(page, card, "" if number == 1 else ", continued")
        paint_blocks(page, page.frame.top + _HEAD_ROW, blocks, room)
        _paint_foot(page, card, number, len(pages))


def _pages(
    card: DayPackCard, counts: Sequence[int], ground: Ground, room: float
) -> tuple[tuple[Block, ...], ...]:
    """Divide the list; how many pages it takes moves the pages that it names, so twice."""
    own = 2
    for _ in range(2):
        blocks = _blocks(card, counts, own, ground)
        pages = paginate(blocks, room)
        if len(pages) % 2:
            pages = (*pages, (paragraph(plain("no entries on this page"), ground, BODY),))
        own = len(pages)
    return pages


def _blocks(
    card: DayPackCard, counts: Sequence[int], own: int, ground: Ground
) -> tuple[Block, ...]:
    total = own + sum(counts)
    summary = f"{card.count}, {len(counts)} sheets, {total} pages with this list. "
    lead = paragraph((*strong(summary), *plain(card.come)), ground, VALUE)
    rows = list(_rows(card.lines, counts, own, ground))
    heads = text_heads(_COLUMNS)
    end = paragraph(plain("end of entries"), ground, BODY)
    sign = stack((white(10), signatures(_SIGNERS)))
    first = stack((lead, white(6), heads, *rows[:1]))
    return (first, *rows[1:], end, sign)


def _rows(
    lines: Iterable[PackLine], counts: Sequence[int], before: int, ground: Ground
) -> Iterable[Block]:
    left = list(counts)
    for line in lines:
        own, left = left[: len(line.sheets)], left[len(line.sheets) :]
        yield _row(line, own, before, ground)
        before += sum(own)


def _row(line: PackLine, own: Sequence[int], before: int, ground: Ground) -> Block:
    sheets = ", ".join(f"{code}: {count}" for code, count in zip(line.sheets, own, strict=True))
    span = f"{before + 1} to {before + sum(own)}" if own else "none"
    cells = (
        (strong(line.chair or "no chair"), HEAD),
        (strong(line.name), HEAD),
        (plain(line.infusion), VALUE),
        (plain(sheets or "not printed"), VALUE),
        (strong(span), VALUE),
    )
    placed = [
        (column.at, size, wrap(words, _room(column, ground), size, ground.face))
        for column, (words, size) in zip(_COLUMNS, cells, strict=False)
    ]
    under = wrap(_under(line), _room(_COLUMNS[1], ground), BODY, ground.face)
    tall = max(leading(size) * len(lines) for _, size, lines in placed)
    name = leading(HEAD) * len(placed[1][2]) + leading(BODY) * len(under)
    height = max(tall, name, 20) + _WHITE
    paint = partial(_paint_row, placed=tuple(placed), under=under, height=height, box=bool(own))
    return Block(height, paint)


def _room(column: Column, ground: Ground) -> float:
    return column.span * ground.frame.unit - _GUTTER


def _under(line: PackLine) -> Line:
    ids = "  ".join(part for part in (line.born, line.mrn) if part)
    return ((f"{ids}  " if ids and line.note else ids, False), (line.note, True))


def _paint_row(
    page: Page,
    top: float,
    extra: float,
    *,
    placed: tuple[tuple[float, float, tuple[Line, ...]], ...],
    under: tuple[Line, ...],
    height: float,
    box: bool,
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    for at, size, lines in placed:
        end = page.lines(page.frame.x(at), top + _WHITE / 2, lines, size)
        if at == _COLUMNS[1].at:
            page.lines(page.frame.x(at), end, under, BODY)
    if box:
        tick_box(page, page.frame.x(_COLUMNS[-1].at) + 2, top + height / 2)


def _paint_head(page: Page, card: DayPackCard, more: str) -> None:
    left, y = page.frame.left, page.frame.top + 15
    page.text(left, y, f"{card.title}{more}", LARGE_DATE, bold=True)
    page.right(page.frame.right, y, card.day, LARGE_DATE, bold=True)
    page.rule(left, y + 5, page.frame.right, RULE)


def _paint_foot(page: Page, card: DayPackCard, number: int, pages: int) -> None:
    left, y = page.frame.left, page.frame.bottom - 1.2
    page.text(left, y - 10.6, f"{card.printed} · {card.site}", LABEL)
    x = page.text(left, y, card.note, LABEL, bold=True)
    if card.sample:
        page.text(x + 12, y, "SAMPLE", BODY, bold=True)
    page.right(page.frame.right, y, f"Page {number} of {pages}", BODY, bold=True)
