"""The tables of a worksheet: rows under their heads, with what came before a row over it."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.worksheet import Table, TableRow
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, wrap
from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import BODY, SIGN_ROW, VALUE, baseline, leading
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.text_rows import text_heads
from infusion_planner.sheets.worksheet_known import letter_box
from infusion_planner.sheets.worksheet_places import columns_of
from infusion_planner.sheets.write_in import Column

_ROW, _GUTTER, _SIGN = 18.5, 5.0, 18.0
_TOTAL_AT = 1.2


def table_blocks(body: Table, ground: Ground) -> Iterator[Block]:
    """Give the heads of a table, its rows and the line under them."""
    columns = columns_of(body)
    if any(column.head for column in columns):
        yield text_heads(columns)
    for row in body.rows:
        if row.above:
            yield _above(row.above, ground)
        yield _row(row, columns, ground)
    if body.total:
        yield Block(_ROW, partial(_paint_total, line=body.total))


def _above(line: Line, ground: Ground) -> Block:
    """Set what came before a row over it, behind the sign that it was no usual day."""
    lines = wrap(line, ground.frame.width - _SIGN, BODY, ground.face)
    height = 5 + leading(BODY) * len(lines)
    return Block(height, partial(_paint_above, lines=lines))


def _paint_above(page: Page, top: float, extra: float, *, lines: tuple[Line, ...]) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    warning(page, page.frame.left, top + 3 + leading(BODY) / 2)
    page.lines(page.frame.left + _SIGN, top + 3, lines, BODY)


def _row(row: TableRow, columns: Sequence[Column], ground: Ground) -> Block:
    cells = tuple(
        wrap(
            ((cell, at in row.bold),),
            column.span * ground.frame.unit - _GUTTER,
            BODY,
            ground.face,
        )
        for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    least = SIGN_ROW if ground.is_tight else _ROW
    height = max(least, 6 + leading(BODY) * max(map(len, cells)))
    marks = row.marks or ("",) * len(cells)
    paint = partial(_paint_row, cells=cells, marks=marks, columns=tuple(columns), height=height)
    return Block(height, paint)


def _paint_row(
    page: Page,
    top: float,
    extra: float,
    *,
    cells: tuple[tuple[Line, ...], ...],
    marks: tuple[str, ...],
    columns: tuple[Column, ...],
    height: float,
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    for lines, mark, column in zip(cells, marks, columns, strict=True):
        x = page.frame.x(column.at)
        if mark:
            width = column.span * page.frame.unit - _GUTTER
            letter_box(page, (x, top + height / 2), width, mark)
        start = top + (height - leading(BODY) * len(lines)) / 2
        page.lines(x, start, lines, BODY)


def _paint_total(page: Page, top: float, extra: float, *, line: Line) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    page.runs(page.frame.x(_TOTAL_AT), baseline(top + _ROW / 2, VALUE), line, VALUE)
