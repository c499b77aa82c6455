"""The parts a form is stacked from, each with its least height and its elastic rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from typing import Literal

from infusion_planner.sheets.lines import Line, wrap
from infusion_planner.sheets.marks import colon, slash
from infusion_planner.sheets.measures import (
    BODY,
    FIELD,
    HAIR,
    HEAD,
    HEAVY,
    LABEL,
    RULE,
    SIGN_ROW,
    STRETCH,
    baseline,
    leading,
)
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.typeface import Typeface

Paint = Callable[[Page, float, float], None]
Guide = Literal["", "time", "pressure"]

SECTION_GAP = 5.0
TIGHT_GAP = 3.0
_SECTION_HEAD = 16.5
_COLUMN_HEADS = 11.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a form is laid out on.

    Attributes:
        frame: the live area.
        face: the typeface.
        gap: white above each section.
    """

    frame: Frame
    face: Typeface
    gap: float = SECTION_GAP


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a form.

    Attributes:
        height: least height in points.
        paint: draws it on (page, top, points added to each elastic row).
        rows: number of elastic rows.
    """

    height: float
    paint: Paint
    rows: int = 0


def least_height(blocks: Iterable[Block]) -> float:
    """Add up the least heights."""
    return sum(block.height for block in blocks)


def paginate(blocks: Sequence[Block], room: float) -> tuple[tuple[Block, ...], ...]:
    """Fill pages with blocks in order; a block is never torn apart."""
    pages: list[tuple[Block, ...]] = [()]
    for block in blocks:
        if pages[-1] and least_height(pages[-1]) + block.height > room:
            pages.append(())
        pages[-1] = (*pages[-1], block)
    return tuple(pages)


def paint_blocks(page: Page, top: float, blocks: Sequence[Block], room: float) -> None:
    """Draw blocks under each other, the slack shared out over their elastic rows."""
    slack = max(0.0, room - least_height(blocks))
    rows = sum(block.rows for block in blocks)
    extra = min(STRETCH, slack / rows) if rows else 0.0
    for block in blocks:
        block.paint(page, top, extra)
        top += block.height + extra * block.rows


def stack(blocks: Sequence[Block]) -> Block:
    """Keep blocks together as one."""
    paint = partial(_paint_stack, blocks=tuple(blocks))
    return Block(least_height(blocks), paint, sum(block.rows for block in blocks))


def _paint_stack(page: Page, top: float, extra: float, *, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        block.paint(page, top, extra)
        top += block.height + extra * block.rows


def white(height: float) -> Block:
    """Leave a gap."""
    return Block(height, _paint_nothing)


def _paint_nothing(page: Page, top: float, extra: float) -> None:
    """Leave the paper white."""


def paragraph(line: Line, ground: Ground, size: float, step: float = 0.0) -> Block:
    """Set a text over the whole width."""
    step = step or leading(size)
    lines = wrap(line, ground.frame.width, size, ground.face)
    return Block(step * len(lines), partial(_paint_paragraph, lines=lines, size=size, step=step))


def _paint_paragraph(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], size: float, step: float
) -> None:
    page.lines(page.frame.left, top, lines, size, step)


def section(number: int, title: str, note: Line, ground: Ground) -> Block:
    """Head a section: rule, number, title and what must be known beside it."""
    frame, face = ground.frame, ground.face
    title_width = 13 + face.width(title, HEAD, bold=True) + 8
    lines = wrap(note, frame.width - title_width, BODY, face)
    height = ground.gap + _SECTION_HEAD + leading(BODY) * max(0, len(lines) - 1)
    return Block(
        height, partial(_paint_section, gap=ground.gap, number=number, title=title, note=lines)
    )


def _paint_section(
    page: Page,
    top: float,
    extra: float,
    *,
    gap: float,
    number: int,
    title: str,
    note: tuple[Line, ...],
) -> None:
    left = page.frame.left
    top += gap
    page.rule(left, top, page.frame.right, RULE)
    y = top + 12.5
    page.text(left, y, str(number), HEAD, bold=True)
    x = page.text(left + 13, y, title, HEAD, bold=True) + 8
    for line in note:
        page.runs(x, y, line, BODY, limit=page.frame.right - x)
        y += leading(BODY)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of boxes.

    Attributes:
        at: its left edge in grid units.
        span: its width in grid units.
        head: what is written in it.
        guide: what is printed into each box.
    """

    at: float
    span: float
    head: str
    guide: Guide = ""


