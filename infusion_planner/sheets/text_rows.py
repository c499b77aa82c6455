"""Rows of wrapped text under the heads of their columns, in pieces that a page can hold."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, wrap
from infusion_planner.sheets.measures import LABEL, VALUE, leading
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.write_in import COLUMN_HEADS, Column

_GUTTER = 5.0
_WHITE = 3.0
_LINES_IN_A_PIECE = 12

# What stands in a column: (grid position, lines).
_Cell = tuple[float, tuple[Line, ...]]


def text_heads(columns: Sequence[Column]) -> Block:
    """Head the columns."""
    return Block(COLUMN_HEADS, partial(_paint_heads, columns=tuple(columns)))


def _paint_heads(page: Page, top: float, extra: float, *, columns: tuple[Column, ...]) -> None:
    for column in columns:
        room = column.span * page.frame.unit
        page.text(page.frame.x(column.at), top + 8, column.head, LABEL, limit=room)


def text_row(
    columns: Sequence[Column], cells: Sequence[Line], ground: Ground, size: float = VALUE
) -> Iterator[Block]:
    """Give a row under a hairline.

    Args:
        columns: from left to right.
        cells: what stands in each of them.
        ground: what it is laid out on.
        size: of the type.
    """
    fitted = tuple(
        (column.at, wrap(line, column.span * ground.frame.unit - _GUTTER, size, ground.face))
        for column, line in zip(columns, cells, strict=True)
    )
    for first in range(0, max(1, *(len(lines) for _, lines in fitted)), _LINES_IN_A_PIECE):
        piece = tuple((at, lines[first : first + _LINES_IN_A_PIECE]) for at, lines in fitted)
        height = _WHITE + leading(size) * max(1, *(len(lines) for _, lines in piece))
        yield Block(height, partial(_paint_row, cells=piece, size=size, ruled=not first))


def _paint_row(
    page: Page, top: float, extra: float, *, cells: tuple[_Cell, ...], size: float, ruled: bool
) -> None:
    if ruled:
        page.rule(page.frame.left, top, page.frame.right)
    for at, lines in cells:
        page.lines(page.frame.x(at), top + _WHITE / 2, lines, size)


def text_pieces(line: Line, ground: Ground, size: float) -> Iterator[Block]:
    """Give words over the whole width."""
    lines = wrap(line, ground.frame.width, size, ground.face)
    for first in range(0, len(lines), _LINES_IN_A_PIECE):
        piece = lines[first : first + _LINES_IN_A_PIECE]
        yield Block(leading(size) * len(piece) + 2, partial(_paint_text, lines=piece, size=size))


def _paint_text(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], size: float
) -> None:
    page.lines(page.frame.left, top + 1, lines, size)
