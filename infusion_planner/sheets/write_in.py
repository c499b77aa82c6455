"""Where somebody writes by hand: labelled fields, and columns of boxes under their heads."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Literal

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block
from infusion_planner.sheets.marks import colon, slash
from infusion_planner.sheets.measures import FIELD, HEAVY, LABEL
from infusion_planner.sheets.page import Page

Guide = Literal["", "time", "pressure"]

COLUMN_HEADS = 11.0


class Column(Frozen):
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
    return top + COLUMN_HEADS


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


class WriteField(Frozen):
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