def column_heads(page: Page, top: float, columns: Sequence[Column]) -> float:
    """Set the heads of columns; give the height under them."""
    for column in columns:
        indent = 3.0 if column.at else 0.0
        room = column.span * page.frame.unit - indent
        page.text(page.frame.x(column.at) + indent, top + 8, column.head, LABEL, limit=room)
    return top + _COLUMN_HEADS


def row_boxes(page: Page, top: float, height: float, columns: Sequence[Column]) -> None:
    """Draw one row of boxes to write in, in columns that follow each other without a gap."""
    grid_boxes(page, (top, top + height), columns)


def grid_boxes(page: Page, ys: Sequence[float], columns: Sequence[Column]) -> None:
    """Draw rows of boxes between level edges, in columns that follow without a gap."""
    ends = (column.at + column.span for column in columns)
    page.grid([page.frame.x(units) for units in (columns[0].at, *ends)], ys)
    for column in columns:
        if column.guide:
            x = page.frame.x(column.at + column.span / 2)
            for top, bottom in pairwise(ys):
                _draw_guide(page, column.guide, x, top, bottom - top)


def _draw_guide(page: Page, guide: Guide, x: float, top: float, height: float) -> None:
    if guide == "time":
        colon(page, x, top + height / 2)
    else:
        slash(page, x, top + 3.5, top + height - 3.5)


@dataclass(frozen=True, slots=True)
class WriteField:
    """One labelled box.

    Attributes:
        at: its left edge in grid units.
        span: its width in grid units.
        label: what is written in it.
        unit: printed at the right foot; empty for none.
        time: whether a colon is printed for a time of day.
        clock: whether it is one of the sheet's clocks, framed heavily.
    """

    at: float
    span: float
    label: str
    unit: str = ""
    time: bool = False
    clock: bool = False


def draw_fields(page: Page, top: float, row: Sequence[WriteField]) -> None:
    """Draw a row of labelled boxes; heavy frames come last, over the thin ones."""
    for part in sorted(row, key=lambda part: part.clock):
        x, width = page.frame.x(part.at), part.span * page.frame.unit
        if part.clock:
            page.clock_box(x, top, width, FIELD, HEAVY)
        else:
            page.box(x, top, width, FIELD)
        inset = 1.0 if part.clock else 0.0
        label = (x + 3 + inset, top + 9 + inset)
        page.text(*label, part.label, LABEL, bold=part.clock, limit=width - 5 - inset)
        if part.unit:
            page.right(x + width - 3, top + FIELD - 5.2, part.unit, LABEL)
        if part.time:
            colon(page, x + width / 2, top + FIELD - 9)


def fields_block(fields: Sequence[WriteField], under: float = 0.0) -> Block:
    """Give one row of labelled boxes and the white under it."""
    return Block(FIELD + under, partial(_paint_fields, fields=tuple(fields)))


def _paint_fields(page: Page, top: float, extra: float, *, fields: tuple[WriteField, ...]) -> None:
    draw_fields(page, top, fields)


SIGNATURE = (
    Column(5.8, 5.4, "Printed name"),
    Column(11.2, 1.9, "Initials"),
    Column(13.1, 5.2, "Signature"),
    Column(18.3, 3.4, "Date"),
    Column(21.7, 2.3, "Time", "time"),
)
_ROLE = Column(0, 5.8, "Role, signs for")


def signatures(roles: Sequence[tuple[str, str]], row: float = SIGN_ROW) -> Block:
    """Give the rows in which (role, what it signs for) sign by hand."""
    return Block(
        _COLUMN_HEADS + row * len(roles),
        partial(_paint_signatures, roles=tuple(roles), row=row),
        len(roles),
    )


def _paint_signatures(
    page: Page, top: float, extra: float, *, roles: tuple[tuple[str, str], ...], row: float
) -> None:
    top = column_heads(page, top, (_ROLE, *SIGNATURE))
    left, end = page.frame.left, page.frame.x(_ROLE.span)
    height = row + extra
    ys = [top + height * at for at in range(len(roles) + 1)]
    for y in ys:
        page.rule(left, y, end, HAIR)
    for (role, meaning), y in zip(roles, ys, strict=False):
        middle = baseline(y + height / 2, BODY)
        x = page.text(left, middle, role, BODY, bold=True) + 4
        page.text(x, middle, meaning, BODY, limit=end - x - 1)
    grid_boxes(page, ys, SIGNATURE)


def row_tops(top: float, heights: Iterable[float], extra: float) -> Iterable[tuple[float, float]]:
    """Give (top, bottom) of rows under each other, each grown by the extra."""
    edges = accumulate((height + extra for height in heights), initial=top)
    return pairwise(edges)
