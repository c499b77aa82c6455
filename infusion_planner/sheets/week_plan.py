"""The week plan (S11W): chairs by the days of a week."""

from functools import partial

from infusion_planner.cards.list_sheets import WeekCell, WeekPlanCard, WeekRow
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import plain, wrap
from infusion_planner.sheets.list_cells import PAD, Text, draw_texts, fit, height_of
from infusion_planner.sheets.list_pages import ListLayout, end_row, lay_out_list
from infusion_planner.sheets.measures import BODY, COLUMNS, HEAD, LABEL, RULE, VALUE, leading
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.running_parts import Part
from infusion_planner.sheets.typeface import Typeface

_CHAIR_SPAN = 2.0
_LEAST = 34.0
_IN_CELL = 3.0
Cells = tuple[tuple[Text, ...], ...]


def lay_out_week_plan(card: WeekPlanCard, frame: Frame, face: Typeface) -> ListLayout:
    """Measure the plan and divide it over pages."""
    ground = Ground(frame, face)
    span = (COLUMNS - _CHAIR_SPAN) / max(1, len(card.heads))
    rows = [block for row in card.rows for block in _row_blocks(row, span, ground)]
    part = Part((*rows, end_row()), columns=_heads(card, span, ground))
    title = f"{card.heading}   {card.day}"
    return lay_out_list(card.stamp, (title, ""), (part,), ground)


def _heads(card: WeekPlanCard, span: float, ground: Ground) -> Block:
    room = span * ground.frame.unit - 2 * _IN_CELL
    notes = tuple(wrap(plain(note), room, LABEL, ground.face) for _, note in card.heads)
    height = leading(HEAD) + leading(LABEL) * max(1, *map(len, notes), 1) + PAD
    days = tuple(day for day, _ in card.heads)
    return Block(height, partial(_paint_heads, days=days, notes=notes, span=span, height=height))


def _paint_heads(
    page: Page,
    top: float,
    extra: float,
    *,
    days: tuple[str, ...],
    notes: tuple[tuple[tuple[tuple[str, bool], ...], ...], ...],
    span: float,
    height: float,
) -> None:
    page.text(page.frame.left, top + leading(HEAD) - 3, "Chair", LABEL)
    for place, (day, note) in enumerate(zip(days, notes, strict=True)):
        x = page.frame.x(_CHAIR_SPAN + place * span) + _IN_CELL
        page.text(x, top + leading(HEAD) - 3, day, HEAD, bold=True)
        page.lines(x, top + leading(HEAD), note, LABEL)
    page.rule(page.frame.left, top + height, page.frame.right, RULE)


def _row_blocks(row: WeekRow, span: float, ground: Ground) -> list[Block]:
    """Give a row as blocks, each with one patient a day, so that a long one runs on."""
    most = max(1, *(len(cell) for cell in row.cells)) if row.cells else 1
    return [_block(row, number, span, ground) for number in range(most)]


def _block(row: WeekRow, number: int, span: float, ground: Ground) -> Block:
    room = span - 2 * _IN_CELL / ground.frame.unit
    texts = tuple(
        _texts(cell[number], room, ground) if number < len(cell) else () for cell in row.cells
    )
    chair = fit(((row.chair, HEAD, True),), _CHAIR_SPAN, ground) if not number else ()
    tallest = max(_LEAST, height_of(chair), *(height_of(text) for text in texts))
    height = tallest + 2 * PAD
    paint = partial(_paint, chair=chair, texts=texts, span=span, height=height, first=not number)
    return Block(height, paint)


def _texts(cell: WeekCell, span: float, ground: Ground) -> tuple[Text, ...]:
    born, _, mrn = cell.ids.partition("  ")
    words = (
        (cell.name, VALUE, True),
        (born, BODY, False),
        (mrn, BODY, True),
        (cell.infusion, BODY, False),
    )
    return fit(words, span, ground)


def _paint(
    page: Page,
    top: float,
    extra: float,
    *,
    chair: tuple[Text, ...],
    texts: Cells,
    span: float,
    height: float,
    first: bool,
) -> None:
    frame = page.frame
    if first:
        page.rule(frame.left, top, frame.right)
    draw_texts(page, frame.left, top + PAD, chair)
    for place, lines in enumerate(texts):
        x = frame.x(_CHAIR_SPAN + place * span)
        page.stroke(x, top, x, top + height)
        draw_texts(page, x + _IN_CELL, top + PAD, lines)
