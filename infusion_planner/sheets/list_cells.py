"""What the rows of lists are made of: wrapped words in columns, and boxes to write in."""

import re
from collections.abc import Sequence

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import colon
from infusion_planner.sheets.measures import BODY, HEAD, LABEL, RULE, WRITE_IN, leading
from infusion_planner.sheets.page import Page

HEADS = 13.0
PAD = 4.0
_GUTTER = 6.0
_DAY = re.compile(r"\b([A-Z][a-z]{2}) (\d\d)")


class Column(Frozen):
    """One column of a list.

    Attributes:
        at: its left edge in grid units.
        span: its width in grid units.
        head: what stands over it.
        box: `time` or `line` for a box to write in, with a colon or without; else empty.
    """

    at: float
    span: float
    head: str
    box: str = ""


Text = tuple[Line, float]
"""One line and its size."""


def fit(words: Sequence[tuple[str, float, bool]], span: float, ground: Ground) -> tuple[Text, ...]:
    """Wrap (words, size, bold) one under the other into a column; empty words take no line."""
    room = span * ground.frame.unit - _GUTTER
    return tuple(
        (line, size)
        for text, size, bold in words
        for line in wrap(strong(text) if bold else plain(text), room, size, ground.face)
    )


def who(name: str, born: str, mrn: str, span: float, ground: Ground) -> tuple[Text, ...]:
    """Set a patient: the name, and under it the two identifiers."""
    room = span * ground.frame.unit - _GUTTER
    names = wrap(strong(name), room, HEAD, ground.face)
    ids = (*plain("Born "), *strong(born), *plain("   MRN "), *strong(mrn))
    return (
        *((line, HEAD) for line in names),
        *((line, BODY) for line in wrap(ids, room, BODY, ground.face)),
    )


def together(days: str) -> str:
    """Keep the weekday of each day beside its date."""
    return _DAY.sub("\\1\u00a0\\2", days)


def height_of(texts: Sequence[Text]) -> float:
    """Give the height of lines under one another."""
    return sum(leading(size) for _, size in texts)


def draw_texts(page: Page, x: float, top: float, texts: Sequence[Text]) -> None:
    """Draw lines under one another."""
    for line, size in texts:
        page.lines(x, top, (line,), size)
        top += leading(size)


def heads_block(columns: Sequence[Column]) -> Block:
    """Head the columns, with a line under them."""

    def paint(page: Page, top: float, extra: float) -> None:
        for column in columns:
            room = column.span * page.frame.unit
            page.text(page.frame.x(column.at), top + 8, column.head, LABEL, limit=room)
        page.rule(page.frame.left, top + HEADS, page.frame.right, RULE)

    return Block(HEADS, paint)


def draw_box(page: Page, column: Column, top: float, height: float = WRITE_IN + 3) -> None:
    """Draw a box to write in, with a colon for a time of day."""
    x, width = page.frame.x(column.at), column.span * page.frame.unit - _GUTTER
    page.box(x, top, width, height)
    if column.box == "time":
        colon(page, x + width / 2, top + height / 2)
