"""Lines to tick, in columns."""

from collections.abc import Sequence
from functools import partial

from infusion_planner.sheets.blocks import Block, Ground, row_tops
from infusion_planner.sheets.lines import Line, plain, wrap
from infusion_planner.sheets.marks import tick_box
from infusion_planner.sheets.measures import BODY, LARGE_TICK_BOX, TICK_BOX
from infusion_planner.sheets.page import Page

_INDENT = 5.0
_LARGE_INDENT = 8.0
_GUTTER = 2.0
_TIGHT = 1.22


def tick_list(items: Sequence[str], columns: int, ground: Ground, size: float = BODY) -> Block:
    """Give lines to tick, filled row by row.

    Args:
        items: the lines.
        columns: how many stand beside each other.
        ground: what they are laid out on.
        size: of the type.
    """
    room = ground.frame.width / columns - sum(_box(size)) - _GUTTER
    step = round(size * _TIGHT, 1)
    wrapped = [wrap(plain(item), room, size, ground.face) for item in items]
    rows = tuple(
        tuple(wrapped[first : first + columns]) for first in range(0, len(wrapped), columns)
    )
    heights = tuple(_INDENT + step * max(map(len, row)) for row in rows)
    paint = partial(_paint_rows, rows=rows, heights=heights, columns=columns, size=size)
    return Block(sum(heights), paint)


def _box(size: float) -> tuple[float, float]:
    """Give the side of a tick box beside a type size, and the white after it."""
    return (LARGE_TICK_BOX, _LARGE_INDENT) if size > BODY else (TICK_BOX, _INDENT)


def _paint_rows(
    page: Page,
    top: float,
    extra: float,
    *,
    rows: tuple[tuple[tuple[Line, ...], ...], ...],
    heights: tuple[float, ...],
    columns: int,
    size: float,
) -> None:
    step = round(size * _TIGHT, 1)
    for row, (y, bottom) in zip(rows, row_tops(top, heights, 0), strict=True):
        for at, lines in enumerate(row):
            x = page.frame.left + at * page.frame.width / columns
            side, indent = _box(size)
            end = tick_box(page, x, (y + bottom) / 2, side)
            start = (y + bottom - step * len(lines)) / 2
            page.lines(end + indent, start, lines, size, step)
