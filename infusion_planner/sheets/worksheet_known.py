"""What the record holds on a worksheet, and a box with a letter where it holds nothing."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.worksheet import Facts, Known, Sum
from infusion_planner.sheets.blocks import Block, Ground, paragraph, white
from infusion_planner.sheets.lines import Line, line_width, plain, strong
from infusion_planner.sheets.measures import BODY, HEAD, LABEL, VALUE, WORD_ROW, baseline
from infusion_planner.sheets.page import Page

_FACT_ROW, _BOX, _FACTS_IN_A_ROW = 20.0, 17.1, 3
_AFTER, _LETTER = 5.0, 8.0
_SUM_ROW, _SUM_BOX = 26.0, 46.0

_Placed = tuple[int, int, Known]
"""First column of a value, how many it takes, and the value."""


def fact_blocks(body: Facts, ground: Ground) -> Iterator[Block]:
    """Give the values row by row; a wide one takes two columns, a wider one its own lines."""
    row: list[_Placed] = []
    column = 0
    for item in body.items:
        span = _span(item, ground)
        if row and column + span > _FACTS_IN_A_ROW:
            yield _fact_row(row, ground)
            row, column = [], 0
        if span > _FACTS_IN_A_ROW:
            yield from _wide_fact(item, ground)
        else:
            row.append((column, span, item))
            column += span
    if row:
        yield _fact_row(row, ground)


def _span(item: Known, ground: Ground) -> int:
    """Count the columns a value takes; one more than there are where it has to wrap."""
    width = ground.frame.width / _FACTS_IN_A_ROW
    needed = line_width(_fact_line(item), VALUE, ground.face) + 8
    spans = (span for span in range(1, _FACTS_IN_A_ROW + 1) if needed <= span * width)
    return next(spans, _FACTS_IN_A_ROW + 1)


def _fact_line(item: Known) -> Line:
    return (*plain(f"{item.label}  "), *strong(item.value))


def _wide_fact(item: Known, ground: Ground) -> Iterator[Block]:
    yield paragraph(_fact_line(item), ground, BODY)
    yield white(4)


def _fact_row(items: Sequence[_Placed], ground: Ground) -> Block:
    height = WORD_ROW if ground.is_tight else _FACT_ROW
    return Block(height, partial(_paint_facts, items=tuple(items), height=height))


def _paint_facts(
    page: Page, top: float, extra: float, *, items: tuple[_Placed, ...], height: float
) -> None:
    width = page.frame.width / _FACTS_IN_A_ROW
    page.rule(page.frame.left, top, page.frame.right)
    for column, span, item in items:
        x, middle = page.frame.left + width * column, top + height / 2
        end = page.text(x, baseline(middle, BODY), item.label, BODY) + _AFTER
        if item.value:
            page.text(end, baseline(middle, VALUE), item.value, VALUE, bold=True)
        else:
            letter_box(page, (end, middle), x + width * span - 8 - end, item.mark)


def letter_box(page: Page, at: tuple[float, float], width: float, mark: str) -> None:
    """Draw a box to write in, behind the letter it has in the list of what is missing."""
    x, middle = at
    if mark:
        page.text(x, baseline(middle, LABEL), mark, LABEL, bold=True)
        x, width = x + _LETTER, width - _LETTER
    page.box(x, middle - _BOX / 2, width, _BOX)


def sum_blocks(body: Sum, ground: Ground) -> Iterator[Block]:
    """Give a sum in one line."""
    del ground
    yield Block(_SUM_ROW, partial(_paint_sum, parts=body.parts))


def _paint_sum(
    page: Page, top: float, extra: float, *, parts: tuple[tuple[str, str, str], ...]
) -> None:
    x, middle = page.frame.left, top + _SUM_ROW / 2
    signs = ("", *("=" if at == 0 else "+" for at in range(len(parts) - 1)))
    for sign, (number, label, mark) in zip(signs, parts, strict=True):
        if sign:
            x = page.text(x + 12, baseline(middle, VALUE), sign, VALUE, bold=True) + 12
        if number:
            x = page.text(x, baseline(middle, HEAD), number, HEAD, bold=True) + _AFTER
        else:
            letter_box(page, (x, middle), _SUM_BOX, mark)
            x += _SUM_BOX + _AFTER
        x = page.text(x, baseline(middle, BODY), label, BODY)
